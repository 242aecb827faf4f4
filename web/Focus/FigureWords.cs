using System.Globalization;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Focus;

/// <summary>Figures, and what a score card says, as people read them, in the reader's language.</summary>
internal sealed class FigureWords(IStringLocalizer<Text> L)
{
    /// <summary>Indicators that a reason names.</summary>
    private const int Named = 3;

    /// <summary>A number with its unit; a dash where it is not known.</summary>
    public static string Say(decimal? value, string unit) => value is not { } number ? "–" : unit switch
    {
        "" => Number(number),
        "%" => Number(number) + "%",
        "£" => "£" + Number(number),
        _ => $"{Number(number)} {unit}",
    };

    /// <summary>A number, no digit more than was published.</summary>
    public static string Number(decimal number) => number.ToString("#,0.######", CultureInfo.CurrentCulture);

    /// <summary>Thousandths of a score as a number to 100.</summary>
    public static string Score(int thousandths) => (thousandths / 10m).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>A share of sets in per cent; all and none are only said where it is so.</summary>
    public static string Share(int part, int whole)
    {
        var percent = Math.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero);
        return (part == whole ? 100 : part == 0 ? 0 : Math.Clamp(percent, 1, 99)).ToString("0", CultureInfo.CurrentCulture) + "%";
    }

    /// <summary>Which way an indicator is good.</summary>
    public string Good(GoodDirection good) => good == GoodDirection.Higher ? L["Higher is better"] : L["Lower is better"];

    /// <summary>Why an area stands where it stands, a sentence each.</summary>
    public IEnumerable<string> Reasons(ScoreCard card, ScoreLine line)
    {
        var chosen = card.Columns.Zip(line.Cells).ToList();
        var heaviest = chosen.Where(pair => pair.Second.Need > 0).OrderByDescending(pair => pair.First.Weight * pair.Second.Need).Take(Named).Select(pair => Told(pair.First.Indicator, pair.Second.Figure)).ToList();
        if (heaviest.Count > 0)
        {
            yield return L["What weighs most here: {0}.", string.Join("; ", heaviest)];
        }

        var compared = chosen.Where(pair => pair.Second.Figure.England is not null).ToList();
        if (compared.Count > 0)
        {
            yield return L["It does worse than England in {0} of {1} indicators.", compared.Count(pair => IsWorse(pair.First.Indicator, pair.Second.Figure)), compared.Count];
        }

        yield return L["Of the places compared it does worst in {0} and best in {1} of {2} indicators.", chosen.Count(pair => pair.Second.Need == 1_000), chosen.Count(pair => pair.Second.Need == 0), chosen.Count];
        yield return line.Held == card.Sets
            ? L["However the weights are moved by up to {0}%, it keeps this place.", card.Within]
            : L["When the weights are moved by up to {0}%, it keeps this place in {1} of all cases; it is never above place {2} or below place {3}.", card.Within, Share(line.Held, card.Sets), line.Highest, line.Lowest];
    }

    private static bool IsWorse(Indicator indicator, Figure figure) => indicator.Good == GoodDirection.Lower ? figure.Value > figure.England : figure.Value < figure.England;

    private string Told(Indicator indicator, Figure figure) => figure.England is { } england
        ? L["{0} ({1}; England {2})", indicator.Name, Say(figure.Value, indicator.Unit), Say(england, indicator.Unit)]
        : $"{indicator.Name} ({Say(figure.Value, indicator.Unit)})";
}
