using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Trust;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.SignOff;

/// <summary>What one person asks and another agrees to: later closes, void ballots, the end of the keys.</summary>
public sealed class JointActTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly StaffMember[] MayAgree = [SignOffs.Another, SignOffs.Second, RoundExamples.Administrator];

    [Theory, ClassData(typeof(Databases))]
    public async Task Extend_AskedByOne_HappensWhenAnotherAgrees(DatabaseKind kind)
    {
        // Arrange
        var (hub, id, round, _) = await Open(kind);
        var closesAt = (await round.GetView())!.Setup.ClosesAt;
        var later = closesAt.AddDays(3);

        // Act
        CountedRound.Done(await round.ExtendVoting(new(later, "The post was late.", RoundExamples.Officer, hub.Clock.Now)));
        var between = (await round.GetView())!.Setup.ClosesAt;
        var second = await round.ExtendVoting(new(later.AddDays(1), "Later still.", SignOffs.Another, hub.Clock.Now));
        var own = await round.Agree(RoundExamples.Officer, hub.Clock.Now);
        var stale = await round.Agree(SignOffs.Second, hub.Clock.Now.AddMinutes(-6));
        CountedRound.Done(await round.Agree(SignOffs.Second, hub.Clock.Now));

        // Assert
        Assert.Equal(closesAt, between);
        Assert.Equal(["proposal-waiting", "asked-yourself", "proof-stale"], [.. new[] { second, own, stale }.Select(outcome => outcome.Refusals.Single().Code)]);
        Assert.Equal(later, (await round.GetView())!.Setup.ClosesAt);
        Assert.Empty((await round.GetStaffView(SignOffs.Second))!.Proposals);
        var stored = await hub.Services.GetRequiredService<IJointActJournal>().Find(new(id, "extend", 1), default);
        Assert.Equal((RoundExamples.Officer.Id, SignOffs.Second.Id), (stored!.First.By, stored.Second!.By));
        Assert.Contains((await round.GetStaffView(RoundExamples.Officer))!.Story, line => line.By == SignOffs.Second.Name && line.What.Contains("as Olive Officer had asked", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Proposal_DroppedOrOverTaken_CannotBeAgreedTo(DatabaseKind kind)
    {
        // Arrange
        var (hub, _, round, _) = await Open(kind);
        var later = (await round.GetView())!.Setup.ClosesAt.AddDays(3);
        CountedRound.Done(await round.ExtendVoting(new(later, "The post was late.", RoundExamples.Officer, hub.Clock.Now)));
        var first = (await round.GetStaffView(SignOffs.Second))!.Proposals.Single();

        // Act
        var other = await round.Agree(new(first.Number, new string('0', 64), SignOffs.Second, hub.Clock.Now));
        CountedRound.Done(await round.DropProposal(new(first.Number, SignOffs.Second)));
        var dropped = await round.Agree(new(first.Number, first.Digest, SignOffs.Second, hub.Clock.Now));
        CountedRound.Done(await round.ExtendVoting(new(later, "Once more.", RoundExamples.Officer, hub.Clock.Now)));
        var again = (await round.GetStaffView(SignOffs.Second))!.Proposals.Single();
        CountedRound.Done(await round.CloseVoting(new(RoundExamples.Officer)));
        var late = await round.Agree(new(again.Number, again.Digest, SignOffs.Second, hub.Clock.Now));

        // Assert
        Assert.Equal((1, 2), (first.Number, again.Number));
        Assert.Equal(["digest-differs", "proposal-gone", "proposal-gone"], [.. new[] { other, dropped, late }.Select(outcome => outcome.Refusals.Single().Code)]);
        Assert.Empty((await round.GetStaffView(SignOffs.Second))!.Proposals);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Void_AgreedToByTwo_IsCountedNowhereAndSaysSoEverywhere(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        var (round, box) = (counted.Round, counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id));
        var before = (await round.GetCounts(RoundExamples.Officer))!;

        // Act
        CountedRound.Done(await round.AskVoid(new(counted.Tracking[3], VoidReason.TestVote, "Tried at the kiosk by Olive.", RoundExamples.Officer, counted.Now)));
        var waiting = await box.Track(counted.Tracking[3]);
        var blocked = await round.Sign(RoundExamples.Officer, counted.Now);
        var agreed = await round.Agree(SignOffs.Second, counted.Now);
        var stale = (await round.GetSignOff(SignOffs.Second))!.Figures;
        var tracked = await Task.WhenAll(counted.Tracking.Select(box.Track));
        CountedRound.Done(await round.Count(new(RoundExamples.Officer)));
        var after = (await round.GetCounts(RoundExamples.Officer))!;
        var figures = (await round.GetSignOff(SignOffs.Second))!.Figures;
        await round.PublishSigned(counted.Now);

        // Assert
        Assert.Equal((TrackingState.Counted, "void-waits"), (waiting, blocked.Refusals.Single().Code));
        Assert.Equal((RoundPhase.Closed, true), (agreed.Phase, agreed.Done));
        Assert.Contains(stale.Gaps, gap => gap.Line == ReconciliationLine.Counted);
        Assert.Equal([TrackingState.Replaced, TrackingState.Recorded, TrackingState.Recorded, TrackingState.Voided], tracked);
        Assert.Equal((3, 1, 2), (figures.InBox, figures.AllVoid, figures.Counted));
        Assert.Equal([new("test-vote", 1)], figures.Void);
        Assert.Empty(figures.Gaps);
        Assert.Equal([3L, 2L], after.All.Select(version => version.Ballots));
        Assert.Equal((before.Latest!.BallotsDigest, 2), (after.Before!.BallotsDigest, after.Latest!.Version));
        Assert.Equal(0, JsonSerializer.Deserialize<CountResult>(after.Latest.CountJson, HubJson.Options)!.Projects.Single(project => project.Id == "p03").Votes);
        Assert.Equal([TrackingState.Replaced, TrackingState.Counted, TrackingState.Counted, TrackingState.Voided], await Task.WhenAll(counted.Tracking.Select(box.Track)));
        Assert.Null((await box.CheckLedger()).Problem);
        var chain = await hubs[kind].Services.GetRequiredService<IBallotJournal>().ReadPublicChain(counted.Id, 1, default).ToListAsync();
        var body = chain.Single(entry => entry.Kind == "VOID").Body;
        Assert.Contains("\"reason\":\"test-vote\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Olive", body, StringComparison.Ordinal);
        var verdict = BundleCheck.Run(new MemoryStream(await PublishedRound.BuildAsync(counted.Hub.Services, counted.Id)), counted.Tracking[3]);
        Assert.True(verdict.Holds, string.Join('\n', verdict.Findings));
        Assert.Contains(verdict.Findings, finding => finding.Sentence == "4 votes were sealed, 1 replaced by a later one, 1 declared void: 2 ballots were counted.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task S15_Void_AfterASignature_ClearsIt(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        CountedRound.Done(await counted.Round.AskVoid(new(counted.Tracking[2], VoidReason.NotEligible, "Lives elsewhere.", RoundExamples.Officer, counted.Now)));
        var asked = (await counted.Round.GetStaffView(SignOffs.Second))!.Proposals.Single();
        CountedRound.Done(await counted.Round.DropProposal(new(asked.Number, SignOffs.Second)));
        CountedRound.Done(await counted.Round.Sign(SignOffs.First, counted.Now));
        CountedRound.Done(await counted.Round.AskVoid(new(counted.Tracking[2], VoidReason.NotEligible, "Lives elsewhere.", RoundExamples.Officer, counted.Now)));

        // Act
        var second = await counted.Round.Sign(SignOffs.Second, counted.Now);
        CountedRound.Done(await counted.Round.Agree(SignOffs.Second, counted.Now));

        // Assert
        Assert.Equal("void-waits", second.Refusals.Single().Code);
        Assert.Equal(RoundPhase.Closed, (await counted.Round.GetView())!.Phase);
        Assert.Empty((await counted.Round.GetSignOff(SignOffs.Second))!.Signatures);
        Assert.Equal("wrong-phase", (await counted.Round.Publish(new(RoundExamples.Officer))).Refusals.Single().Code);
        Assert.Equal("wrong-phase", (await counted.Round.Sign(new("", SignOffs.First, counted.Now))).Refusals.Single().Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Void_OfWhatIsNoBallot_IsRefusedInWords(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind]);
        Task<RoundOutcome> Ask(string code, VoidReason why = VoidReason.TestVote, string note = "A note.", StaffMember? by = null) =>
            counted.Round.AskVoid(new(code, why, note, by ?? RoundExamples.Officer, counted.Now));
        CountedRound.Done(await Ask(counted.Tracking[2]));
        CountedRound.Done(await counted.Round.Agree(SignOffs.Second, counted.Now));
        CountedRound.Done(await Ask(counted.Tracking[3]));

        // Act
        RoundOutcome[] outcomes =
        [
            await Ask("not a code"), await Ask("0000-0000-0000-0"), await Ask(counted.Tracking[0]), await Ask(counted.Tracking[2]), await Ask(counted.Tracking[3]),
            await Ask(counted.Tracking[1], VoidReason.Unspecified), await Ask(counted.Tracking[1], note: " "), await Ask(counted.Tracking[1], by: SignOffs.Second),
        ];

        // Assert
        Assert.Equal(
            ["ballot-unknown", "ballot-unknown", "ballot-replaced", "ballot-void", "ballot-asked", "void-reason-missing", "note-missing", "not-yours"],
            outcomes.Select(outcome => outcome.Refusals.Single().Code));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Void_ByAVoterCode_FindsTheBallotThatCounts(DatabaseKind kind)
    {
        // Arrange
        var (hub, id, round, codes) = await Open(kind);
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(id);
        var tracking = (await box.Cast(new(Guid.NewGuid(), codes[0], [new Choice("p01", 1)], null, BallotChannel.Online))).Receipt!.TrackingCode;
        CountedRound.Done(await round.CloseVoting(new(RoundExamples.Officer)));

        // Act
        CountedRound.Done(await round.AskVoid(new(codes[0].ToLowerInvariant(), VoidReason.CodeMisused, "Her letter was stolen.", RoundExamples.Officer, hub.Clock.Now)));
        CountedRound.Done(await round.Agree(SignOffs.Second, hub.Clock.Now));

        // Assert
        Assert.Equal(TrackingState.Voided, await box.Track(tracking));
        Assert.Equal("ballot-unknown", (await round.AskVoid(new(codes[1], VoidReason.CodeMisused, "Did not vote.", RoundExamples.Officer, hub.Clock.Now))).Refusals.Single().Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Challenges_RecordedAndAnswered_MakeTheResultFinalWhenTheTimeIsOver(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind], challengeDays: 10);
        var round = counted.Round;
        var early = await round.RecordChallenge(new("Too early.", RoundExamples.Officer));
        await round.PublishSigned(counted.Now);
        var end = ChallengeRules.EndsAt((await round.GetView())!.Setup, counted.Now)!.Value;

        // Act
        CountedRound.Done(await round.RecordChallenge(new("The hall was on the ballot twice.", RoundExamples.Officer)));
        counted.Hub.Clock.Advance(end - counted.Now);
        var late = await round.RecordChallenge(new("Too late.", RoundExamples.Officer));
        var unanswered = (await round.GetView())!.Phase;
        var empty = await round.AnswerChallenge(new(1, " ", RoundExamples.Officer));
        var answered = await round.AnswerChallenge(new(1, "It was not; the second is another hall.", RoundExamples.Officer));
        var again = await round.AnswerChallenge(new(1, "Another answer.", RoundExamples.Officer));

        // Assert
        Assert.Equal(["wrong-phase", "wrong-phase", "answer-missing", "answered"], [.. new[] { early, late, empty, again }.Select(outcome => outcome.Refusals.Single().Code)]);
        Assert.Equal((RoundPhase.Published, RoundPhase.Final), (unanswered, answered.Phase));
        var view = (await round.GetView())!;
        Assert.Equal((RoundPhase.Final, "It was not; the second is another hall."), (view.Phase, view.Challenges.Single().Answer));
        var verdict = BundleCheck.Run(new MemoryStream(await PublishedRound.BuildAsync(counted.Hub.Services, counted.Id)));
        Assert.True(verdict.Holds, string.Join('\n', verdict.Findings));
        Assert.Contains(verdict.Findings, finding => finding.Sentence == "The result is final: 1 objection, each answered.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task SetAside_WhereAnObjectionIsUpheld_TakesTheResultBackAndLeadsToAnother(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind], challengeDays: 10);
        var (round, box) = (counted.Round, counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id));
        await round.PublishSigned(counted.Now);
        var publishedAt = counted.Now;
        CountedRound.Done(await round.RecordChallenge(new("One vote was a test of the tablet.", RoundExamples.Officer)));
        var early = await round.AskSetAside(new("It was.", RoundExamples.Officer, counted.Now));
        CountedRound.Done(await round.AnswerChallenge(new(1, "It was; we count again.", RoundExamples.Officer, Upheld: true)));
        counted.Hub.Clock.Advance(TimeSpan.FromDays(40));
        var waits = (await round.GetView())!.Phase;

        // Act
        RoundOutcome[] refused = [await round.AskSetAside(new(" ", RoundExamples.Officer, counted.Now)), await round.AskSetAside(new("A test was counted.", SignOffs.Second, counted.Now))];
        CountedRound.Done(await round.AskSetAside(new("A test was counted.", RoundExamples.Officer, counted.Now)));
        var own = await round.Agree(RoundExamples.Officer, counted.Now);
        CountedRound.Done(await round.Agree(SignOffs.Second, counted.Now));

        // Assert
        Assert.Equal(["not-upheld", "reason-missing", "not-yours", "asked-yourself"], [.. new[] { early }.Concat(refused).Append(own).Select(outcome => outcome.Refusals.Single().Code)]);
        var between = (await round.GetView())!;
        Assert.Equal((RoundPhase.Published, RoundPhase.Closed, null, null), (waits, between.Phase, between.PublishedAt, between.Manifest));
        Assert.Equal((1, publishedAt, "A test was counted."), (between.SetAsides.Single().Version, between.SetAsides.Single().PublishedAt, between.SetAsides.Single().Reason));
        Assert.Equal(TrackingState.Recorded, await box.Track(counted.Tracking[3]));
        Assert.Empty(await counted.Hub.Grains.GetGrain<IDeliveriesGrain>(counted.Id).List());
        Assert.Equal("not-published", (await counted.Hub.Services.GetRequiredService<RoundBundles>().Prepare(counted.Id, default)).Refusal!.Code);

        // The test is void now; another result is counted, signed and published.
        CountedRound.Done(await round.AskVoid(new(counted.Tracking[3], VoidReason.TestVote, "Ours.", RoundExamples.Officer, counted.Now)));
        CountedRound.Done(await round.Agree(SignOffs.Second, counted.Now));
        CountedRound.Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(counted.Now);
        Assert.Equal((RoundPhase.Published, 2, counted.Now), ((await round.GetView())!.Phase, (await round.GetView())!.CountVersion, (await round.GetView())!.PublishedAt!.Value));
        Assert.Equal(["p02"], (await counted.Hub.Grains.GetGrain<IDeliveriesGrain>(counted.Id).List()).Select(line => line.Project));
        counted.Hub.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(RoundPhase.Final, (await round.GetView())!.Phase);
        var verdict = BundleCheck.Run(new MemoryStream(await PublishedRound.BuildAsync(counted.Hub.Services, counted.Id)));
        Assert.True(verdict.Holds, string.Join('\n', verdict.Findings));
        Assert.Contains(verdict.Findings, finding => finding.Sentence == "1 earlier result of this vote was set aside: A test was counted.");
        Assert.Null((await box.CheckLedger()).Problem);
    }

    [Theory]
    [InlineData("2027-03-01T12:00:00Z", 10, "2027-03-16T00:00:00Z")]
    [InlineData("2027-03-05T12:00:00Z", 1, "2027-03-09T00:00:00Z")]
    [InlineData("2027-03-26T12:00:00Z", 1, "2027-03-29T23:00:00Z")]
    [InlineData("2027-03-01T12:00:00Z", 0, null)]
    public void EndsAt_OfWorkingDays_SkipsWeekendsAndKnowsSummerTime(string publishedAt, int days, string? end) =>
        Assert.Equal(end is null ? null : DateTimeOffset.Parse(end, null), ChallengeRules.EndsAt(RoundExamples.Setup() with { ChallengeDays = days }, DateTimeOffset.Parse(publishedAt, null)));

    [Theory, ClassData(typeof(Databases))]
    public async Task P4_KeysDestroyed_ByTwo_NothingJoinsRightsToBallotsAndTheLedgerHolds(DatabaseKind kind)
    {
        // Arrange
        var counted = await CountedRound.MakeAsync(hubs[kind], challengeDays: 1);
        var (round, box) = (counted.Round, counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id));
        await round.PublishSigned(counted.Now);
        var early = await round.AskKeyDestruction(new(RoundExamples.Officer, counted.Now));
        counted.Hub.Clock.Advance(TimeSpan.FromDays(5));
        var file = Path.Combine(counted.Hub.Database.DataFolder, "keys", counted.Id + ".key");
        Assert.True(File.Exists(file));

        // Act
        CountedRound.Done(await round.AskKeyDestruction(new(RoundExamples.Officer, counted.Now)));
        CountedRound.Done(await round.Agree(MayAgree[0], counted.Now));
        var again = await round.AskKeyDestruction(new(RoundExamples.Officer, counted.Now));

        // Assert
        Assert.Equal(["wrong-phase", "keys-destroyed"], [early.Refusals.Single().Code, again.Refusals.Single().Code]);
        Assert.False(File.Exists(file));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await counted.Hub.Services.GetRequiredService<IRoundKeyStore>().Get(counted.Id, default));
        Assert.Equal("keys-destroyed", (await box.ReadBack(new(counted.Codes[0]))).Refusal!.Code);
        Assert.Equal(TrackingState.Counted, await box.Track(counted.Tracking[1]));
        Assert.Null((await box.CheckLedger()).Problem);
        Assert.Equal("KEYS_DESTROYED", (await counted.Hub.Services.GetRequiredService<IBallotJournal>().ReadPublicChain(counted.Id, 1, default).ToListAsync())[^1].Kind);
        Assert.True(BundleCheck.Run(new MemoryStream(await PublishedRound.BuildAsync(counted.Hub.Services, counted.Id))).Holds);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task P4_KeysDestroyed_TheOrderOfTheCastsIsDestroyedWithThem(DatabaseKind kind)
    {
        // Arrange
        var (counted, journal) = await Final(kind);
        var log = await journal.ReadCastLog(counted.Id, 1, default).ToListAsync();
        var (counts, seals) = (await journal.CountCasts(counted.Id, default), counted.Hub.Grains.GetGrain<ISealsGrain>(counted.Id));
        List<(TrackingState, int?)> before = [.. await Task.WhenAll(counted.Tracking.Select(Tracked))];
        var figures = await Figures();

        // Act
        await journal.DestroyCastLog(counted.Id, default);
        var refused = await Record.ExceptionAsync(() => counted.Hub.Database.ExecuteAsync($"DELETE FROM cast_log WHERE round = '{counted.Id}'"));
        var tooSoon = await journal.ReadCastLog(counted.Id, 1, default).CountAsync();
        await Destroy(counted);

        // Assert
        Assert.Equal((log.Count, false), (tooSoon, refused is null));
        Assert.Equal("0", await counted.Hub.Database.QueryAsync<string>($"SELECT CAST(count(*) AS text) FROM cast_log WHERE round = '{counted.Id}'"));
        Assert.True(await journal.IsCastLogDestroyed(counted.Id, default));
        Assert.Equal(log.OrderBy(cast => cast.Tracking).Select(cast => (cast.Tracking, Convert.ToHexString(cast.Leaf.Span), cast.IsReplaced)),
            (await journal.ReadUnordered(counted.Id, default).ToListAsync()).Select(cast => (cast.Tracking, Convert.ToHexString(cast.Leaf.Span), cast.IsReplaced)));
        Assert.Equal(counts, await journal.CountCasts(counted.Id, default));
        Assert.Equal(before, await Task.WhenAll(counted.Tracking.Select(Tracked)));
        Assert.Equal(figures, await Figures());
        Assert.Null(await LedgerTail.WhyNot(journal, counted.Id, 1_000, default));
        Assert.Null((await counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id).CheckLedger()).Problem);

        async Task<string> Figures() => JsonSerializer.Serialize((await counted.Round.GetFigures(RoundExamples.Officer))!.Figures, HubJson.Options);

        async Task<(TrackingState, int?)> Tracked(string code) => (await counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id).Track(code), await seals.FindSeal(code));
    }

    [Theory]
    [InlineData("UPDATE cast_unordered SET tracking = 7 WHERE round = '@' AND NOT is_replaced AND tracking = (SELECT max(tracking) FROM cast_unordered WHERE round = '@' AND NOT is_replaced)")]
    [InlineData("UPDATE cast_unordered SET leaf = (SELECT leaf FROM cast_unordered WHERE round = '@' ORDER BY tracking LIMIT 1) WHERE round = '@'")]
    [InlineData("UPDATE cast_unordered SET is_replaced = NOT is_replaced WHERE round = '@'")]
    [InlineData("UPDATE cast_unordered SET paper = 1 WHERE round = '@' AND is_replaced")]
    [InlineData("UPDATE cast_unordered SET seal = seal + 1 WHERE round = '@'")]
    [InlineData("DELETE FROM cast_unordered WHERE round = '@' AND is_replaced")]
    [InlineData("DELETE FROM ballot WHERE round = '@'")]
    [InlineData("UPDATE ballot SET channel = 2 WHERE round = '@'")]
    public async Task V4_WhatIsLeftOfTheCastLog_TamperedWith_IsFoundOut(string tampering)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            // Arrange
            var (counted, _) = await Final(kind);
            await Destroy(counted);
            var box = counted.Hub.Grains.GetGrain<IBallotBoxGrain>(counted.Id);
            var before = await box.CheckLedger();
            await LedgerTests.WithoutTriggersAsync(counted.Hub.Database, tampering.Replace("@", counted.Id, StringComparison.Ordinal));

            // Act
            var after = await box.CheckLedger();

            // Assert
            Assert.Equal((true, true), (before.Problem is null, after.Problem is not null));
        }
    }

    private async Task<(CountedRound Counted, IBallotJournal Journal)> Final(DatabaseKind kind)
    {
        var counted = await CountedRound.MakeAsync(hubs[kind], challengeDays: 1);
        await counted.Round.PublishSigned(counted.Now);
        counted.Hub.Clock.Advance(TimeSpan.FromDays(5));
        return (counted, counted.Hub.Services.GetRequiredService<IBallotJournal>());
    }

    private static async Task Destroy(CountedRound counted)
    {
        CountedRound.Done(await counted.Round.AskKeyDestruction(new(RoundExamples.Officer, counted.Now)));
        CountedRound.Done(await counted.Round.Agree(MayAgree[0], counted.Now));
    }

    private async Task<(TestHub Hub, string Id, IRoundGrain Round, IReadOnlyList<string> Codes)> Open(DatabaseKind kind)
    {
        var hub = hubs[kind];
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        CountedRound.Done(await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(9) }, RoundExamples.Officer)));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(2, null, "letters", RoundExamples.Officer))).Codes;
        CountedRound.Done(await round.OpenVoting(new(RoundExamples.Officer)));
        return (hub, id, round, codes);
    }
}
