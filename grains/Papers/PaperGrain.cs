using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Papers;

/// <summary>Refuses, decides, writes, tells; what there is of paper lies in its journal.</summary>
internal sealed partial class PaperGrain(
    IPaperJournal papers, IBallotJournal journal, IRoundKeyStore keyStore, IAuditJournal audit, TimeProvider clock, ILogger<PaperGrain> log) : Grain, IPaperGrain
{
    private string Key => this.GetPrimaryKeyString();

    private IRoundGrain Round => GrainFactory.GetGrain<IRoundGrain>(Key);

    private IBallotBoxGrain Box => GrainFactory.GetGrain<IBallotBoxGrain>(Key);

    public async Task<PaperOutcome> Prepare(PreparePapers command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: true) is { } no)
        {
            return No(no);
        }

        var refusals = PaperRules.Refuse(command, (await papers.ReadBatches(Key, default)).Length);
        if (!refusals.IsEmpty)
        {
            return new(refusals, 0);
        }

        var number = await papers.Add(Key, new PaperBatch(0, command.Place.Trim(), command.Area, command.Printed), command.By.Id, default);
        await Record(command.By, "papers-prepared", $"Prepared batch {number} of {command.Printed} paper ballots, “{command.Place.Trim()}”.");
        return Done(number);
    }

    public async Task<HandOutOutcome> HandOut(HandOutPaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: true) is { } no)
        {
            return new([no], false);
        }

        if (PaperRules.WhyNotHandOut(await Find(command.Batch)) is { } refused)
        {
            return new([refused], false);
        }

        // Nothing is told to the audit log: the instant of a mark would tell whose it is.
        var outcome = await Box.HandOut(command);
        return new(outcome.Refusal is null ? [] : [outcome.Refusal], outcome.Receipt?.Replaced == true);
    }

    public async Task<PaperOutcome> CountIn(CountInPapers command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var (batch, manifest) = (await Find(command.Batch), command.Manifest with { Bag = command.Manifest.Bag.Trim(), Note = command.Manifest.Note.Trim() });
        var refusals = PaperRules.Refuse(command with { Manifest = manifest }, batch);
        if (!refusals.IsEmpty)
        {
            return new(refusals, 0);
        }

        if (!await papers.CountIn(Key, command.Batch, manifest, command.By.Id, default))
        {
            return No(new("entry-begun", "Somebody has finished entering this batch, so its numbers stand."));
        }

        await Record(
            command.By, "papers-counted-in",
            $"Counted in batch {command.Batch} of paper ballots: bag {manifest.Bag}, {manifest.Returned} returned, {manifest.Spoilt} spoilt, {manifest.Unused} unused, {manifest.Missing} missing, {manifest.Unmarked} not marked, {manifest.NotTaken} not taken.{(manifest.Note.Length > 0 ? $" {manifest.Note}" : "")}");
        return Done(command.Batch);
    }

    public async Task<PaperOutcome> Enter(EnterPaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var batch = await Find(command.Batch);
        if (PaperRules.WhyNotEnter(batch, command.By.Id) is { } refused)
        {
            return No(refused);
        }

        if (!PaperSerial.TryRead(command.Serial, command.Batch, out var serial) || serial.Number > batch!.Printed)
        {
            return No(new("serial-mistyped", $"That is no paper of batch {command.Batch}. Check the number and its last character.", "serial"));
        }

        var (reading, wrong) = PaperMarks.Read(command.Marks, await ReadPaper());
        if (reading is null)
        {
            return No(wrong!);
        }

        return await papers.Enter(Key, command.Batch, new(serial.Number, batch.HandOf(command.By.Id), reading, command.By.Id), default)
            ? Done(command.Batch)
            : No(new("two-enter", "Somebody else has just begun to enter this batch in your place. Try again."));
    }

    public async Task<PaperOutcome> TakeBack(TakeBackPaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var batch = await Find(command.Batch);
        if (PaperRules.WhyNotEnter(batch, command.By.Id) is { } refused)
        {
            return No(refused);
        }

        await papers.TakeBack(Key, command.Batch, command.Number, batch!.HandOf(command.By.Id), default);
        return Done(command.Batch);
    }

    public async Task<PaperOutcome> Finish(BatchAct command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var batch = await Find(command.Batch);
        var own = await ReadOwn(batch, command.By);
        if (PaperRules.WhyNotFinish(batch, command.By.Id, own.Length) is { } refused)
        {
            return No(refused);
        }

        var hand = batch!.HandOf(command.By.Id);
        if (!batch.IsDone(hand))
        {
            await papers.Finish(Key, command.Batch, hand, command.By.Id, default);
            await Record(command.By, "papers-entered", $"Entered batch {command.Batch} of paper ballots as the {(hand == PaperHand.First ? "first" : "second")} of two: {own.Length} papers.");
        }

        return Done(command.Batch);
    }

    public async Task<PaperOutcome> Decide(DecidePaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var (batch, read) = await ReadBatch(command.Batch);
        if (PaperRules.WhyNotDecide(batch, read, command) is { } refused)
        {
            return No(refused);
        }

        var (reading, wrong) = await ReadDecision(command);
        if (reading is null)
        {
            return No(wrong!);
        }

        await papers.Enter(Key, command.Batch, new(command.Number, PaperHand.Third, reading, command.By.Id), default);
        await Record(command.By, "paper-decided", $"Decided what holds of paper {new PaperSerial(command.Batch, command.Number)}, on which the two entries differed: {reading.Reason}");
        return Done(command.Batch);
    }

    public async Task<PaperOutcome> Settle(BatchAct command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var (batch, read) = await ReadBatch(command.Batch);
        var refusals = PaperRules.RefuseSettle(batch, read);
        if (!refusals.IsEmpty)
        {
            return new(refusals, 0);
        }

        var ballots = await PutIntoBox(batch!, read);
        await Record(command.By, "papers-settled", $"Put batch {command.Batch} of paper ballots into the box: {ballots} ballots of {read.Agreed.Count} papers.");
        return Done(command.Batch);
    }

    public async Task<ImmutableArray<PaperBatch>> GetBatches(StaffMember by) => by.May(StaffAct.RunRounds) ? await papers.ReadBatches(Key, default) : [];

    public async Task<PaperBatchView?> GetBatch(int batch, StaffMember by)
    {
        if (!by.May(StaffAct.RunRounds) || await Find(batch) is not { } found)
        {
            return null;
        }

        var hand = found.HandOf(by.Id);
        var isDone = found is { FirstDone: true, SecondDone: true };
        var read = isDone ? (await ReadBatch(batch)).Read : PaperAgreement.Of(batch, []);
        return new(
            found,
            isDone && hand == PaperHand.Unspecified ? PaperHand.Third : hand,
            await ReadOwn(found, by),
            hand == PaperHand.Unspecified ? read.Differences : [],
            read.Open,
            read.Agreed.Count);
    }

    private static PaperOutcome No(Refused refused) => new([refused], 0);

    private static PaperOutcome Done(int batch) => new([], batch);

    private async Task<Refused?> WhyNot(StaffMember by, bool isBeforeTheClose) => PaperRules.WhyNot(by, (await Round.GetView())?.Phase, isBeforeTheClose);

    private async Task<PaperBatch?> Find(int batch) => (await papers.ReadBatches(Key, default)).FirstOrDefault(found => found.Number == batch);

    private async Task<(PaperBatch? Batch, PaperAgreement Read)> ReadBatch(int batch) =>
        (await Find(batch), PaperAgreement.Of(batch, await papers.ReadEntries(Key, batch, default)));

    private async Task<ImmutableArray<PaperEntry>> ReadOwn(PaperBatch? batch, StaffMember by) => batch is null
        ? []
        : [.. (await papers.ReadEntries(Key, batch.Number, default)).Where(entry => entry.Hand is PaperHand.First or PaperHand.Second && entry.By == by.Id)];

    private async Task<BallotPaper> ReadPaper() => new((await Round.GetVotingRules())!);

    private async Task<(PaperReading? Reading, Refused? Refusal)> ReadDecision(DecidePaper command)
    {
        if (command.Marks.Trim() is "x" or "X")
        {
            return (new(PaperIntent.Absent, "", command.Reason.Trim()), null);
        }

        var (reading, refusal) = PaperMarks.Read(command.Marks, await ReadPaper());
        return (reading is null ? null : reading with { Reason = command.Reason.Trim() }, refusal);
    }

    private async Task<int> PutIntoBox(PaperBatch batch, PaperAgreement read)
    {
        var rules = (await Round.GetVotingRules())!;
        var box = new PaperBox(Key, rules.Method, await keyStore.Get(Key, default), journal);
        var (settling, list) = await box.Settle(batch, read, leaves => PaperChain.Batch(batch, read, leaves, clock.GetUtcNow()), default);
        await papers.Settle(Key, settling, default);
        await Tell(settling.Entry);
        return list.Count;
    }

    // The entry is there; told once more, the box only reads its head anew.
    private async Task Tell(ChainEntry entry)
    {
        try
        {
            await Box.Append(entry);
            await GrainFactory.GetGrain<ISealsGrain>(Key).KeepUp();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Key);
        }
    }

    private Task Record(StaffMember by, string act, string what) => audit.Append(AuditEntry.Of(Key, by, clock.GetUtcNow(), act, what), default);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Round {Round}: the box or the seals have not heard of a batch of paper; the next seal signs it")]
    private partial void LogNotTold(Exception failure, string round);
}
