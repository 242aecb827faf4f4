using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Papers;

/// <summary>
/// The paper ballots of a round, from the printer to the box: batches, hand-outs, counting in, two blind entries, decisions, and the
/// audit afterwards. Officers and administrators only. Key: the round's slug.
/// </summary>
[Alias("hub.papers.IPaperGrain")]
public interface IPaperGrain : IGrainWithStringKey
{
    /// <summary>Makes a batch; its papers can be printed from then on. Not after the close.</summary>
    [Alias("Prepare")]
    Task<PaperOutcome> Prepare(PreparePapers command);

    /// <summary>Marks a right, since a paper is handed out for it. Refused for a second paper, and outside voting.</summary>
    [Alias("HandOut")]
    Task<HandOutOutcome> HandOut(HandOutPaper command);

    /// <summary>Stores how a batch came back. Nothing is handed out from it any more.</summary>
    [Alias("CountIn")]
    Task<PaperOutcome> CountIn(CountInPapers command);

    /// <summary>Enters a paper for the first or second hand, which the first two who enter take. The same again changes nothing.</summary>
    [Alias("Enter")]
    Task<PaperOutcome> Enter(EnterPaper command);

    /// <summary>Takes back an entry of one's own. Harmless when repeated.</summary>
    [Alias("TakeBack")]
    Task<PaperOutcome> TakeBack(TakeBackPaper command);

    /// <summary>Ends one's own entry, when it has as many papers as came back.</summary>
    [Alias("Finish")]
    Task<PaperOutcome> Finish(BatchAct command);

    /// <summary>A third person decides a difference from the paper.</summary>
    [Alias("Decide")]
    Task<PaperOutcome> Decide(DecidePaper command);

    /// <summary>Puts a batch into the box and on the public record, when nothing is open and everything adds up.</summary>
    [Alias("Settle")]
    Task<PaperOutcome> Settle(BatchAct command);

    /// <summary>The batches by number; none for those who do not run rounds.</summary>
    [Alias("GetBatches")]
    Task<ImmutableArray<PaperBatch>> GetBatches(StaffMember by);

    /// <summary>A batch as a member of staff may see it; null when there is none, or for those who do not run rounds.</summary>
    [Alias("GetBatch")]
    Task<PaperBatchView?> GetBatch(int batch, StaffMember by);

    /// <summary>Draws the papers of an audit by a public seed, when every batch is settled and the audit before is over.</summary>
    [Alias("Draw")]
    Task<PaperOutcome> Draw(DrawSample command);

    /// <summary>Enters what stands on a paper of the sample.</summary>
    [Alias("Check")]
    Task<PaperOutcome> Check(CheckPaper command);

    /// <summary>Ends an audit whose papers were all looked at, and says on the public record what it found.</summary>
    [Alias("FinishAudit")]
    Task<PaperOutcome> FinishAudit(FinishSample command);

    /// <summary>Puts right what an audit found, by somebody else than who found it. The batch goes into the box again, as a new version.</summary>
    [Alias("Correct")]
    Task<PaperOutcome> Correct(DecidePaper command);

    /// <summary>The audits by number; none for those who do not run rounds.</summary>
    [Alias("GetAudits")]
    Task<ImmutableArray<PaperAuditView>> GetAudits(StaffMember by);
}
