using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>Papers are drawn by a public seed, looked at once more, and what is wrong is put right as a new event.</summary>
public sealed class PaperAuditTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private const string Seed = "31415926535897932384";

    [Theory, ClassData(typeof(Databases))]
    public async Task Audit_ThatFindsAMistake_HasItCorrectedByAnotherAndTheBatchGoesInAgain(DatabaseKind kind)
    {
        // Arrange
        var round = await SettledAsync(hubs[kind]);
        PaperRound.Done(await round.Papers.Draw(new(Seed, 50, PaperRound.First)));
        foreach (var (number, marks) in new[] { (1, "1"), (2, "2"), (3, "1 3"), (4, "b") })
        {
            PaperRound.Done(await round.Papers.Check(new(1, new(1, number), marks, PaperRound.Third)));
        }

        // Act
        PaperRound.Done(await round.Papers.FinishAudit(new(1, PaperRound.First)));
        var found = (await round.Papers.GetAudits(PaperRound.First)).Single();
        var own = await round.Papers.Correct(new(1, 3, "1 3", "Seen by me.", PaperRound.Third));
        var other = await round.Papers.Correct(new(1, 3, "1", "Something else.", PaperRound.First));
        var sound = await round.Papers.Correct(new(1, 2, "2", "Nothing is wrong.", PaperRound.First));
        PaperRound.Done(await round.Papers.Correct(new(1, 3, "1 3", "A second cross was overlooked.", PaperRound.First)));
        var corrected = (await round.Papers.GetAudits(PaperRound.First)).Single();
        await round.CloseAndCount();

        // Assert
        Assert.Equal((4, 4, 1, true), (found.All, found.Checked, found.Differences, found.IsDone));
        Assert.True(found.Papers[2].MayCorrect);
        Assert.Equal(["found-yourself", "reading-differs", "difference-unknown"], [.. new[] { own, other, sound }.Select(outcome => outcome.Refusals.Single().Code)]);
        Assert.Equal((true, false), (corrected.Papers[2].IsCorrected, corrected.Papers[2].MayCorrect));
        Assert.Equal(["p01=1", "p01=1 p03=1", "p02=1"], (await round.Ballots())[BallotChannel.Paper].Order());
        Assert.Equal(2, (await round.Papers.GetBatch(1, PaperRound.First))!.Batch.Version);
        Assert.Equal(["OPEN", "PAPER_BATCH", "PAPER_SAMPLE", "PAPER_AUDIT", "PAPER_BATCH"], (await round.ChainKinds())[..5]);
        Assert.Empty((await round.Round.GetSignOff(PaperRound.First))!.Figures.Gaps);
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Draw_BeforeEveryBatchIsIn_OrWithABadSeed_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var empty = await PaperRound.OpenAsync(hubs[kind], 1, 1);
        var round = await SettledAsync(hubs[kind]);
        PaperRound.Done(await round.Papers.Prepare(new("Library", null, 2, PaperRound.First)));

        // Act
        var nothing = await empty.Papers.Draw(new(Seed, 5, PaperRound.First));
        var open = await round.Papers.Draw(new(Seed, 5, PaperRound.First));
        await round.CountIn(2, returned: 0);
        string[] bad = [.. (await round.Papers.Draw(new("12 34", 0, PaperRound.First))).Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")];
        PaperRound.Done(await round.Papers.Draw(new(Seed, 2, PaperRound.First)));
        var twice = await round.Papers.Draw(new(Seed + "1", 2, PaperRound.First));
        var early = await round.Papers.FinishAudit(new(1, PaperRound.First));
        var sample = (await round.Papers.GetAudits(PaperRound.First)).Single().Papers;
        var notDrawn = await round.Papers.Check(new(1, Enumerable.Range(1, 4).Select(number => new PaperSerial(1, number)).First(serial => sample.All(paper => paper.Serial != serial)), "1", PaperRound.First));
        foreach (var paper in sample)
        {
            PaperRound.Done(await round.Papers.Check(new(1, paper.Serial, "1", PaperRound.First)));
        }

        PaperRound.Done(await round.Papers.FinishAudit(new(1, PaperRound.First)));
        var over = await round.Papers.Check(new(1, sample[0].Serial, "2", PaperRound.First));
        var used = await round.Papers.Draw(new(Seed, 2, PaperRound.First));

        // Assert
        Assert.Equal(["seed-malformed seed", "size-out-of-range size"], bad);
        Assert.Equal(
            ["nothing-to-audit", "batches-open", "audit-open", "papers-left", "paper-not-drawn", "audit-over", "seed-used"],
            [.. new[] { nothing, open, twice, early, notDrawn, over, used }.Select(outcome => outcome.Refusals.Single().Code)]);
    }

    private static async Task<PaperRound> SettledAsync(TestHub hub)
    {
        var round = await PaperRound.OpenAsync(hub, 5, 5);
        await round.HandOutTo(0, 1, 2, 3);
        await round.CountIn(1, returned: 4);
        await round.EnterAndSettle(1, "1", "2", "3", "b");
        return round;
    }
}
