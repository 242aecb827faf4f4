using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>What a box does when the database or another box gets in its way.</summary>
public sealed class FaultTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_PoisonedBallotInABatch_FailsAlone(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database, FaultyJournal.Use);
        var box = await Box.OpenAsync(hub, voters: 40);
        var journal = (FaultyJournal)box.Journal;
        journal.Change = entry => entry.Choices == "p12=1" ? entry with { Choices = "p12=1\n" } : entry;

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(v => box.Cast(v, v == 17 ? "p12" : "p01")));

        // Assert
        Assert.Equal("ballot-not-storable", outcomes[17].Refusal!.Code);
        Assert.Equal(39, outcomes.Count(o => o.Receipt is not null));
        Assert.Equal(39, (await box.BallotsAsync()).Count);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_AnswerOfTheCommitLost_IsLookedUpByItsId(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database, FaultyJournal.Use);
        var box = await Box.OpenAsync(hub, voters: 40);
        ((FaultyJournal)box.Journal).AfterNextAppend = new IOException("The connection broke.");

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(v => box.Cast(v, "p01")));

        // Assert
        Assert.All(outcomes, o => Assert.NotNull(o.Receipt));
        Assert.Equal(40, (await box.CastLogAsync()).Count);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_CommitNeverAnswers_IsUnknownAndNeverRefused(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database, FaultyJournal.Use);
        var box = await Box.OpenAsync(hub, voters: 1);
        var journal = (FaultyJournal)box.Journal;
        journal.BeforeAppend = () => throw new IOException("The connection broke.");
        var castId = Guid.NewGuid();

        // Act
        var unknown = await box.Cast(castId, 0, "p01");
        journal.BeforeAppend = () => Task.CompletedTask;
        var again = await box.Cast(castId, 0, "p01");

        // Assert
        Assert.Equal("outcome-unknown", unknown.Refusal!.Code);
        Assert.NotNull(again.Receipt);
        Assert.Single(await box.CastLogAsync());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C8_Cast_TwoClustersOnOneDatabase_NoForkAndNothingLost(DatabaseKind kind)
    {
        // Arrange: two hubs do not know of each other, so each has an activation of the same box.
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var first = await TestHub.StartAsync(database);
        await using var second = await TestHub.StartAsync(database);
        var box = await Box.OpenAsync(first, voters: 60);
        var other = second.Grains.GetGrain<IBallotBoxGrain>(box.Round);

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(v => v % 2 == 0
            ? box.Cast(v, "p01")
            : other.Cast(new CastBallot(Guid.NewGuid(), box.Codes[v], [new("p02", 1)], null, BallotChannel.Online))));

        // Assert
        var log = (await box.CastLogAsync()).Select(c => c.CastId).ToHashSet();
        Assert.All(outcomes.Where(o => o.Receipt is not null), o => Assert.Contains(o.Receipt!.CastId, log));
        Assert.All(outcomes.Where(o => o.Receipt is null), o => Assert.Equal("outcome-unknown", o.Refusal!.Code));
        Assert.Contains(outcomes, o => o.Receipt is not null);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Append_OntoAHeadThatMoved_StoresNothing(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var box = await Box.OpenAsync(hub, voters: 2);
        var stale = (await box.Journal.ReadHead(box.Round, default))!;
        await box.Cast(0, "p01");
        var keys = await hub.Services.GetRequiredService<IRoundKeyStore>().Get(box.Round, default);
        Assert.True(VoterCode.TryParse(box.Codes[1], out var code));
        var right = keys.RightId(code);
        var cast = new PendingCast(Guid.NewGuid(), right, "p02=1", keys.Fingerprint(right, BallotChannel.Online, "p02=1"), new byte[16], BallotChannel.Online);
        var plan = CastPlan.Of(
            box.Round, box.Rules.Method, keys, stale, null, [cast], [new CastContext(new StoredRight(right, 0, null, false), null)], [null]);

        // Act
        var append = () => box.Journal.Append(box.Round, stale, plan.Voted, plan.Entries, default);

        // Assert
        await Assert.ThrowsAsync<JournalConflictException>(append);
        Assert.Single(await box.CastLogAsync());
        await box.AssertLedgerHolds();
    }
}
