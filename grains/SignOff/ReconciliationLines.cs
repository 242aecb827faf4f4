namespace ParticipatoryHub.SignOff;

/// <summary>A figure of the reconciliation with its name.</summary>
/// <param name="Figure">A number, or minor units.</param>
/// <param name="Check">What it is held to, in words.</param>
public sealed record ReconciliationFigure(ReconciliationLine Line, string Name, long Figure, bool IsMoney, string Check);

/// <summary>The reconciliation in its order, from who may vote down to the money that is left, as pages and files tell it.</summary>
public static class ReconciliationLines
{
    /// <summary>The figures, in order.</summary>
    public static IReadOnlyList<ReconciliationFigure> Of(Reconciliation figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            Number(ReconciliationLine.Unspecified, "Voting rights registered", figures.Eligible, "Issued and withdrawn together"),
            Number(ReconciliationLine.Unspecified, "Withdrawn before use", figures.Withdrawn, "Recorded in the audit log"),
            Number(ReconciliationLine.Issued, "Issued", figures.Issued, "The same in the register, its batches and the ballot box"),
            .. figures.Paper is { } handed ? HandedOut(handed) : [],
            Number(ReconciliationLine.Casts, "Votes accepted", figures.Casts, "The same in the log of votes, the register and the seals"),
            Number(ReconciliationLine.Replaced, "Replaced by a later vote", figures.Replaced, "The same in the log of votes and the sealed list"),
            .. figures.Paper is { } returned ? Returned(returned) : [],
            Number(ReconciliationLine.InBox, "Ballots in the box", figures.InBox, figures.Paper is null ? "Votes accepted, less those replaced" : "Votes accepted, less those replaced, and those on paper"),
            .. figures.ByChannel.Select(channel => Number(ReconciliationLine.Unspecified, "– " + Channel(channel.Key), channel.Value, "Part of the ballots in the box")),
            Number(ReconciliationLine.Voted, "People who voted", figures.Voted, "The ballots in the box"),
            Number(ReconciliationLine.Void, "Declared void", figures.AllVoid, "The public record, a line each"),
            .. figures.Void.Select(reason => Number(ReconciliationLine.Unspecified, "– " + Reason(reason.Key), reason.Value, "Part of those declared void")),
            Number(ReconciliationLine.Counted, "Ballots counted", figures.Counted, "Ballots in the box, less those void"),
            Sum(ReconciliationLine.Unspecified, "Budget", figures.Budget, "The frozen rules"),
            .. figures.Pots is { } given ? Pot("– of which from pots", given.Drawn) : [],
            Sum(ReconciliationLine.Allocated, "Allocated to funded projects", figures.Allocated, "The frozen costs of what the count funds"),
            Sum(ReconciliationLine.Unspent, "Unspent", figures.Unspent, "Budget, less what is allocated"),
            .. figures.Pots is { } taken ? Pot("– of which put into pots", taken.PutBack) : [],
        ];
    }

    private static IEnumerable<ReconciliationFigure> HandedOut(PaperFigures paper) =>
    [
        Number(ReconciliationLine.PaperPrinted, "Paper ballots printed", paper.Printed, "Returned, spoilt, unused and missing together"),
        Number(ReconciliationLine.Unspecified, "– not used", paper.Unused, "Counted in with their bags"),
        Number(ReconciliationLine.Unspecified, "– spoilt, and swapped for a fresh one", paper.Spoilt, "Counted in with their bags"),
        Number(ReconciliationLine.PaperHandedOut, "Handed out on paper", paper.HandedOut, "Marks in the register and the log of votes; returned and missing together"),
        .. Slip("– of these not taken", paper.NotTaken),
        .. Slip("Handed out without a mark", paper.Unmarked),
    ];

    private static IEnumerable<ReconciliationFigure> Returned(PaperFigures paper) =>
    [
        Number(ReconciliationLine.Unspecified, "Paper ballots that did not come back", paper.Missing, "Counted in with their bags"),
        Number(ReconciliationLine.PaperReturned, "Paper ballots that came back", paper.Returned, "Entered twice: those in the box and those that cannot be counted"),
        .. Rejected("– blank", paper.Blank),
        .. Rejected("– over-voted", paper.OverVoted),
        .. Rejected("– unclear", paper.Unclear),
        Number(ReconciliationLine.PaperInBox, "Ballots from paper", paper.InBox, "The same in the batches, their lists and the ballot box"),
    ];

    private static IEnumerable<ReconciliationFigure> Pot(string name, Money sum) =>
        sum == Money.Zero ? [] : [Sum(ReconciliationLine.Unspecified, name, sum, "The entries of the pots, each in the audit log")];

    private static IEnumerable<ReconciliationFigure> Slip(string name, long figure) =>
        figure == 0 ? [] : [Number(ReconciliationLine.Unspecified, name, figure, "Told with a note in the audit log")];

    private static IEnumerable<ReconciliationFigure> Rejected(string name, long figure) =>
        figure == 0 ? [] : [Number(ReconciliationLine.Unspecified, name, figure, "Both who entered say so, or a third person decided")];

    private static ReconciliationFigure Number(ReconciliationLine line, string name, long figure, string check) => new(line, name, figure, false, check);

    private static ReconciliationFigure Sum(ReconciliationLine line, string name, Money sum, string check) => new(line, name, sum.Pence, true, check);

    private static string Reason(string word) => word switch
    {
        "not-eligible" => "no right to vote",
        "voted-twice" => "another ballot in the box",
        "code-misused" => "somebody else’s code",
        "test-vote" => "cast to try out the service",
        _ => word,
    };

    private static string Channel(string channel) => channel switch
    {
        "online" => "on the web",
        "paper" => "on paper",
        "kiosk" => "at a shared device",
        "phone" => "by telephone",
        _ => channel,
    };
}
