using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Papers;

/// <summary>Whether something may be done with paper: pure decisions. Empty answers mean yes.</summary>
internal static class PaperRules
{
    private const int LongestPlace = 100;
    private const int LongestBag = 60;
    private const int LongestNote = 1_000;
    private const int LongestReason = 500;
    private const int MostBatches = 999;
    private const int ShortestSeed = 10;
    private const int LongestSeed = 200;

    private static Refused NotYours { get; } = new("not-yours", "Only an officer or an administrator may do this.");

    private static Refused Unknown { get; } = new("batch-unknown", "There is no such batch of papers.", "batch");

    /// <summary>
    /// Why votes are not counted: papers were handed out or came back of a batch that is not in the box. A batch of which nothing was handed out
    /// stands in no count's way.
    /// </summary>
    public static Refused? RefuseCount(IEnumerable<PaperBatch> batches) =>
        batches.FirstOrDefault(batch => batch.Phase != PaperPhase.Settled && (batch.Marks > 0 || batch.Manifest is not null)) is { } open
            ? new("paper-unfinished", $"Batch {open.Number} of paper ({open.Place}) is not in the box yet. Finish it under “Paper ballots”, then count.")
            : null;

    /// <summary>Why somebody may do nothing with paper in this phase; null when they may.</summary>
    public static Refused? WhyNot(StaffMember by, RoundPhase? phase, bool isBeforeTheClose) =>
        !by.May(StaffAct.RunRounds) ? NotYours
        : phase is null or RoundPhase.Cancelled ? RoundRules.NotFound
        : isBeforeTheClose && phase > RoundPhase.Suspended ? new("voting-closed", "Voting has closed. No more papers are printed or handed out.")
        : phase >= RoundPhase.Published ? new("result-public", "The result is public. What is in the box stays as it is.")
        : !isBeforeTheClose && phase < RoundPhase.Voting ? new("voting-not-open", "Voting has not opened yet.")
        : null;

    /// <summary>Why a batch may not be prepared.</summary>
    public static ImmutableArray<Refused> Refuse(PreparePapers command, int batches) =>
        batches >= MostBatches ? [new("too-many", $"A round has at most {MostBatches} batches of papers.", "place")]
        :
        [
            .. RefuseLine(command.Place, LongestPlace, "place", "Say where the papers will be used, such as “Town hall, Saturday”."),
            .. command.Printed is < 1 or > PaperSerial.MostInABatch ? [new("printed-out-of-range", $"A batch has between 1 and {PaperSerial.MostInABatch} papers.", "printed")] : ImmutableArray<Refused>.Empty,
            .. RegisterRules.IsArea(command.Area) ? [] : ImmutableArray.Create(RegisterRules.AreaMalformed("An area", "area")),
        ];

    /// <summary>Why no paper of a batch is handed out.</summary>
    public static Refused? WhyNotHandOut(PaperBatch? batch) => batch switch
    {
        null => Unknown,
        { Phase: not PaperPhase.AtTheTable } => new("batch-counted-in", $"Batch {batch.Number} is counted in. Choose the batch that is on your table.", "batch"),
        _ => null,
    };

    /// <summary>Why a batch may not be counted in so.</summary>
    public static ImmutableArray<Refused> Refuse(CountInPapers command, PaperBatch? batch)
    {
        if (batch is null)
        {
            return [Unknown];
        }

        var manifest = command.Manifest;
        var refusals = ImmutableArray.CreateBuilder<Refused>();
        refusals.AddRange(RefuseLine(manifest.Bag, LongestBag, "bag", "Enter the number of the seal on the bag."));
        foreach (var (number, field, what) in new[]
        {
            (manifest.Returned, "returned", "came back"), (manifest.Spoilt, "spoilt", "were spoilt"), (manifest.Unused, "unused", "were not used"),
            (manifest.Missing, "missing", "are missing"), (manifest.Unmarked, "unmarked", "were handed out without a mark"), (manifest.NotTaken, "notTaken", "were marked and not taken"),
        })
        {
            if (number is < 0 or > PaperSerial.MostInABatch)
            {
                refusals.Add(new($"{field}-out-of-range", $"Enter how many {what}, from 0 to {PaperSerial.MostInABatch}.", field));
            }
        }

        if (refusals.Count == 0 && manifest is { Missing: > 0 } or { Unmarked: > 0 } or { NotTaken: > 0 } && string.IsNullOrWhiteSpace(manifest.Note))
        {
            refusals.Add(new("note-missing", "Say what there is to say of papers that are missing, not marked or not taken.", "note"));
        }

        if (manifest.Note.Length > LongestNote)
        {
            refusals.Add(new("note-too-long", $"The note may have at most {LongestNote:N0} characters.", "note"));
        }

        return refusals.ToImmutable();
    }

    /// <summary>Why a batch that does not add up does not, with both figures; empty when it does.</summary>
    public static ImmutableArray<Refused> RefuseSum(PaperBatch batch)
    {
        var manifest = batch.Manifest!;
        return
        [
            .. manifest.Papers == batch.Printed ? ImmutableArray<Refused>.Empty
                : [new("papers-differ", $"{batch.Printed} papers were printed, but {manifest.Papers} are accounted for: {manifest.Returned} returned, {manifest.Spoilt} spoilt, {manifest.Unused} unused, {manifest.Missing} missing. Count the bag again.", "returned")],
            .. manifest.Marks == batch.Marks ? ImmutableArray<Refused>.Empty
                : [new("marks-differ", $"The register has {batch.Marks} marks for this batch, but by the papers there should be {manifest.Marks}. Count again, or say how many were handed out without a mark or marked and not taken.", "unmarked")],
        ];
    }

