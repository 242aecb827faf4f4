using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Papers;

/// <summary>The audit: papers drawn by a public seed are read once more and compared with what is in the box.</summary>
internal sealed partial class PaperGrain
{
    public async Task<PaperOutcome> Draw(DrawSample command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var batches = await papers.ReadBatches(Key, default);
        var samples = await papers.ReadSamples(Key, default);
        var asked = command with { Seed = command.Seed.Trim() };
        var refusals = PaperRules.Refuse(asked, batches, samples);
        if (!refusals.IsEmpty)
        {
            return new(refusals, 0);
        }

        var numbers = new Dictionary<int, int[]>();
        foreach (var batch in batches.Where(batch => batch.Version > 0))
        {
            numbers.Add(batch.Number, [.. (await ReadBatch(batch.Number)).Read.Agreed.Keys]);
        }

        var number = samples.Length + 1;
        var drawn = PaperSample.Draw(asked.Seed, [.. numbers.Select(batch => (batch.Key, batch.Value.Length))], asked.Size);
        await papers.AddSample(Key, new(number, asked.Seed, [.. drawn.Drawn.Select(paper => new PaperSerial(paper.Batch, numbers[paper.Batch][paper.Place - 1]))], false, command.By.Id, []), default);
        var entry = PaperChain.Sample(number, drawn, clock.GetUtcNow());
        await Box.Append(entry);
        await Tell(entry);
        await Record(command.By, "papers-drawn", $"Drew {drawn.Drawn.Length} papers to look at again, by the seed {asked.Seed}.");
        return Done(number);
    }

    public async Task<PaperOutcome> Check(CheckPaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        if ((await papers.ReadSamples(Key, default)).FirstOrDefault(sample => sample.Number == command.Sample)?.Papers.Contains(command.Serial) != true)
        {
            return No(new("paper-not-drawn", "This paper is not in the sample.", "marks"));
        }

        var read = (await ReadBatch(command.Serial.Batch)).Read;
        var (reading, wrong) = await ReadDecision(new(command.Serial.Batch, command.Serial.Number, command.Marks, "", command.By));
        if (reading is null)
        {
            return No(wrong!);
        }

        var holds = read.Agreed.TryGetValue(command.Serial.Number, out var inBox) && inBox.Agrees(reading);
        return await papers.Check(Key, command.Sample, new(command.Serial, reading, holds, command.By.Id), default)
            ? Done(command.Sample)
            : No(new("audit-over", "This audit is over."));
    }

    public async Task<PaperOutcome> FinishAudit(FinishSample command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var sample = (await papers.ReadSamples(Key, default)).FirstOrDefault(sample => sample.Number == command.Sample);
        if (PaperRules.WhyNotFinish(sample) is { } refused)
        {
            return No(refused);
        }

        if (!sample!.IsDone)
        {
            var differences = sample.Checks.Count(check => !check.Holds);
            var entry = PaperChain.Audit(sample.Number, sample.Papers.Length, differences, clock.GetUtcNow());
            await Box.Append(entry);
            await papers.FinishSample(Key, sample.Number, default);
            await Tell(entry);
            await Record(command.By, "papers-audited", $"Finished audit {sample.Number} of paper ballots: {sample.Papers.Length} papers, {differences} not as they are in the box.");
        }

        return Done(command.Sample);
    }

    public async Task<PaperOutcome> Correct(DecidePaper command)
    {
        if (await WhyNot(command.By, isBeforeTheClose: false) is { } no)
        {
            return No(no);
        }

        var found = (await papers.ReadSamples(Key, default)).SelectMany(sample => sample.Checks).LastOrDefault(check => check.Serial == new PaperSerial(command.Batch, command.Number));
        if (PaperRules.WhyNotCorrect(await Find(command.Batch), found, command) is { } refused)
        {
            return No(refused);
        }

        var (reading, wrong) = await ReadDecision(command);
        if (reading is null)
        {
            return No(wrong!);
        }

        if (!reading.Agrees(found!.Reading))
        {
            return No(new("reading-differs", "This is not what was found either. Look at the paper together, and check it again in an audit.", "marks"));
        }

        await papers.Enter(Key, command.Batch, new(command.Number, PaperHand.Correction, reading, command.By.Id), default);
        var (batch, read) = await ReadBatch(command.Batch);
        await PutIntoBox(batch!, read);
        await Record(command.By, "paper-corrected", $"Corrected paper {new PaperSerial(command.Batch, command.Number)} as an audit had found: {reading.Reason}");
        return Done(command.Batch);
    }

    public async Task<ImmutableArray<PaperAuditView>> GetAudits(StaffMember by)
    {
        if (!by.May(StaffAct.RunRounds))
        {
            return [];
        }

        var read = new Dictionary<int, PaperAgreement>();
        foreach (var batch in (await papers.ReadBatches(Key, default)).Where(batch => batch.Version > 0))
        {
            read.Add(batch.Number, (await ReadBatch(batch.Number)).Read);
        }

        return
        [
            .. (await papers.ReadSamples(Key, default)).Select(sample => new PaperAuditView(
                sample.Number, sample.Seed, [.. sample.Papers.Select(serial => Seen(serial, sample.Checks.FirstOrDefault(check => check.Serial == serial)))],
                read.Values.Sum(batch => batch.Agreed.Count), sample.IsDone)),
        ];

        SampledPaper Seen(PaperSerial serial, PaperCheck? check)
        {
            var isOpen = check is { Holds: false } && !(read[serial.Batch].Agreed.TryGetValue(serial.Number, out var inBox) && inBox.Agrees(check.Reading));
            return new(serial, check?.Holds, check is { Holds: false } && !isOpen, isOpen && check!.By != by.Id);
        }
    }
}
