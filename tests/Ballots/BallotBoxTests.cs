using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>What a box does with casts, on both databases.</summary>
public sealed class BallotBoxTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_NothingWhereTheRoundAllowsIt_IsAVoteLikeAnyOther(DatabaseKind kind)
    {
        // Arrange
        var box = new Box(hubs[kind], Box.NewRound());
        await box.IssueAsync(2);
        await box.Grain.Open(new ChainEntry("OPEN", "{}", "OPEN"), box.Rules with { Limits = new BallotLimits(MinLength: 0, MaxLength: 3) });
        var castId = Guid.NewGuid();

        // Act
        var first = await box.Cast(castId, 0);
        var again = await box.Cast(castId, 0);
        var named = await box.Cast(1, "p01");
        var emptied = await box.Cast(1);

        // Assert
        Assert.All((CastOutcome[])[first, again, named, emptied], outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(first.Receipt!.TrackingCode, again.Receipt!.TrackingCode);
        Assert.True(emptied.Receipt!.Replaced);
        Assert.Equal(["", ""], (await box.BallotsAsync()).Values);
        Assert.Equal(2, (await box.Close()).Voted);
        Assert.Null((await box.Grain.CheckLedger()).Problem);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_OneVote_IsInTheBoxWithItsTrackingCode(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);

        // Act
        var outcome = await box.Cast(0, "p07", "p03");

        // Assert
        var receipt = outcome.Receipt!;
        Assert.False(receipt.Replaced);
        Assert.Equal("p03=1 p07=1", (await box.BallotsAsync())[receipt.TrackingCode]);
        Assert.Equal(TrackingState.Recorded, await box.Grain.Track(receipt.TrackingCode));
        Assert.Equal(receipt, await box.Grain.FindCast(receipt.CastId));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_Again_ReplacesTheVoteAndTheOldCodeSaysSo(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 2);
        var first = (await box.Cast(0, "p01")).Receipt!;
        await box.Cast(1, "p05");

        // Act
        var second = (await box.Cast(0, "p02")).Receipt!;

        // Assert
        var back = await box.Grain.ReadBack(new ReadBallot(box.Codes[0].ToLowerInvariant()));
        Assert.True(second.Replaced);
        Assert.Equal(TrackingState.Replaced, await box.Grain.Track(first.TrackingCode));
        Assert.Equal(second.TrackingCode, back.TrackingCode);
        Assert.Equal(new Choice("p02", 1), Assert.Single(back.Choices));
        Assert.Equal(TrackingCode.Of(Commitment.Of(back.CommitmentText!)).ToString(), back.TrackingCode);
        Assert.Equal((2, 3), ((await box.Grain.GetTurnout()).Voted, (await box.Grain.GetTurnout()).Casts));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C1_Cast_TwoHundredAtOnceWithOneRight_OneCounts(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => box.Cast(0, $"p{(i % 12) + 1:00}")));

        // Assert
        var log = await box.CastLogAsync();
        Assert.All(outcomes, o => Assert.NotNull(o.Receipt));
        Assert.Single(await box.BallotsAsync());
        Assert.Equal((200, 199), (log.Count, log.Count(c => c.IsReplaced)));
        Assert.Single(outcomes, o => !o.Receipt!.Replaced);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C2_Cast_FiftyTimesTheSame_IsOneEntryAndFiftyEqualAnswers(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        var castId = Guid.NewGuid();

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => box.Cast(castId, 0, "p01")));

        // Assert
        Assert.Single(await box.CastLogAsync());
        Assert.NotNull(Assert.Single(outcomes.Select(o => o.Receipt).Distinct()));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C3_Cast_SameIdOtherVote_IsRefusedAndNothingStored(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 2);
        var castId = Guid.NewGuid();
        await box.Cast(castId, 0, "p01");

        // Act
        var otherChoice = await box.Cast(castId, 0, "p02");
        var otherVoter = await box.Cast(castId, 1, "p01");

        // Assert
        Assert.Equal(("cast-id-reused", "cast-id-reused"), (otherChoice.Refusal!.Code, otherVoter.Refusal!.Code));
        Assert.Single(await box.CastLogAsync());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_ByCodeAndClock_IsRefusedInWords(DatabaseKind database)
    {
        // Arrange
        var hub = hubs[database];
        var box = await Box.OpenAsync(hub, voters: 1);
        var draft = new Box(hub, Box.NewRound());
        await draft.IssueAsync(1);
        var now = hub.Clock.Now;

        // Act
        var unknown = await box.Grain.Cast(new CastBallot(Guid.NewGuid(), VoterCode.New().Print(), [new("p01", 1)], null, BallotChannel.Online));
        var mistyped = await box.Grain.Cast(new CastBallot(Guid.NewGuid(), "ABC", [new("p01", 1)], null, BallotChannel.Online));
        var nonce = await box.Grain.Cast(new CastBallot(Guid.NewGuid(), box.Codes[0], [new("p01", 1)], "xyz", BallotChannel.Online));
        var notOpen = await draft.Cast(0, "p01");
        hub.Clock.Now = box.Rules.OpensAt.AddTicks(-1);
        var early = await box.Cast(0, "p01");
        hub.Clock.Now = box.Rules.ClosesAt;
        var late = await box.Cast(0, "p01");
        hub.Clock.Now = now;

        // Assert
        Assert.Equal(
            "code-unknown code-mistyped nonce-malformed voting-not-open voting-not-open voting-closed",
            string.Join(' ', new[] { unknown, mistyped, nonce, notOpen, early, late }.Select(o => o.Refusal!.Code)));
        Assert.Empty(await box.CastLogAsync());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Move_SuspendResumeExtendClose_DecidesWhatIsTaken(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        var codes = new List<string?>();
        async Task Try() => codes.Add((await box.Cast(0, "p01")).Refusal?.Code);

        // Act
        await box.Grain.Suspend(new ChainEntry("SUSPEND", "{}", "SUSPEND-1"));
        await Try();
        await box.Grain.Extend(new ChainEntry("EXTEND", "{}", "EXTEND-1"), box.Rules with { ClosesAt = box.Rules.ClosesAt.AddDays(1) });
        await Try();
        await box.Grain.Resume(new ChainEntry("RESUME", "{}", "RESUME-1"), box.Rules with { ClosesAt = box.Rules.ClosesAt.AddDays(1) });
        await Try();
        await box.Grain.Open(new ChainEntry("OPEN", "{}", "OPEN"), box.Rules);
        await box.Close();
        await box.Close();
        await Try();

        // Assert
        Assert.Equal(["voting-suspended", "voting-suspended", null, "voting-closed"], codes);
        await Assert.ThrowsAnyAsync<Exception>(() => box.Grain.Open(new ChainEntry("OPEN", "{}", "OPEN-2"), box.Rules));
        Assert.Equal((1, 6), ((await box.Grain.CheckLedger()).CastEntries, (await box.Grain.CheckLedger()).PublicEntries));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_RepeatedAfterTheClose_GivesTheReceiptAgain(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        var castId = Guid.NewGuid();
        var first = await box.Cast(castId, 0, "p01");
        await box.Close();

        // Act
        var again = await box.Cast(castId, 0, "p01");
        var other = await box.Cast(castId, 0, "p02");

        // Assert
        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal("voting-closed", other.Refusal!.Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Track_AfterTheCount_SaysCounted(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        var code = (await box.Cast(0, "p01")).Receipt!.TrackingCode;
        await box.Close();
        await box.Grain.Append(new ChainEntry("COUNT", "{}", "COUNT-1"));

        // Act
        var state = await box.Grain.Track(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        // Assert
        Assert.Equal(TrackingState.Counted, state);
        Assert.Equal(TrackingState.Mistyped, await box.Grain.Track(code[..^1]));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C6_Close_RacingCasts_EveryReceiptIsCountedAndEveryRefusalIsNot(DatabaseKind database)
    {
        // Arrange
        const int Runs = 500;
        var hub = hubs[database];

        // Act: 500 boxes closed in the middle of a rush, on each of two databases.
        for (var run = 0; run < Runs; run += 50)
        {
            await Task.WhenAll(Enumerable.Range(run, 50).Select(async i =>
            {
                var box = await Box.OpenAsync(hub, voters: 8);
                var casts = Enumerable.Range(0, 8).Select(v => box.Cast(v, "p01")).ToList();
                if (i % 2 == 0)
                {
                    await casts[i % 8];
                }

                var closing = box.Close();
                casts.AddRange(Enumerable.Range(0, 8).Select(v => box.Cast(v, "p02")));
                var outcomes = await Task.WhenAll(casts);
                await closing;

                // Assert
                var log = (await box.CastLogAsync()).Select(c => c.CastId).Order();
                Assert.Equal(outcomes.Where(o => o.Receipt is not null).Select(o => o.Receipt!.CastId).Order(), log);
                Assert.All(outcomes, o => Assert.True(o.Receipt is not null || o.Refusal!.Code == "voting-closed"));
                await box.AssertLedgerHolds();
            }));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Watch_WhileVotesArrive_HearsTurnout(DatabaseKind database)
    {
        // Arrange
        var hub = hubs[database];
        var box = await Box.OpenAsync(hub, voters: 30);
        var watcher = new Watcher();
        var reference = hub.Grains.CreateObjectReference<ITurnoutWatcher>(watcher);

        // Act
        await box.Grain.Watch(reference);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(v => box.Cast(v, "p01")));

        // Assert
        await Eventually.Is(() => watcher.Last is { Voted: 30 }, "the turnout to be told");
        Assert.Equal(30, watcher.Last!.ByChannel["online"]);
        Assert.InRange(watcher.Times, 1, 10);
        GC.KeepAlive(watcher);
    }

    private sealed class Watcher : ITurnoutWatcher
    {
        private int times;

        public TurnoutView? Last { get; private set; }

        public int Times => times;

        public Task TurnoutChanged(string round, TurnoutView turnout)
        {
            Interlocked.Increment(ref times);
            Last = turnout;
            return Task.CompletedTask;
        }
    }
}
