using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>A paper handed out marks the register, once and for good.</summary>
public sealed class HandOutTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task C5_HandOut_WhileTheSamePersonVotesOnline_LeavesOneOfThem(DatabaseKind kind)
    {
        // Arrange
        const int Voters = 40;
        var round = await PaperRound.OpenAsync(hubs[kind], Voters, 50);
        using var barrier = new Barrier(2 * Voters);
        Task<T> AtOnce<T>(Func<Task<T>> act) => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return act();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

        // Act
        var votes = Enumerable.Range(0, Voters).Select(voter => AtOnce(() => round.Cast(voter, "p01"))).ToArray();
        var papers = Enumerable.Range(0, Voters).Select(voter => AtOnce(() => round.HandOut(voter))).ToArray();
        var (cast, handed) = (await Task.WhenAll(votes), await Task.WhenAll(papers));

        // Assert
        Assert.All(handed, outcome => Assert.Empty(outcome.Refusals));
        for (var voter = 0; voter < Voters; voter++)
        {
            var (vote, paper) = (cast[voter], handed[voter]);
            Assert.Equal(vote.Refusal is null, paper.HadVoted);
            Assert.Equal(vote.Refusal is null ? null : "paper-issued", vote.Refusal?.Code);
        }

        var counts = await round.Journal.CountRights(round.Id, default);
        Assert.Equal((Voters, Voters), (counts.Voted, counts.OnPaper));
        Assert.Empty(await round.Ballots());
        Assert.Equal(0, (await round.Box.GetTurnout()).Voted);
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task HandOut_ToWhoHasVoted_ReplacesTheVoteAndSaysOnlyThatThereWasOne(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 3, 5);
        var tracking = (await round.Cast(0, "p01")).Receipt!.TrackingCode;

        // Act
        var had = await round.HandOut(0);
        var hadNot = await round.HandOut(1);
        var again = await round.HandOut(0);
        var late = await round.Cast(0, "p02");
        var read = await round.Box.ReadBack(new(round.Codes[0]));

        // Assert
        Assert.Equal((true, false), (had.HadVoted, hadNot.HadVoted));
        Assert.Equal("paper-issued-already", again.Refusals.Single().Code);
        Assert.Equal(("paper-issued", "paper-issued"), (late.Refusal!.Code, read.Refusal!.Code));
        Assert.Equal(TrackingState.Replaced, await round.Box.Track(tracking));
        Assert.Empty(await round.Ballots());
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task HandOut_SentAgain_MarksOnce(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 2, 5);
        var command = new HandOutPaper(Guid.NewGuid(), 1, round.Codes[0], PaperRound.First);

        // Act
        var outcomes = new[] { await round.Papers.HandOut(command), await round.Papers.HandOut(command) };
        var other = await round.Papers.HandOut(command with { VoterCode = round.Codes[1] });

        // Assert
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Refusals));
        Assert.Equal("cast-id-reused", other.Refusals.Single().Code);
        Assert.Equal(1, (await round.Papers.GetBatches(PaperRound.First)).Single().Marks);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task HandOut_OfWhatCannotBe_IsRefusedInWords(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 3, 5);
        await round.HandOutTo(0);
        PaperRound.Done(await round.Papers.Prepare(new("Library", null, 1, PaperRound.First)));
        await round.CountIn(2, returned: 0);

        // Act
        string Code(HandOutOutcome outcome) => outcome.Refusals.Single().Code;
        var codes = new[]
        {
            Code(await round.Papers.HandOut(new(Guid.NewGuid(), 1, "not a code", PaperRound.First))),
            Code(await round.Papers.HandOut(new(Guid.NewGuid(), 1, VoterCode.New().Print(), PaperRound.First))),
            Code(await round.HandOut(1, batch: 2)), Code(await round.HandOut(1, batch: 9)),
            Code(await round.Papers.HandOut(new(Guid.NewGuid(), 1, round.Codes[1], SignOffs.Second))),
        };
        PaperRound.Done(await round.Round.SuspendVoting(new(PaperRound.First, "A test.")));
        var paused = Code(await round.HandOut(1));
        PaperRound.Done(await round.Round.ResumeVoting(new(PaperRound.First)));
        PaperRound.Done(await round.Round.CloseVoting(new(PaperRound.First)));
        var closed = Code(await round.HandOut(1));

        // Assert
        Assert.Equal(["code-mistyped", "code-unknown", "batch-counted-in", "batch-unknown", "not-yours"], codes);
        Assert.Equal(("voting-suspended", "voting-closed"), (paused, closed));
        await round.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Mark_TakenOutOfTheLogOrTheRegister_IsFound(DatabaseKind kind)
    {
        foreach (var change in new[] { "UPDATE cast_log SET paper = NULL", "UPDATE cast_log SET paper = 2", $"UPDATE voting_right SET paper = {(kind == DatabaseKind.Postgres ? "false" : "0")}" })
        {
            // Arrange
            var round = await PaperRound.OpenAsync(hubs[kind], 2, 5);
            await round.HandOutTo(0, 1);
            await round.AssertLedgerHolds();

            // Act
            await LedgerTests.WithoutTriggersAsync(round.Hub.Database, $"{change} WHERE round = '{round.Id}'");

            // Assert
            Assert.NotNull((await round.Box.CheckLedger()).Problem);
        }
    }
}
