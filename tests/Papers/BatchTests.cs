using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>Batches of paper from the table to the box.</summary>
public sealed class BatchTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Batch_EnteredAlikeByTwo_GoesIntoTheBoxAndTheFiguresAddUp(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 8, 10);
        await round.Cast(0, "p01");
        await round.Cast(1, "p02");
        await round.HandOutTo(0, 2, 3, 4, 5, 6);

        // Act
        await round.CountIn(1, returned: 5, spoilt: 1, missing: 1);
        await round.EnterAndSettle(1, "1 3", "2", "b", "o", "u smudged all over");
        await round.CloseAndCount();
        var figures = (await round.Round.GetSignOff(PaperRound.First))!.Figures;

        // Assert
        Assert.Empty(figures.Gaps);
        Assert.Equal(new PaperFigures(10, 1, 3, 6, 0, 0, 1, 5, 1, 1, 1, 2), figures.Paper);
        Assert.Equal((2, 1, 3, 3, 3), (figures.Casts, figures.Replaced, figures.InBox, figures.Voted, figures.Counted));
        Assert.Equal([new("online", 1), new("paper", 2)], figures.ByChannel);
        Assert.Equal(["p01=1 p03=1", "p02=1"], (await round.Ballots())[BallotChannel.Paper].Order());
        Assert.Equal(["OPEN", "PAPER_BATCH", "BATCH", "CLOSE", "SUPERSEDED", "PAPER_ISSUED", "COUNT"], await round.ChainKinds());
        Assert.Equal(3, (await round.Box.GetTurnout()).Voted);
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Entry_OfOne_IsSeenByNobodyElseUntilBothAreDone(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 3, 3);
        await round.HandOutTo(0, 1, 2);
        await round.CountIn(1, returned: 3);

        // Act
        await round.EnterAll(PaperRound.First, 1, "1", "2", "3");
        PaperRound.Done(await round.Enter(PaperRound.Second, 1, 1, "1"));
        var first = (await round.Papers.GetBatch(1, PaperRound.First))!;
        var second = (await round.Papers.GetBatch(1, PaperRound.Second))!;
        var third = (await round.Papers.GetBatch(1, PaperRound.Third))!;
        var tooEarly = await round.Papers.Decide(new(1, 2, "2", "It says so.", PaperRound.Third));
        var tooMany = await round.Enter(PaperRound.Third, 1, 1, "1");
        var notDone = await round.Papers.Finish(new(1, PaperRound.Second));
        var again = await round.Enter(PaperRound.First, 1, 1, "2");

        // Assert
        Assert.Equal((3, PaperHand.First), (first.Own.Length, first.Hand));
        Assert.Equal((1, PaperHand.Second), (second.Own.Length, second.Hand));
        Assert.Equal((0, PaperHand.Unspecified), (third.Own.Length, third.Hand));
        Assert.All([first, second, third], view => Assert.Empty(view.Differences));
        Assert.Equal(
            ["batch-not-compared", "two-enter", "papers-left", "entry-finished"],
            [.. new[] { tooEarly, tooMany, notDone, again }.Select(outcome => outcome.Refusals.Single().Code)]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Differences_AreDecidedByAThirdFromThePaper_AndOnlyThenTheBatchGoesIn(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 4, 4);
        await round.HandOutTo(0, 1, 2);
        await round.CountIn(1, returned: 3);
        await round.EnterAll(PaperRound.First, 1, "1", "2", "3");
        PaperRound.Done(await round.Enter(PaperRound.Second, 1, 1, "1"));
        PaperRound.Done(await round.Enter(PaperRound.Second, 1, 2, "2 3"));
        PaperRound.Done(await round.Enter(PaperRound.Second, 1, 4, "3"));
        PaperRound.Done(await round.Papers.Finish(new(1, PaperRound.Second)));

        // Act
        var waiting = (await round.Papers.GetBatch(1, PaperRound.Third))!;
        var open = await round.Papers.Settle(new(1, PaperRound.Third));
        var own = await round.Papers.Decide(new(1, 2, "2", "It says so.", PaperRound.First));
        var same = await round.Papers.Decide(new(1, 1, "2", "It says so.", PaperRound.Third));
        var noReason = await round.Papers.Decide(new(1, 2, "2", " ", PaperRound.Third));
        var malformed = await round.Papers.Decide(new(1, 2, "9", "It says so.", PaperRound.Third));
        PaperRound.Done(await round.Papers.Decide(new(1, 2, "2 3", "There is a faint cross at 3.", PaperRound.Third)));
        PaperRound.Done(await round.Papers.Decide(new(1, 4, "x", "The serial was misread.", PaperRound.Third)));
        var stillOpen = await round.Papers.Settle(new(1, PaperRound.Third));
        PaperRound.Done(await round.Papers.Decide(new(1, 3, "3", "It is there.", PaperRound.Third)));
        PaperRound.Done(await round.Papers.Settle(new(1, PaperRound.Third)));
        var after = await round.Papers.Settle(new(1, PaperRound.Third));

        // Assert
        Assert.Equal((PaperHand.Third, 3, 1), (waiting.Hand, waiting.Open, waiting.Agreed));
        Assert.Equal(
            ["differences-open", "entered-yourself", "difference-unknown", "reason-missing", "project-unknown", "differences-open", "batch-settled"],
            [.. new[] { open, own, same, noReason, malformed, stillOpen, after }.Select(outcome => outcome.Refusals.Single().Code)]);
        Assert.Equal(["p01=1", "p02=1 p03=1", "p03=1"], (await round.Ballots())[BallotChannel.Paper].Order());
        var acts = (await round.Hub.Services.GetRequiredService<IAuditJournal>().Read(new AuditFilter(round.Id), default).ToListAsync()).Select(line => line.Entry.Act).ToArray();
        Assert.Equal(["papers-prepared", "papers-counted-in", "papers-entered", "papers-entered", "paper-decided", "paper-decided", "paper-decided", "papers-settled"], acts.Where(act => act.StartsWith("paper", StringComparison.Ordinal)).Reverse());
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Batch_ThatDoesNotAddUp_GoesNowhereAndNothingIsCounted(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 4, 10);
        await round.HandOutTo(0, 1, 2);
        PaperRound.Done(await round.Papers.CountIn(new(1, new("A1", 2, 0, 7, 0, 0, 0, ""), PaperRound.First)));
        await round.EnterAll(PaperRound.First, 1, "1", "2");

        // Act
        var late = await round.Papers.CountIn(new(1, new("A1", 3, 0, 7, 0, 0, 0, ""), PaperRound.First));
        await round.EnterAll(PaperRound.Second, 1, "1", "2");
        var refused = await round.Papers.Settle(new(1, PaperRound.Third));
        PaperRound.Done(await round.Round.CloseVoting(new(PaperRound.First)));
        var counted = await round.Round.Count(new(PaperRound.First));

        // Assert
        Assert.Equal("entry-begun", late.Refusals.Single().Code);
        Assert.Equal(["papers-differ", "marks-differ"], refused.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(("paper-unfinished", "Batch 1 of paper (Town hall) is not in the box yet. Finish it under “Paper ballots”, then count."), (counted.Refusals.Single().Code, counted.Refusals.Single().Sentence));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Batch_AfterTheCount_AsksForAnotherCount(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 3, 3);
        await round.Cast(0, "p01");
        await round.HandOutTo(1, 2);
        PaperRound.Done(await round.Papers.Prepare(new("Mislaid box", null, 2, PaperRound.First)));
        await round.CountIn(1, returned: 2);
        await round.EnterAndSettle(1, "1", "2");
        PaperRound.Done(await round.Round.CloseVoting(new(PaperRound.First)));
        PaperRound.Done(await round.Round.Count(new(PaperRound.First)));
        var unfinished = (await round.Round.GetSignOff(PaperRound.First))!.Figures.Gaps;

        // Act
        await round.CountIn(2, returned: 1, unmarked: 1);
        await round.EnterAndSettle(2, "3");
        var stale = (await round.Round.GetSignOff(PaperRound.First))!.Figures.Gaps;
        PaperRound.Done(await round.Round.Count(new(PaperRound.First)));
        var figures = (await round.Round.GetSignOff(PaperRound.First))!.Figures;

        // Assert
        Assert.Equal((ReconciliationLine.PaperPrinted, 3, 5), unfinished.Select(gap => (gap.Line, gap.Expected, gap.Found)).Single());
        Assert.Contains(stale, gap => (gap.Line, gap.Expected, gap.Found) == (ReconciliationLine.Counted, 4, 3));
        Assert.Empty(figures.Gaps);
        Assert.Equal((4, 1), (figures.Counted, figures.Paper!.Unmarked));
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Sign_ByTheTwoWhoEnteredABatch_IsRefusedByGrainAndDatabase(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 2, 2);
        await round.HandOutTo(0, 1);
        await round.CountIn(1, returned: 2);
        await round.EnterAndSettle(1, "1", "2");
        await round.CloseAndCount();
        PaperRound.Done(await round.Round.Sign(PaperRound.First, round.Now));
        var joint = round.Hub.Services.GetRequiredService<IJointActJournal>();
        var stored = (await joint.Find(new(round.Id, "sign", 1), default))!;

        // Act
        var second = await round.Round.Sign(PaperRound.Second, round.Now);
        var inDatabase = await Record.ExceptionAsync(() => joint.Complete(new(round.Id, "sign", 1), stored.Digest, new(PaperRound.Second.Id, round.Now), default));
        var another = await round.Round.Sign(SignOffs.Second, round.Now);

        // Assert
        Assert.Equal("entered-yourselves", second.Refusals.Single().Code);
        Assert.NotNull(inDatabase);
        Assert.Null((await joint.Find(new(round.Id, "sign", 1), default))!.Second?.By == PaperRound.Second.Id ? "signed" : null);
        Assert.Equal((RoundPhase.SignedTwice, true), (another.Phase, another.Done));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Database_RefusesOneInBothHands_AThirdWhoEntered_AndASignatureOfTheirs(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 2, 2);
        await round.HandOutTo(0, 1);
        await round.CountIn(1, returned: 2);
        await round.EnterAll(PaperRound.First, 1, "1", "2");
        await round.EnterAll(PaperRound.Second, 1, "1", "3");
        var database = round.Hub.Database;

        // Act
        string[] forbidden =
        [
            $"UPDATE paper_batch SET second_by = 'o1' WHERE round = '{round.Id}'",
            $"UPDATE paper_batch SET first_by = 'x9' WHERE round = '{round.Id}'",
            $"INSERT INTO paper_entry (round, batch, number, hand, intent, choices, reason, by_id) VALUES ('{round.Id}', 1, 2, 3, 1, 'p02=1', 'mine', 'o2')",
            $"UPDATE paper_batch SET version = 1, counted_by = NULL WHERE round = '{round.Id}'",
        ];
        var refused = new List<Exception?>();
        foreach (var statement in forbidden)
        {
            refused.Add(await Record.ExceptionAsync(() => database.ExecuteAsync(statement)));
        }

        PaperRound.Done(await round.Papers.Decide(new(1, 2, "2", "It says so.", PaperRound.Third)));
        PaperRound.Done(await round.Papers.Settle(new(1, PaperRound.Third)));
        var list = await Record.ExceptionAsync(() => database.ExecuteAsync($"DELETE FROM paper_list WHERE round = '{round.Id}'"));

        // Assert
        Assert.All(refused, Assert.NotNull);
        Assert.NotNull(list);
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Paper_ChangedInTheDatabase_IsFound(DatabaseKind kind)
    {
        foreach (var change in new[] { "UPDATE ballot SET choices = 'p03=1'", "DELETE FROM ballot", "UPDATE box_head SET settled = settled + 1" })
        {
            // Arrange
            var round = await PaperRound.OpenAsync(hubs[kind], 2, 2);
            await round.HandOutTo(0, 1);
            await round.CountIn(1, returned: 2);
            await round.EnterAndSettle(1, "1", "2");
            await round.AssertLedgerHolds();

            // Act
            await LedgerTests.WithoutTriggersAsync(round.Hub.Database, $"{change} WHERE round = '{round.Id}'");

            // Assert
            Assert.NotNull((await round.Box.CheckLedger()).Problem);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_OfWhoDoesNotRunRounds_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 1, 2);
        var by = SignOffs.Second;
        var manifest = new PaperManifest("A1", 0, 0, 2, 0, 0, 0, "");

        // Act
        PaperOutcome[] outcomes =
        [
            await round.Papers.Prepare(new("Hall", null, 5, by)), await round.Papers.CountIn(new(1, manifest, by)), await round.Enter(by, 1, 1, "1"),
            await round.Papers.TakeBack(new(1, 1, by)), await round.Papers.Finish(new(1, by)), await round.Papers.Decide(new(1, 1, "1", "Why.", by)),
            await round.Papers.Settle(new(1, by)), await round.Papers.Draw(new("1234567890", 1, by)), await round.Papers.Check(new(1, new(1, 1), "1", by)),
            await round.Papers.FinishAudit(new(1, by)), await round.Papers.Correct(new(1, 1, "1", "Why.", by)),
        ];

        // Assert
        Assert.All(outcomes, outcome => Assert.Equal("not-yours", outcome.Refusals.Single().Code));
        Assert.Empty(await round.Papers.GetBatches(by));
        Assert.Null(await round.Papers.GetBatch(1, by));
        Assert.Empty(await round.Papers.GetAudits(by));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task BadInput_IsRefusedBesideItsField(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 3, 3);
        await round.HandOutTo(0);
        await round.CountIn(1, returned: 1, missing: 0);

        // Act
        string[] prepared = [.. (await round.Papers.Prepare(new(" ", "-", 501, PaperRound.First))).Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")];
        string[] counted = [.. (await round.Papers.CountIn(new(1, new("", -1, 0, 0, 0, 0, 0, ""), PaperRound.First))).Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")];
        var noNote = await round.Papers.CountIn(new(1, new("A1", 1, 0, 1, 1, 0, 0, " "), PaperRound.First));
        var otherPaper = await round.Papers.Enter(new(1, "2-0001-0", "1", PaperRound.First));
        var tooHigh = await round.Enter(PaperRound.First, 1, 4, "1");
        var overVoted = await round.Enter(PaperRound.First, 1, 1, "1 2 3");
        var nothing = await round.Enter(PaperRound.First, 1, 1, " ");
        var unknown = await round.Papers.Enter(new(7, "7-0001-0", "1", PaperRound.First));

        // Assert
        Assert.Equal(["place-missing place", "printed-out-of-range printed", "area-malformed area"], prepared);
        Assert.Equal(["bag-missing bag", "returned-out-of-range returned"], counted);
        Assert.Equal(
            ["note-missing note", "serial-mistyped serial", "serial-mistyped serial", "too-many-projects marks", "marks-missing marks", "batch-unknown batch"],
            [.. new[] { noNote, otherPaper, tooHigh, overVoted, nothing, unknown }.Select(outcome => $"{outcome.Refusals.Single().Code} {outcome.Refusals.Single().Field}")]);
        Assert.EndsWith("If the paper does say so, type o for over-voted, or u and why.", overVoted.Refusals.Single().Sentence, StringComparison.Ordinal);
    }
}
