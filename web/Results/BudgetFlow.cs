using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Results;

/// <summary>
/// How the budget flows into the funded projects, as bars of a picture: a row for the whole budget, one for each purchase, one for what
/// is left. Lengths are percentages, so that the picture stretches with the page while its words keep their size; from right to left
/// in languages that are written so.
/// </summary>
internal sealed class BudgetFlow
{
    // The numbers at the start of the rows, in percent of the width.
    private const decimal Margin = 9;
    private const int Most = 40;

    private readonly bool mirrored = Language.Current.IsRightToLeft;
    private readonly long budget;

    public BudgetFlow(ResultView result)
    {
        budget = Math.Max(1, result.Count.Budget);
        Rows =
        [
            new Row("", 0, 0, budget),
            .. result.Purchases.Select((step, place) => new Row((place + 1).ToString(CultureInfo.CurrentCulture), step.MoneyBefore, step.Cost, step.MoneyAfter)),
        ];
        Left = result.Count.Budget - result.Count.Cost;
        RowHeight = Rows.Count > Most ? 12 : 24;
    }

    /// <summary>The rows; the first is the whole budget.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>What is not spent.</summary>
    public long Left { get; }

    /// <summary>In CSS pixels.</summary>
    public int RowHeight { get; }

    /// <summary>Whether rows are high enough for their numbers.</summary>
    public bool HasNumbers => RowHeight >= 16;

    /// <summary>In CSS pixels.</summary>
    public int Height => Rows.Count * RowHeight;

    /// <summary>The number of a row. Razor takes text elements for its own, so this one is made here.</summary>
    public IHtmlContent Numbered(Row row, int top)
    {
        var number = new TagBuilder("text");
        number.AddCssClass("hub-flow__number");
        number.Attributes["x"] = Percent(mirrored ? 100 - Margin + 1.5m : Margin - 1.5m);
        number.Attributes["y"] = (top + RowHeight - 8).ToString(CultureInfo.InvariantCulture);
        number.Attributes["text-anchor"] = "end";
        number.InnerHtml.Append(row.Number);
        return number;
    }

    /// <summary>The left edge of a bar from an amount for an amount, in percent.</summary>
    public string X(long from, long amount) => Percent(mirrored ? 100 - Margin - Share(from) - Share(amount) : Margin + Share(from));

    /// <summary>The length of a bar, in percent.</summary>
    public string Width(long amount) => Percent(Share(amount));

    private decimal Share(long amount) => (100 - Margin) * amount / budget;

    private static string Percent(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>One row: the number of the project, and the money before it, for it and after it.</summary>
    internal sealed record Row(string Number, long Before, long Cost, long After);
}
