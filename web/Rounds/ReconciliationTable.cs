using System.Globalization;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A line of the reconciliation as staff read it.</summary>
/// <param name="Check">What it is held to.</param>
/// <param name="Gaps">Where it differs, in sentences.</param>
internal sealed record ReconciliationRow(string Name, string Figure, string Check, IReadOnlyList<string> Gaps);

/// <summary>The reconciliation as rows of a page.</summary>
internal static class ReconciliationTable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The rows, in order.</summary>
    public static IReadOnlyList<ReconciliationRow> Of(Reconciliation figures, string currency)
    {
        return [.. ReconciliationLines.Of(figures).Select(line => new ReconciliationRow(line.Name, Shown(line.Figure, line.IsMoney), line.Check, [.. Gaps(line)]))];

        IEnumerable<string> Gaps(ReconciliationFigure line) => figures.Gaps
            .Where(gap => gap.Line == line.Line && line.Line != ReconciliationLine.Unspecified)
            .Select(gap => $"This should be {Shown(gap.Expected, line.IsMoney)} and is {Shown(gap.Found, line.IsMoney)}. {gap.Where}");

        string Shown(long figure, bool isMoney) => isMoney ? Exact(new(figure), currency) : figure.ToString("N0", English);
    }

    /// <summary>A sum, always with pence: it is to be compared with a ledger.</summary>
    public static string Exact(Money sum, string currency)
    {
        var amount = (sum.Pence / 100m).ToString("N2", English);
        return currency == "GBP" ? "£" + amount : $"{amount} {currency}";
    }
}
