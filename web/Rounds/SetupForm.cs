using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A draft's set-up as a form: every field as it was typed, money in pounds, empty for no limit.</summary>
public sealed class SetupForm
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Community { get; set; }

    public string? Area { get; set; }

    public string? Budget { get; set; }

    public string? OpensDay { get; set; }

    public string? OpensTime { get; set; }

    public string? ClosesDay { get; set; }

    public string? ClosesTime { get; set; }

    public VotingMethod Method { get; set; }

    public string? MinLength { get; set; }

    public string? MaxLength { get; set; }

    public string? MaxTotalCost { get; set; }

    public string? MinPoints { get; set; }

    public string? MaxPoints { get; set; }

    public string? MaxTotalPoints { get; set; }

    public CountingRule Rule { get; set; }

    public string? Seed { get; set; }

    public string? MinimumVotes { get; set; }

    /// <summary>The form of a set-up.</summary>
    public static SetupForm Of(RoundSetup setup)
    {
        var opens = LocalInstant.Of(setup.OpensAt, setup.TimeZone);
        var closes = LocalInstant.Of(setup.ClosesAt, setup.TimeZone);
        return new SetupForm
        {
            Name = setup.Name,
            Description = setup.Description,
            Community = setup.Community,
            Area = setup.Area,
            Budget = Pounds(setup.Budget.Pence),
            OpensDay = opens.Day,
            OpensTime = opens.Time,
            ClosesDay = closes.Day,
            ClosesTime = closes.Time,
            Method = setup.Method,
            MinLength = Figure(setup.Limits.MinLength),
            MaxLength = Figure(setup.Limits.MaxLength),
            MaxTotalCost = setup.Limits.MaxTotalCost is { } most ? Pounds(most) : null,
            MinPoints = Figure(setup.Limits.MinPoints),
            MaxPoints = Figure(setup.Limits.MaxPoints),
            MaxTotalPoints = Figure(setup.Limits.MaxTotalPoints),
            Rule = setup.Counting.Rule,
            Seed = setup.Counting.Tie.Seed,
            MinimumVotes = setup.Counting.MinimumVotes == 0 ? null : Figure(setup.Counting.MinimumVotes),
        };
    }

    /// <summary>The set-up with the form's fields in it; what cannot be read goes to <paramref name="wrong"/> and leaves the old value.</summary>
    public RoundSetup Apply(RoundSetup old, ICollection<Refused> wrong) => old with
    {
        Name = Name?.Trim() ?? "",
        Description = Description?.Trim().ReplaceLineEndings("\n") ?? "",
        Community = Community?.Trim() ?? "",
        Area = string.IsNullOrWhiteSpace(Area) ? null : Area.Trim(),
        Budget = ReadMoney(Budget, nameof(Budget), wrong) is { } budget ? new Money(budget) : old.Budget,
        OpensAt = new LocalInstant(OpensDay, OpensTime).Read(old.TimeZone, "Opens", wrong) ?? old.OpensAt,
        ClosesAt = new LocalInstant(ClosesDay, ClosesTime).Read(old.TimeZone, "Closes", wrong) ?? old.ClosesAt,
        Method = Method,
        Limits = old.Limits with
        {
            MinLength = (int?)ReadFigure(MinLength, nameof(MinLength), wrong),
            MaxLength = (int?)ReadFigure(MaxLength, nameof(MaxLength), wrong),
            MaxTotalCost = string.IsNullOrWhiteSpace(MaxTotalCost) ? null : ReadMoney(MaxTotalCost, nameof(MaxTotalCost), wrong),
            MinPoints = ReadFigure(MinPoints, nameof(MinPoints), wrong),
            MaxPoints = ReadFigure(MaxPoints, nameof(MaxPoints), wrong),
            MaxTotalPoints = ReadFigure(MaxTotalPoints, nameof(MaxTotalPoints), wrong),
        },
        Counting = old.Counting with
        {
            Rule = Rule,
            Tie = string.IsNullOrWhiteSpace(Seed) ? TieRule.Default : TieRule.Seeded(Seed.Trim()),
            MinimumVotes = ReadFigure(MinimumVotes, nameof(MinimumVotes), wrong) ?? 0,
        },
    };

    private static string Pounds(long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string? Figure(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static long? ReadFigure(string? text, string field, ICollection<Refused> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.AllowThousands, English, out var number) && number >= 0)
        {
            return number;
        }

        wrong.Add(new Refused("not-a-whole-number", "Enter a whole number, such as 5, or leave it empty.", field));
        return null;
    }

    private static long? ReadMoney(string? text, string field, ICollection<Refused> wrong)
    {
        var plain = text?.Replace("£", "", StringComparison.Ordinal).Trim();
        if (decimal.TryParse(plain, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, English, out var pounds)
            && pounds is >= 0 and <= 1_000_000_000_000 && pounds * 100 == Math.Truncate(pounds * 100))
        {
            return (long)(pounds * 100);
        }

        wrong.Add(new Refused("not-money", "Enter an amount, such as 50,000 or 1,250.50.", field));
        return null;
    }
}