    /// <summary>Why somebody may not enter a batch.</summary>
    public static Refused? WhyNotEnter(PaperBatch? batch, string by) => batch switch
    {
        null => Unknown,
        { Phase: PaperPhase.AtTheTable } => new("batch-not-counted-in", "Count this batch in before anybody enters it."),
        { Version: > 0 } => new("batch-settled", "This batch is in the box."),
        _ when batch.HandOf(by) == PaperHand.Unspecified => new("two-enter", "Two other people enter this batch. You may decide where they differ."),
        _ when batch.IsDone(batch.HandOf(by)) => new("entry-finished", "You have finished this batch."),
        _ => null,
    };

    /// <summary>Why somebody may not finish.</summary>
    /// <param name="entered">Papers of theirs.</param>
    public static Refused? WhyNotFinish(PaperBatch? batch, string by, int entered) =>
        batch is not null && batch.IsDone(batch.HandOf(by)) ? null
        : WhyNotEnter(batch, by)
            ?? (entered != batch!.Manifest!.Returned ? new Refused("papers-left", $"{batch.Manifest.Returned} papers came back, but you have entered {entered}.") : null)
            ?? (entered == 0 ? new Refused("papers-none", "No paper of this batch came back, so there is nothing to enter.") : null);

    /// <summary>Why somebody may not decide a difference.</summary>
    public static Refused? WhyNotDecide(PaperBatch? batch, PaperAgreement read, DecidePaper command) => batch switch
    {
        null => Unknown,
        { Version: > 0 } => new("batch-settled", "This batch is in the box."),
        { Phase: not PaperPhase.Comparing } => new("batch-not-compared", "Both who enter must have finished first."),
        _ when batch.HandOf(command.By.Id) is not PaperHand.Unspecified => new("entered-yourself", "You entered this batch yourself. Somebody else must decide."),
        _ when read.Differences.All(difference => difference.Serial.Number != command.Number) => new("difference-unknown", "The two entries say the same of this paper."),
        _ => RefuseReason(command.Reason),
    };

    /// <summary>Why a batch may not go into the box; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseSettle(PaperBatch? batch, PaperAgreement read) => batch switch
    {
        null => [Unknown],
        { Version: > 0 } => [new("batch-settled", "This batch is in the box.")],
        { Phase: not PaperPhase.Comparing } => [new("batch-not-compared", "Both who enter must have finished first.")],
        _ when read.Open > 0 => [new("differences-open", $"{read.Open} papers on which the two entries differ are not decided.")],
        _ when read.Agreed.Count != batch.Manifest!.Returned => [new("papers-left", $"{batch.Manifest.Returned} papers came back, but {read.Agreed.Count} are left after the decisions. Look at those that are said not to be there.")],
        _ => RefuseSum(batch),
    };

    /// <summary>Why a sample may not be drawn; empty when it may.</summary>
    public static ImmutableArray<Refused> Refuse(DrawSample command, ImmutableArray<PaperBatch> batches, ImmutableArray<StoredSample> samples) =>
        batches.All(batch => batch.Version == 0) ? [new("nothing-to-audit", "No batch of papers is in the box.")]
        : batches.Any(batch => batch.Phase != PaperPhase.Settled) ? [new("batches-open", "Every batch must be in the box before a seed is rolled: who knew the sample could keep clear of it.")]
        : samples.Any(sample => !sample.IsDone) ? [new("audit-open", "Finish the audit before this one.")]
        :
        [
            .. command.Seed.Length is < ShortestSeed or > LongestSeed || command.Seed.Any(letter => letter is < '!' or > '~')
                ? [new("seed-malformed", $"Enter at least {ShortestSeed} digits or letters without blanks, as they were rolled in public.", "seed")] : ImmutableArray<Refused>.Empty,
            .. samples.Any(sample => sample.Seed == command.Seed) ? [new("seed-used", "This seed was used already. Roll again.", "seed")] : ImmutableArray<Refused>.Empty,
            .. command.Size is < 1 or > 5_000 ? [new("size-out-of-range", "Enter how many papers to draw, from 1 to 5,000.", "size")] : ImmutableArray<Refused>.Empty,
        ];

    /// <summary>Why an audit is not over.</summary>
    public static Refused? WhyNotFinish(StoredSample? sample) =>
        sample is null ? new("audit-unknown", "There is no such audit.")
        : sample.Papers.Length > sample.Checks.Length ? new("papers-left", $"{sample.Papers.Length - sample.Checks.Length} papers of the sample have not been looked at.")
        : null;

    /// <summary>Why somebody may not put right what an audit found.</summary>
    /// <param name="found">What the latest audit that looked at the paper saw.</param>
    public static Refused? WhyNotCorrect(PaperBatch? batch, PaperCheck? found, DecidePaper command) =>
        batch is null or { Version: 0 } ? Unknown
        : found is null or { Holds: true } ? new("difference-unknown", "No audit has found another reading of this paper.")
        : found.By == command.By.Id ? new("found-yourself", "You found this yourself. Somebody else must look at the paper too.")
        : RefuseReason(command.Reason);

    private static Refused? RefuseReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? new("reason-missing", "Say why, so that others can follow.", "reason")
        : reason.Length > LongestReason ? new("reason-too-long", $"Say why in at most {LongestReason} characters.", "reason")
        : null;

    private static ImmutableArray<Refused> RefuseLine(string? text, int longest, string field, string missing) =>
        string.IsNullOrWhiteSpace(text) ? [new($"{field}-missing", missing, field)]
        : text.Length > longest || text.Any(char.IsControl) ? [new($"{field}-malformed", $"Use at most {longest} characters on one line.", field)]
        : [];
}
