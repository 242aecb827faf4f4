using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Focus;

/// <summary>What is wrong with a figure as it is written: a sentence that follows “Line 3: ”, or stands by the field.</summary>
internal sealed record FigureFault(string Field, string Code, string Sentence);

/// <summary>
/// Reads figures one by one against what is known already, so that a line of a file and a form are held to the same rules. What the lines
/// say of an indicator must agree among themselves; what a file says of one that is known replaces it.
/// </summary>
internal sealed partial class FigureRules(ImmutableArray<Indicator> known, ImmutableArray<CommunityLine> communities)
{
    public const int LongestName = 120;
    public const int LongestUnit = 40;
    public const int LongestSource = 200;
    public const int MostIndicators = 200;
    public const decimal Greatest = 1_000_000_000_000m;

    // Enough for every published rate, and short in the database.
    private const int MostDecimals = 6;

    private readonly Dictionary<string, Indicator> indicators = known.ToDictionary(indicator => indicator.Id);
    private readonly HashSet<string> said = [];
    private readonly HashSet<(string, string, string)> places = [];

    /// <summary>The indicators as what was read says them.</summary>
    public IEnumerable<Indicator> Said => indicators.Values.Where(indicator => said.Contains(indicator.Id));

    /// <summary>The figure, or null with what is wrong.</summary>
    public Figure? Read(FigureText text, List<FigureFault> faults)
    {
        var before = faults.Count;
        var indicator = ReadIndicator(text, faults);
        var area = ReadArea(text.Area, faults);
        if (!Period().IsMatch(text.Period))
        {
            faults.Add(new("period", "period-unfit", $"“{Short(text.Period)}” is not a period such as 2025, 2024/25, 2025-Q1 or 2025-03."));
        }

        var value = Number("value", text.Value, true, faults);
        var borough = Number("borough", text.Borough, false, faults);
        var england = Number("england", text.England, false, faults);
        if (faults.Count > before)
        {
            return null;
        }

        if (!places.Add((indicator!.Id, area!, text.Period)))
        {
            faults.Add(new("period", "figure-twice", $"“{Short(indicator.Name)}” has a figure for {text.Area} and {text.Period} already in this file."));
            return null;
        }

        return new Figure(indicator.Id, area!, text.Period, value!.Value, borough, england);
    }

    /// <summary>What is wrong with an indicator as a form has it.</summary>
    public static ImmutableArray<Refused> Check(Indicator indicator)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (indicator.Name.Length is 0 or > LongestName || !IsPlain(indicator.Name))
        {
            wrong.Add(new("name-missing", $"Give it a name of at most {LongestName} characters.", "name"));
        }

        if (indicator.Unit.Length > LongestUnit || !IsPlain(indicator.Unit))
        {
            wrong.Add(new("unit-too-long", $"Say the unit in at most {LongestUnit} characters.", "unit"));
        }

        if (indicator.Source.Length is 0 or > LongestSource || !IsPlain(indicator.Source))
        {
            wrong.Add(new("source-missing", $"Say who publishes it, in at most {LongestSource} characters.", "source"));
        }

        if (indicator.Good is not (GoodDirection.Higher or GoodDirection.Lower))
        {
            wrong.Add(new("good-missing", "Say whether a higher or a lower figure is better.", "good"));
        }

        if (indicator.Weight is < 0 or > ScoreCard.MostWeight)
        {
            wrong.Add(new("weight-unfit", $"Enter a weight from 0 to {ScoreCard.MostWeight}.", "weight"));
        }

        if (indicator.Outcomes.Any(outcome => !EntryFieldSet.Outcomes.Contains(outcome)))
        {
            wrong.Add(new("outcome-unknown", "Choose outcomes of the framework.", "outcome"));
        }

        return wrong.ToImmutable();
    }

    // Whole characters, none of them for controlling a terminal: what both databases and an address can hold.
    private static bool IsPlain(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune));

    private Indicator? ReadIndicator(FigureText text, List<FigureFault> faults)
    {
        var found = indicators.Values.FirstOrDefault(indicator => string.Equals(indicator.Name, text.Indicator, StringComparison.OrdinalIgnoreCase));
        var good = text.Good.Trim().ToUpperInvariant() switch { "HIGHER" => GoodDirection.Higher, "LOWER" => GoodDirection.Lower, _ => GoodDirection.Unspecified };
        if (text.Good.Trim().Length > 0 && good == GoodDirection.Unspecified)
        {
            faults.Add(new("good", "good-unfit", $"“{Short(text.Good)}” is neither higher nor lower."));
            return null;
        }

        var read = found is not null
            ? found with { Unit = text.Unit.Length > 0 ? text.Unit : found.Unit, Source = text.Source.Length > 0 ? text.Source : found.Source, Good = good == GoodDirection.Unspecified ? found.Good : good }
            : new Indicator("", text.Indicator, text.Unit, text.Source, good, 0, []);
        var wrong = Check(read);
        faults.AddRange(wrong.Select(refused => new FigureFault(refused.Field == "name" ? "indicator" : refused.Field!, refused.Code, refused.Sentence)));
        if (!wrong.IsEmpty)
        {
            return null;
        }

        if (found is not null && said.Contains(found.Id) && !read.Says(found))
        {
            faults.Add(new("indicator", "indicator-differs", $"an earlier line says another unit, source or direction of “{Short(read.Name)}”."));
            return null;
        }

        if (found is null && indicators.Count >= MostIndicators)
        {
            faults.Add(new("indicator", "indicators-full", $"there can be at most {MostIndicators} indicators."));
            return null;
        }

        read = found is null ? read with { Id = NewId(read.Name) } : read;
        indicators[read.Id] = read;
        said.Add(read.Id);
        return read;
    }

    // Names whose letters an address does not have come to the same one, and are numbered.
    private string NewId(string name)
    {
        var id = Slug.Of(name);
        for (var i = 2; indicators.ContainsKey(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{Slug.Of(name)}-{i}");
        }

        return id;
    }

    private string? ReadArea(string text, List<FigureFault> faults)
    {
        if (AreaCode().IsMatch(text))
        {
            return text;
        }

        if (communities.FirstOrDefault(line => string.Equals(line.Name, text, StringComparison.OrdinalIgnoreCase) || line.Id == text) is { } community)
        {
            return community.Id;
        }

        faults.Add(new("area", "area-unknown", text.Length == 0
            ? "Name a community, or a small-area code such as E01025123."
            : $"“{Short(text)}” is neither a community that is set up nor a small-area code such as E01025123."));
        return null;
    }

    private static decimal? Number(string field, string text, bool isNeeded, List<FigureFault> faults)
    {
        if (text.Length == 0 && !isNeeded)
        {
            return null;
        }

        if (Amount().IsMatch(text) && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Greatest && number.Scale <= MostDecimals)
        {
            return number;
        }

        faults.Add(new(field, "number-unfit", text.Length == 0 ? "Enter a number such as 1,250 or 17.5." : $"“{Short(text)}” is not a number such as 1,250 or 17.5."));
        return null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}(?:/[0-9]{2}|-Q[1-4]|-(?:0[1-9]|1[0-2]))?$")]
    private static partial Regex Period();

    [GeneratedRegex("^[EWSN][0-9]{8}$")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13})(?:\.[0-9]+)?$")]
    private static partial Regex Amount();
}
