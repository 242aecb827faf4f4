using System.Globalization;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>What staff read about paper.</summary>
internal static class PaperWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(PaperPhase phase) => phase switch
    {
        PaperPhase.AtTheTable => "At the table",
        PaperPhase.Entering => "Being entered",
        PaperPhase.Comparing => "Being compared",
        PaperPhase.Settled => "Finished",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    public static string Colour(PaperPhase phase) => phase switch
    {
        PaperPhase.AtTheTable => "govuk-tag--grey",
        PaperPhase.Entering => "govuk-tag--light-blue",
        PaperPhase.Comparing => "govuk-tag--yellow",
        _ => "govuk-tag--green",
    };

    public static string Papers(int number) => number == 1 ? "1 paper" : $"{number.ToString("N0", English)} papers";

    /// <summary>A reading, with its marks as they are typed.</summary>
    public static string Of(PaperReading? reading, string marks) => reading switch
    {
        null => "Not entered",
        { Intent: PaperIntent.Absent } => $"There is no such paper: {reading.Reason}",
        { Intent: PaperIntent.Blank } or { Choices: "", Intent: PaperIntent.Valid } => "Blank",
        { Intent: PaperIntent.OverVoted } => "Over-voted",
        { Intent: PaperIntent.Unclear } => $"Unclear: {reading.Reason}",
        _ => marks,
    };

    /// <summary>What an audit says of all papers, in a sentence.</summary>
    public static string Bound(PaperAuditView audit) =>
        audit.Checked == audit.All ? $"Every paper was looked at: {Differences(audit.Differences)}."
        : PaperBound.Of(audit.Differences, audit.Checked, audit.All) is { } most
            ? $"{Differences(audit.Differences)} among {Papers(audit.Checked)} of {audit.All.ToString("N0", English)}. If {most.ToString("N0", English)} or more of all papers had been entered wrongly, such a sample would have shown more mistakes than that 95 times in 100."
            : $"{Differences(audit.Differences)} among {Papers(audit.Checked)}: so many that no bound is worth stating. Look at every paper again.";

    private static string Differences(int number) => number switch
    {
        0 => "No mistake",
        1 => "One mistake",
        _ => $"{number} mistakes",
    };
}
