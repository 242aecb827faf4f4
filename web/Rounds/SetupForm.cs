using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A draft's set-up as forms: every field as it was typed, money in pounds, empty for no limit. Each step applies its own fields.</summary>
public sealed partial class SetupForm
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Community { get; set; }

    public string? Area { get; set; }

    public string? Budget { get; set; }

    public string? Currency { get; set; }

    public string? OpensDay { get; set; }

    public string? OpensTime { get; set; }

    public string? ClosesDay { get; set; }

    public string? ClosesTime { get; set; }

    public string? TimeZone { get; set; }

    public string? ChallengeDays { get; set; }

    public VotingMethod Method { get; set; }

    public string? MinLength { get; set; }

    public string? MaxLength { get; set; }

    public string? MinTotalCost { get; set; }

    public string? MaxTotalCost { get; set; }

    public string? MinPoints { get; set; }

    public string? MaxPoints { get; set; }

    public string? MinTotalPoints { get; set; }

    public string? MaxTotalPoints { get; set; }

    public string? DefaultScore { get; set; }

    public CountingRule Rule { get; set; }

    public string? Seed { get; set; }

    public string? MinimumVotes { get; set; }

    public string? ShareStep { get; set; }

    public bool StopWhenExhaustive { get; set; }

    public bool CompareWithGreedy { get; set; }

    /// <summary>The form of a set-up.</summary>
    public static SetupForm Of(RoundSetup setup)
    {
        var (opens, closes) = Readiness.HasDates(setup)
            ? (LocalInstant.Of(setup.OpensAt, setup.TimeZone), LocalInstant.Of(setup.ClosesAt, setup.TimeZone))
            : (new LocalInstant(null, "09:00"), new LocalInstant(null, "17:00"));
        return new SetupForm
        {
            Name = setup.Name,
            Description = setup.Description,
            Community = setup.Community,
            Area = setup.Area,
            Budget = setup.Budget == Money.Zero ? null : Pounds(setup.Budget.Pence),
            Currency = setup.Currency,
            OpensDay = opens.Day,
            OpensTime = opens.Time,
            ClosesDay = closes.Day,
            ClosesTime = closes.Time,
            TimeZone = setup.TimeZone,
            ChallengeDays = Figure(setup.ChallengeDays),
            Method = setup.Method,
            MinLength = Figure(setup.Limits.MinLength),
            MaxLength = Figure(setup.Limits.MaxLength),
            MinTotalCost = setup.Limits.MinTotalCost is { } least ? Pounds(least) : null,
            MaxTotalCost = setup.Limits.MaxTotalCost is { } most ? Pounds(most) : null,
            MinPoints = Figure(setup.Limits.MinPoints),
            MaxPoints = Figure(setup.Limits.MaxPoints),
            MinTotalPoints = Figure(setup.Limits.MinTotalPoints),
            MaxTotalPoints = Figure(setup.Limits.MaxTotalPoints),
            DefaultScore = Figure(setup.Limits.DefaultScore),
            Rule = setup.Counting.Rule,
            Seed = setup.Counting.Tie.Seed,
            MinimumVotes = setup.Counting.MinimumVotes == 0 ? null : Figure(setup.Counting.MinimumVotes),
            ShareStep = Pounds(setup.Counting.Step),
            StopWhenExhaustive = setup.Counting.StopWhenExhaustive,
            CompareWithGreedy = setup.Counting.CompareWithGreedy,
        };
    }

    /// <summary>The set-up with a step's fields in it; what cannot be read goes to <paramref name="wrong"/> and leaves the old value.</summary>
    public RoundSetup Apply(RoundSetup old, SetupStep step, ICollection<Refused> wrong) => step switch
    {
        SetupStep.About => old with
        {
            Name = Name?.Trim() ?? "",
            Description = Description?.Trim().ReplaceLineEndings("\n") ?? "",
            Community = Community?.Trim() ?? "",
            Area = string.IsNullOrWhiteSpace(Area) ? null : Area.Trim(),
        },
        SetupStep.Money => old with
        {
            Budget = ReadMoney(Budget, nameof(Budget), wrong) is { } budget ? new Money(budget) : old.Budget,
            Currency = string.IsNullOrWhiteSpace(Currency) ? old.Currency : Currency.Trim().ToUpperInvariant(),
        },
        SetupStep.Voting => old with { Method = Method, Limits = ReadLimits(wrong) },
        SetupStep.Counting => old with { Counting = ReadCounting(old.Counting, wrong) },
        SetupStep.Dates => ApplyDates(old, wrong),
        _ => old,
    };

    private RoundSetup ApplyDates(RoundSetup old, ICollection<Refused> wrong)
    {
        var zone = CivicTime.IsZone(TimeZone?.Trim()) ? TimeZone!.Trim() : null;
        if (zone is null)
        {
            wrong.Add(new Refused("time-zone-unknown", "Choose a time zone from the list.", nameof(TimeZone)));
        }

        return old with
        {
            TimeZone = zone ?? old.TimeZone,
            OpensAt = new LocalInstant(OpensDay, OpensTime).Read(zone ?? old.TimeZone, "Opens", wrong) ?? old.OpensAt,
            ClosesAt = new LocalInstant(ClosesDay, ClosesTime).Read(zone ?? old.TimeZone, "Closes", wrong) ?? old.ClosesAt,
            ChallengeDays = (int)(ReadFigure(ChallengeDays, nameof(ChallengeDays), wrong) ?? 0),
        };
    }

    private BallotLimits ReadLimits(ICollection<Refused> wrong)
    {
        // A limit that does not belong to the method is not asked for, so what is left in its field says nothing.
        var hasPoints = Method is VotingMethod.Cumulative or VotingMethod.Scoring;
        return new BallotLimits(
            (int?)ReadFigure(MinLength, nameof(MinLength), wrong),
            (int?)ReadFigure(MaxLength, nameof(MaxLength), wrong),
            string.IsNullOrWhiteSpace(MinTotalCost) ? null : ReadMoney(MinTotalCost, nameof(MinTotalCost), wrong),
            string.IsNullOrWhiteSpace(MaxTotalCost) ? null : ReadMoney(MaxTotalCost, nameof(MaxTotalCost), wrong),
            hasPoints ? ReadFigure(MinPoints, nameof(MinPoints), wrong) : null,
            hasPoints ? ReadFigure(MaxPoints, nameof(MaxPoints), wrong) : null,
            hasPoints ? ReadFigure(MinTotalPoints, nameof(MinTotalPoints), wrong) : null,
            hasPoints ? ReadFigure(MaxTotalPoints, nameof(MaxTotalPoints), wrong) : null,
            Method == VotingMethod.Scoring ? ReadFigure(DefaultScore, nameof(DefaultScore), wrong) : null);
    }

    private CountOptions ReadCounting(CountOptions old, ICollection<Refused> wrong) => old with
    {
        Rule = Rule,
        Tie = string.IsNullOrWhiteSpace(Seed) ? TieRule.Default : TieRule.Seeded(Seed.Trim()),
        MinimumVotes = ReadFigure(MinimumVotes, nameof(MinimumVotes), wrong) ?? 0,
        Step = string.IsNullOrWhiteSpace(ShareStep) ? CountOptions.OneCurrencyUnit : ReadMoney(ShareStep, nameof(ShareStep), wrong) ?? old.Step,
        StopWhenExhaustive = StopWhenExhaustive,
        CompareWithGreedy = CompareWithGreedy,
    };
}
