using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.SignOff;

public sealed class SignOffTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Sheet_OfACount_HasEveryFigureFromTheRegisterToTheLastPenny(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);

        // Act
        var view = (await counted.Round.GetSignOff(SignOffs.Second))!;

        // Assert
        var figures = view.Figures;
        Assert.Equal((5, 1, 4, 3, 4, 1, 3), (figures.Eligible, figures.Withdrawn, figures.Issued, figures.Voted, figures.Casts, figures.Replaced, figures.Counted));
        Assert.Equal([new("kiosk", 1), new("online", 2)], figures.ByChannel);
        Assert.Equal((new Money(10_000_00), new Money(9_000_00), new Money(1_000_00)), (figures.Budget, figures.Allocated, figures.Unspent));
        Assert.Empty(figures.Gaps);
        Assert.Empty(view.Refusals);
        Assert.Contains("\ncast=4\nreplaced=1\nvoid=0\ncounted=3\nbudget=1000000\nallocated=900000\nunspent=100000\n", view.Sheet, StringComparison.Ordinal);
        Assert.Equal(FrozenRules.HashOf(view.Sheet), view.Digest);
        Assert.Null(await counted.Round.GetSignOff(RoundExamples.Nobody));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Sign_TheSameOfficerTwice_IsRefusedInAnySession(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        CountedRound.Done(await counted.Round.Sign(SignOffs.First, counted.Now));

        // Act
        var again = await counted.Round.Sign(SignOffs.First, counted.Now);
        var underAnotherName = await counted.Round.Sign(SignOffs.First with { Name = "Olive O." }, counted.Now);

        // Assert
        Assert.Equal((RoundPhase.SignedOnce, "signed-already"), (again.Phase, again.Refusals.Single().Code));
        Assert.Equal("signed-already", underAnotherName.Refusals.Single().Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Database_WithOneOfficerInBothPlaces_Refuses(DatabaseKind kind)
    {
        // Arrange
        var journal = hubs[kind].Services.GetRequiredService<IJointActJournal>();
        var (key, digest) = (new JointActKey(Box.NewRound(), "sign", 1), new string('a', 64));
        await journal.Begin(key, digest, new("o1", RoundExamples.Start), default);

        // Act
        await Assert.ThrowsAnyAsync<DbException>(() => journal.Complete(key, digest, new("o1", RoundExamples.Start), default));
        await Assert.ThrowsAsync<JournalConflictException>(() => journal.Complete(key, new string('b', 64), new("o2", RoundExamples.Start), default));
        await Assert.ThrowsAsync<JournalConflictException>(() => journal.Begin(key, digest, new("o3", RoundExamples.Start), default));
        await journal.Complete(key, digest, new("o2", RoundExamples.Start.AddHours(1)), default);
        await journal.Complete(key, digest, new("o2", RoundExamples.Start.AddHours(1)), default);
        await Assert.ThrowsAsync<JournalConflictException>(() => journal.Complete(key, digest, new("o3", RoundExamples.Start), default));

        // Assert
        Assert.Equal(new(digest, new("o1", RoundExamples.Start), new("o2", RoundExamples.Start.AddHours(1))), await journal.Find(key, default));
        await Assert.ThrowsAnyAsync<DbException>(() => hubs[kind].Database.ExecuteAsync($"UPDATE joint_act SET second_by = 'o4' WHERE round = '{key.Round}'"));
        await Assert.ThrowsAnyAsync<DbException>(() => hubs[kind].Database.ExecuteAsync($"DELETE FROM joint_act WHERE round = '{key.Round}'"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Sign_WithAStaleProof_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);

        // Act
        var stale = await counted.Round.Sign(SignOffs.First, counted.Now.AddMinutes(-5).AddSeconds(-1));
        var early = await counted.Round.Sign(SignOffs.First, counted.Now.AddMinutes(1));
        var fresh = await counted.Round.Sign(SignOffs.First, counted.Now.AddMinutes(-5));

        // Assert
        Assert.Equal(["proof-stale", "proof-stale"], [stale.Refusals.Single().Code, early.Refusals.Single().Code]);
        CountedRound.Done(fresh);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Sign_OfOtherFiguresThanWereSeen_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        var seen = (await counted.Round.GetSignOff(SignOffs.First))!.Digest;
        CountedRound.Done(await counted.Round.Count(new(RoundExamples.Officer)));

        // Act
        var outcome = await counted.Round.Sign(new(seen, SignOffs.First, counted.Now));

        // Assert
        Assert.Equal((RoundPhase.Counted, "digest-differs"), (outcome.Phase, outcome.Refusals.Single().Code));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task S15_DataChangedAfterASignature_ClearsItAndSaysSo(DatabaseKind kind, bool afterBoth)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        CountedRound.Done(await counted.Round.Sign(SignOffs.First, counted.Now));
        if (afterBoth)
        {
            CountedRound.Done(await counted.Round.Sign(SignOffs.Second, counted.Now));
        }

        var seen = (await counted.Round.GetSignOff(SignOffs.Second))!.Digest;
        await counted.Hub.Database.ExecuteAsync($"UPDATE ballot SET choices = 'p01=1' WHERE round = '{counted.Id}' AND choices = 'p03=1'");

        // Act
        var outcome = afterBoth ? await counted.Round.Publish(new(RoundExamples.Officer)) : await counted.Round.Sign(new(seen, SignOffs.Second, counted.Now));

        // Assert
        Assert.Equal((RoundPhase.Counted, "signatures-cleared"), (outcome.Phase, outcome.Refusals.Single().Code));
        Assert.Empty((await counted.Round.GetSignOff(SignOffs.Second))!.Signatures);
        Assert.Equal("UNSIGN", (await Chain(counted))[^1]);
        Assert.Contains((await counted.Round.GetStaffView(RoundExamples.Officer))!.Story, line => line.What == "Cleared the signatures: What was signed is not what is there now.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Signatures_AreClearedByAnotherCountAndByOfficers_AndGivenAnew(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        await counted.Round.SignTwice(counted.Now);

        // Act
        CountedRound.Done(await counted.Round.Count(new(RoundExamples.Officer)));
        var unsigned = await counted.Round.Publish(new(RoundExamples.Officer));
        CountedRound.Done(await counted.Round.Sign(SignOffs.Second, counted.Now));
        var without = await counted.Round.ClearSignatures(new(SignOffs.Second));
        CountedRound.Done(await counted.Round.ClearSignatures(new(SignOffs.Second, "The list of funded projects went to the wrong people.")));
        await counted.Round.SignTwice(counted.Now);
        CountedRound.Done(await counted.Round.Publish(new(RoundExamples.Officer)));

        // Assert
        Assert.Equal((RoundPhase.Counted, "wrong-phase"), (unsigned.Phase, unsigned.Refusals.Single().Code));
        Assert.Equal("reason-missing", without.Refusals.Single().Code);
        Assert.Equal(["COUNT", "SIGN1", "SIGN2", "COUNT", "SIGN1", "UNSIGN", "SIGN1", "SIGN2", "PUBLISH"], (await Chain(counted))[^9..]);
        var published = (await counted.Round.GetView())!;
        Assert.Equal(FrozenRules.HashOf(published.SignOff!.Sheet), published.SignOff.Digest);
        var check = await counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id).CheckLedger();
        Assert.Null(check.Problem);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Sign_TheSecondTimeAgain_IsDoneAlready(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        await counted.Round.SignTwice(counted.Now);

        // Act
        var again = await counted.Round.Sign(SignOffs.Second, counted.Now);

        // Assert
        Assert.Equal((RoundPhase.SignedTwice, true), (again.Phase, again.Done));
        Assert.Equal(["SIGN1", "SIGN2"], (await Chain(counted))[^2..]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "UPDATE box_head SET issued = issued + 1", ReconciliationLine.Issued, 5, 4)]
    [InlineData(DatabaseKind.Postgres, "UPDATE box_head SET issued = issued + 1", ReconciliationLine.Issued, 5, 4)]
    [InlineData(DatabaseKind.Sqlite, "UPDATE box_head SET online = online - 1, kiosk = kiosk + 1", ReconciliationLine.InBox, 1, 2)]
    [InlineData(DatabaseKind.Postgres, "UPDATE box_head SET online = online - 1, kiosk = kiosk + 1", ReconciliationLine.InBox, 1, 2)]
    [InlineData(DatabaseKind.Sqlite, "UPDATE voting_right SET version = 0", ReconciliationLine.Voted, 3, 0)]
    [InlineData(DatabaseKind.Postgres, "UPDATE voting_right SET version = 0", ReconciliationLine.Voted, 3, 0)]
    [InlineData(DatabaseKind.Sqlite, "DELETE FROM ballot", ReconciliationLine.InBox, 3, 0)]
    [InlineData(DatabaseKind.Postgres, "DELETE FROM ballot", ReconciliationLine.InBox, 3, 0)]
    public async Task Figures_ThatDiffer_AreAGapThatSaysWhereToLookAndNobodySigns(DatabaseKind kind, string change, ReconciliationLine line, long expected, long found)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        await counted.Hub.Database.ExecuteAsync($"{change} WHERE round = '{counted.Id}'");

        // Act
        var view = (await counted.Round.GetSignOff(SignOffs.First))!;
        var outcome = await counted.Round.Sign(SignOffs.First, counted.Now);

        // Assert
        var gap = view.Figures.Gaps.First(gap => gap.Line == line);
        Assert.Equal((expected, found), (gap.Expected, gap.Found));
        Assert.EndsWith(".", gap.Where, StringComparison.Ordinal);
        Assert.Equal("figures-differ", outcome.Refusals.Single().Code);
    }

    private static async Task<string[]> Chain(CountedRound counted) =>
        [.. await counted.Hub.Services.GetRequiredService<IBallotJournal>().ReadPublicChain(counted.Id, 1, default).Select(entry => entry.Kind).ToArrayAsync()];
}
