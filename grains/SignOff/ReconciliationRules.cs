using System.Collections.Immutable;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.SignOff;

/// <summary>Puts the figures of a round beside each other. A difference of one is a gap, with where to look for it.</summary>
internal static class ReconciliationRules
{
    private const string Register = "Compare the batches on “Voter codes” with the audit log: a batch was changed apart from the service.";
    private const string Log = "Open “Check the ledger”: the log of votes and the ballot box differ, and it says at which entry.";
    private const string Seals = "Open “Check the ledger”, then count again: votes are sealed before a count.";
    private const string Box = "Open “Check the ledger”: ballots were put into the box or taken out apart from the service.";
    private const string Again = "Count again: the box has other ballots than were counted.";
    private const string Bags = "Open “Paper ballots”: a batch is not finished, or was changed apart from the service.";
    private const string Marks = "Open “Paper ballots” and “Check the ledger”: the register has other marks than papers were handed out.";
    private const string Costs = "Compare the count with the frozen costs on “See the set-up”, and count again.";

    /// <summary>The reconciliation of these figures.</summary>
    public static Reconciliation Of(ReconciliationFigures figures)
    {
        var withdrawn = figures.Batches.Sum(batch => batch.Withdrawn);
        var allocated = figures.Counted.Selected.Aggregate(Money.Zero, (sum, project) => sum + figures.Costs.GetValueOrDefault(project));
        return new Reconciliation(
            figures.Rights.Issued + withdrawn,
            withdrawn,
            figures.Rights.Issued,
            figures.Rights.Voted - figures.Rights.OnPaper + figures.Head.Settled,
            figures.Casts,
            figures.Replacing,
            ByChannel(figures.Ballots),
            figures.Void,
            figures.Count.Ballots,
            figures.Budget,
            allocated,
            figures.Budget - allocated,
            [.. Gaps(figures, allocated)])
        {
            Paper = figures.Paper.Sum,
        };
    }

    private static IEnumerable<ReconciliationGap> Gaps(ReconciliationFigures figures, Money allocated)
    {
        var inBox = figures.Ballots.Total;
        return new (ReconciliationLine Line, long Expected, long Found, string Where)[]
        {
            (ReconciliationLine.Issued, figures.Head.Issued, figures.Rights.Issued, Register),
            (ReconciliationLine.Issued, figures.Batches.Sum(batch => batch.Issued), figures.Rights.Issued, Register),
            (ReconciliationLine.Voted, inBox, figures.Rights.Voted - figures.Rights.OnPaper + figures.Head.Settled, Log),
            (ReconciliationLine.Casts, figures.Head.Sequence - figures.Marks, figures.Casts, Log),
            (ReconciliationLine.Casts, figures.Rights.Casts - figures.Rights.OnPaper, figures.Casts, Log),
            (ReconciliationLine.Casts, figures.Sealed - figures.Marks, figures.Casts, Seals),
            (ReconciliationLine.Replaced, figures.SealedReplaced ?? 0, figures.Replacing, Seals),
            (ReconciliationLine.InBox, figures.Casts - figures.Replacing + figures.Head.Settled, inBox, Box),
            (ReconciliationLine.InBox, figures.Head.Voted.Online, figures.Ballots.Online, Box),
            (ReconciliationLine.InBox, figures.Head.InBox.Paper, figures.Ballots.Paper, Box),
            (ReconciliationLine.InBox, figures.Head.Voted.Kiosk, figures.Ballots.Kiosk, Box),
            (ReconciliationLine.InBox, figures.Head.Voted.Phone, figures.Ballots.Phone, Box),
            (ReconciliationLine.Counted, inBox - figures.Void.Values.Sum(), figures.Count.Ballots, Again),
            (ReconciliationLine.Counted, figures.Counted.Voters, figures.Count.Ballots, Again),
            (ReconciliationLine.Allocated, allocated.Pence, figures.Counted.Cost, Costs),
            (ReconciliationLine.Unspent, Math.Max(0, (figures.Budget - allocated).Pence), (figures.Budget - allocated).Pence, Costs),
        }.Concat(figures.Paper.Sum is { } paper ? PaperGaps(figures, paper) : []).Where(line => line.Expected != line.Found).Select(line => new ReconciliationGap(line.Line, line.Expected, line.Found, line.Where));
    }

    private static IEnumerable<(ReconciliationLine Line, long Expected, long Found, string Where)> PaperGaps(ReconciliationFigures figures, PaperFigures paper) =>
    [
        (ReconciliationLine.PaperPrinted, paper.Returned + paper.Spoilt + paper.Unused + paper.Missing, paper.Printed, Bags),
        (ReconciliationLine.PaperHandedOut, figures.Rights.OnPaper, figures.Marks, Marks),
        (ReconciliationLine.PaperHandedOut, figures.SealedMarks ?? 0, figures.Marks, Seals),
        (ReconciliationLine.PaperHandedOut, paper.Returned + paper.Missing - paper.Unmarked + paper.NotTaken, paper.HandedOut, Bags),
        (ReconciliationLine.PaperReturned, paper.InBox + paper.Blank + paper.OverVoted + paper.Unclear, paper.Returned, Bags),
        (ReconciliationLine.PaperInBox, figures.Paper.Listed, paper.InBox, Bags),
        (ReconciliationLine.PaperInBox, figures.Head.Settled, paper.InBox, Box),
    ];

    private static ImmutableSortedDictionary<string, long> ByChannel(ChannelCounts counts) =>
        new (BallotChannel Channel, long Count)[]
        {
            (BallotChannel.Online, counts.Online), (BallotChannel.Paper, counts.Paper), (BallotChannel.Kiosk, counts.Kiosk), (BallotChannel.Phone, counts.Phone),
        }.Where(line => line.Count > 0).ToImmutableSortedDictionary(line => Commitment.Word(line.Channel), line => line.Count, StringComparer.Ordinal);
}
