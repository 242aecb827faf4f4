using System.Globalization;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A line of the reconciliation as staff read it.</summary>
/// <param name="Check">What it is held to.</param>
/// <param name="Gaps">Where it differs, in sentences.</param>
internal sealed record ReconciliationRow(string Name, string Figure, string Check, IReadOnlyList<string> Gaps);

/// <summary>The reconciliation as rows, from who may vote down to the money that is left.</summary>
internal static class ReconciliationTable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The rows, in order.</summary>
    public static IReadOnlyList<ReconciliationRow> Of(Reconciliation figures, string currency)
    {
        return
        [
            Row("Voting rights registered", figures.Eligible, "Issued and withdrawn together"),
            Row("Withdrawn before use", figures.Withdrawn, "Recorded in the audit log"),
            Row("Issued", figures.Issued, "The same in the register, its batches and the ballot box", ReconciliationLine.Issued),
            Row("Votes accepted", figures.Casts, "The same in the log of votes, the register and the seals", ReconciliationLine.Casts),
            Row("Replaced by a later vote", figures.Replaced, "The same in the log of votes and the sealed list", ReconciliationLine.Replaced),
            Row("Ballots in the box", figures.InBox, "Votes accepted, less those replaced", ReconciliationLine.InBox),
            .. figures.ByChannel.Select(channel => Row("– " + StaffWords.Channel(channel.Key), channel.Value, "Part of the ballots in the box")),
            Row("People who voted", figures.Voted, "The ballots in the box", ReconciliationLine.Voted),
            Row("Declared void", figures.AllVoid, "Each by two officers, with a reason", ReconciliationLine.Void),
            .. figures.Void.Select(reason => Row("– " + reason.Key, reason.Value, "Part of those declared void")),
            Row("Ballots counted", figures.Counted, "Ballots in the box, less those void", ReconciliationLine.Counted),
            Sum("Budget", figures.Budget, "The frozen rules"),
            Sum("Allocated to funded projects", figures.Allocated, "The frozen costs of what the count funds", ReconciliationLine.Allocated),
            Sum("Unspent", figures.Unspent, "Budget, less what is allocated", ReconciliationLine.Unspent),
        ];

        ReconciliationRow Row(string name, long figure, string check, ReconciliationLine line = ReconciliationLine.Unspecified) =>
            new(name, Number(figure), check, [.. Of(line).Select(gap => $"This should be {Number(gap.Expected)} and is {Number(gap.Found)}. {gap.Where}")]);

        ReconciliationRow Sum(string name, Money sum, string check, ReconciliationLine line = ReconciliationLine.Unspecified) => new(
            name, Exact(sum, currency), check, [.. Of(line).Select(gap => $"This should be {Exact(new(gap.Expected), currency)} and is {Exact(new(gap.Found), currency)}. {gap.Where}")]);

        IEnumerable<ReconciliationGap> Of(ReconciliationLine line) => figures.Gaps.Where(gap => gap.Line == line && line != ReconciliationLine.Unspecified);
    }

    private static string Number(long number) => number.ToString("N0", English);

    // Always with pence: these are figures to be compared with a ledger.
    private static string Exact(Money sum, string currency)
    {
        var amount = (sum.Pence / 100m).ToString("N2", English);
        return currency == "GBP" ? "£" + amount : $"{amount} {currency}";
    }
}
