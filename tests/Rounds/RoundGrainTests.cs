using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Rounds;

public sealed class RoundGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly MoveRound Please = new(RoundExamples.Officer, "A reason.");

    [Theory, ClassData(typeof(Databases))]
    public async Task Round_FromDraftToPublished_KeepsItsStoryAndItsChain(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        var register = hubs[kind].Grains.GetGrain<IRegisterGrain>(id);
        var box = hubs[kind].Grains.GetGrain<IBallotBoxGrain>(id);
        var codes = (await register.Issue(new(3, null, "letters", RoundExamples.Officer))).Codes;

        // Act
        Done(RoundPhase.Voting, await round.OpenVoting(Please));
        foreach (var code in codes)
        {
            Assert.Null((await box.Cast(new(Guid.NewGuid(), code, [new Choice("p01", 1), new Choice("p02", 1)], null, BallotChannel.Online))).Refusal);
        }

        Done(RoundPhase.Suspended, await round.SuspendVoting(Please));
        Done(RoundPhase.Voting, await round.ResumeVoting(Please));
        Done(RoundPhase.Voting, await round.ExtendVoting(new(hubs[kind].Clock.Now.AddDays(30), "The post was late.", RoundExamples.Administrator, hubs[kind].Clock.Now)));
        Done(RoundPhase.Voting, await round.Agree(SignOffs.Second, hubs[kind].Clock.Now));
        Assert.Null((await round.GetView())!.ClosedAt);
        Done(RoundPhase.Closed, await round.CloseVoting(Please));
        Done(RoundPhase.Counted, await round.Count(Please));
        Done(RoundPhase.Counted, await round.Count(Please));
        Done(RoundPhase.Published, await round.PublishSigned(hubs[kind].Clock.Now));

        // Assert
        var view = await round.GetStaffView(RoundExamples.Officer);
        Assert.Equal(2, view!.Round.CountVersion);
        Assert.Equal(view.Story.Single(line => line.What.StartsWith("Closed voting", StringComparison.Ordinal)).At, view.Round.ClosedAt);
        Assert.True(view.Round.ClosedAt < view.Round.Setup.ClosesAt);
        Assert.Contains("the same as before", view.Story[^4].What, StringComparison.Ordinal);
        Assert.Equal(["p02", "p01"], (await round.GetResult())!.Selected.AsEnumerable());
        await Eventually.DoesAsync(async () => (await round.GetResult())!.Needed.Keys.SequenceEqual(["p03"]), "the votes that the loser was short of");
        Assert.Equal(["OPEN", "SUSPEND", "RESUME", "EXTEND", "BATCH", "CLOSE", "SUPERSEDED", "COUNT", "COUNT", "SIGN1", "SIGN2", "PUBLISH"], await Chain(kind, id));
        Assert.Null((await box.CheckLedger()).Problem);
        Assert.Contains(await hubs[kind].Grains.GetGrain<IRoundIndexGrain>("all").List(), line => line.Id == id && line.Phase == RoundPhase.Published);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Figures_OfACountThatWasCutOff_AreFoundWhenTheRoundWakes(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        Done(RoundPhase.Draft, await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now.AddDays(1), ClosesAt = hub.Clock.Now.AddDays(9) }, RoundExamples.Officer)));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(3, "North", "letters", RoundExamples.Officer))).Codes;
        await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(2, null, "letters", RoundExamples.Officer));
        Done(RoundPhase.Voting, await round.OpenVoting(Please));
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(id);
        Assert.Null((await box.Cast(new(Guid.NewGuid(), codes[0], [new Choice("p01", 1)], null, BallotChannel.Online))).Refusal);
        Assert.Null((await box.Cast(new(Guid.NewGuid(), codes[1], [new Choice("p03", 1)], null, BallotChannel.Kiosk))).Refusal);
        Done(RoundPhase.Closed, await round.CloseVoting(Please));
        Done(RoundPhase.Counted, await round.Count(Please));
        await Eventually.DoesAsync(async () => (await round.GetResult())!.IsComplete, "the figures after the count");
        var found = (await round.GetResult())!;
        await round.AddFigures(found.Version, new ResultFigures(ImmutableSortedDictionary<string, NeededVotes>.Empty, [], []));

        // As a process leaves it that ends between the count and its figures.
        var (text, json) = kind == DatabaseKind.Postgres ? ("::text", "::json") : ("", "");
        await hub.Database.ExecuteAsync(
            $"UPDATE grain_state SET payload = replace(payload{text}, '\"isComplete\":true', '\"isComplete\":false'){json} WHERE state_name = 'result'");

        // Act
        await hub.RestartAsync();
        var woken = hub.Grains.GetGrain<IRoundGrain>(id);
        await Eventually.DoesAsync(async () => (await woken.GetResult())!.IsComplete, "the figures of the count that was cut off");

        // Assert
        var again = (await woken.GetResult())!;
        Assert.Equal(found.Needed, again.Needed);
        Assert.Equal([CountingRule.Greedy, CountingRule.GreedyStop, CountingRule.EqualSharesScore, CountingRule.Phragmen], again.OtherRules.Select(other => other.Rule));
        Assert.Equal(["p01", "p03"], again.OtherRules[0].Selected.AsEnumerable());
        Assert.Equal((1_000_000L, 2L), (again.OtherRules[0].Cost, again.OtherRules[0].VotersWithFunded));
        Assert.Equal([(null, 2L, ""), ("North", 3L, "kiosk 1, online 1")], again.Areas.Select(area => (area.Area, area.Issued, string.Join(", ", area.ByChannel.Select(channel => $"{channel.Key} {channel.Value}")))));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryMove_AskedAgain_ChangesNothing(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        Func<Task<RoundOutcome>>[] moves = [() => round.OpenVoting(Please), () => round.SuspendVoting(Please), () => round.ResumeVoting(Please), () => round.CloseVoting(Please)];
        foreach (var move in moves)
        {
            var first = await move();

            // Act
            var again = await move();

            // Assert
            Done(first.Phase, again);
        }

        Assert.Equal(["OPEN", "SUSPEND", "RESUME", "CLOSE", "SUPERSEDED"], await Chain(kind, id));
        Assert.Equal(5, (await round.GetStaffView(RoundExamples.Officer))!.Story.Length);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_FromSomeoneWithoutTheRole_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        var nobody = new MoveRound(RoundExamples.Nobody, "A reason.");

        // Act
        RoundOutcome[] outcomes =
        [
            await hubs[kind].Grains.GetGrain<IRoundGrain>("another-one").Create(new(Setup(kind), RoundExamples.Nobody)),
            await round.ChangeSetup(new(Setup(kind), RoundExamples.Nobody)), await round.OpenVoting(nobody), await round.SuspendVoting(nobody),
            await round.ResumeVoting(nobody), await round.CloseVoting(nobody), await round.Count(nobody), await round.Publish(nobody), await round.Cancel(nobody),
            await round.Sign(new("", RoundExamples.Nobody, hubs[kind].Clock.Now)), await round.ClearSignatures(nobody),
            await round.ExtendVoting(new(hubs[kind].Clock.Now.AddDays(90), "A reason.", RoundExamples.Nobody, hubs[kind].Clock.Now)),
            await round.AskVoid(new("", VoidReason.TestVote, "A note.", RoundExamples.Nobody, hubs[kind].Clock.Now)),
            await round.AskKeyDestruction(new(RoundExamples.Nobody, hubs[kind].Clock.Now)), await round.Agree(new(1, "", RoundExamples.Nobody, hubs[kind].Clock.Now)),
            await round.DropProposal(new(1, RoundExamples.Nobody)), await round.RecordChallenge(new("Wrong.", RoundExamples.Nobody)), await round.AnswerChallenge(new(1, "Right.", RoundExamples.Nobody)),
        ];

        // Assert
        Assert.All(outcomes, outcome => Assert.Equal("not-yours", Assert.Single(outcome.Refusals).Code));
        Assert.Equal(RoundPhase.Draft, (await round.GetView())!.Phase);
        Assert.Empty(await Chain(kind, id));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task ChangeSetup_WhileVotingIsOpen_IsRefusedAndTheHashStands(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        await round.OpenVoting(Please);
        var frozen = (await round.GetView())!;

        // Act
        var outcome = await round.ChangeSetup(new(frozen.Setup with { Budget = new Money(99_999_00) }, RoundExamples.Officer));

        // Assert
        Assert.Equal("rules-frozen", Assert.Single(outcome.Refusals).Code);
        Assert.Equal(frozen.RulesHash, (await round.GetView())!.RulesHash);
        Assert.Equal(FrozenRules.Hash(id, frozen.Setup), frozen.RulesHash);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Close_ReminderIsLate_AcceptsNoLateBallotAndNeverLooksOpen(DatabaseKind kind)
    {
        // Arrange: a hub of its own, whose clock jumps past the close while every timer and reminder still sleeps.
        await using var hub = await TestHub.StartAsync(kind);
        var round = hub.Grains.GetGrain<IRoundGrain>("late");
        Done(RoundPhase.Draft, await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now.AddDays(1), ClosesAt = hub.Clock.Now.AddDays(8) }, RoundExamples.Officer)));
        var code = (await hub.Grains.GetGrain<IRegisterGrain>("late").Issue(new(1, null, "letters", RoundExamples.Officer))).Codes[0];
        Done(RoundPhase.Voting, await round.OpenVoting(Please));
        var closesAt = (await round.GetView())!.Setup.ClosesAt;
        hub.Clock.Now = closesAt;

        // Act
        var late = await hub.Grains.GetGrain<IBallotBoxGrain>("late").Cast(new(Guid.NewGuid(), code, [new Choice("p01", 1)], null, BallotChannel.Online));
        var seen = await round.GetView();
        var suspended = await round.SuspendVoting(Please);

        // Assert
        Assert.Equal("voting-closed", late.Refusal!.Code);
        Assert.Equal((RoundPhase.Closed, closesAt), (seen!.Phase, seen.ClosedAt));
        Assert.Equal(RoundPhase.Closed, suspended.Phase);
        var story = (await round.GetStaffView(RoundExamples.Officer))!.Story;
        Assert.Equal((closesAt, StaffMember.Clock.Name), (story[^1].At, story[^1].By));
        var journal = hub.Services.GetRequiredService<IBallotJournal>();
        await Eventually.DoesAsync(async () => (await journal.ReadHead("late", default))!.State == BoxState.Closed, "the box to be closed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Draft_WhoseTimeHasCome_IsOpenAtTheFirstCall(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var round = hub.Grains.GetGrain<IRoundGrain>("early");
        var opensAt = hub.Clock.Now.AddDays(1);
        await round.Create(new(RoundExamples.Setup() with { OpensAt = opensAt, ClosesAt = opensAt.AddDays(7) }, RoundExamples.Officer));
        hub.Clock.Now = opensAt.AddMinutes(3);

        // Act
        var seen = await round.GetView();

        // Assert
        Assert.Equal(RoundPhase.Voting, seen!.Phase);
        Assert.Equal(opensAt, seen.Setup.OpensAt);
        await round.KeepTime();
        Assert.Equal(BoxState.Open, (await hub.Services.GetRequiredService<IBallotJournal>().ReadHead("early", default))!.State);
        Assert.Equal(seen.RulesHash, (await round.GetView())!.RulesHash);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Open_DatabaseFailsBetweenTheBoxAndTheRound_IsFinishedAtTheNextCall(DatabaseKind kind)
    {
        // Arrange: the round's row may say that a move is coming, but not that it was made.
        await using var hub = await TestHub.StartAsync(kind);
        var round = hub.Grains.GetGrain<IRoundGrain>("torn");
        await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now.AddDays(1), ClosesAt = hub.Clock.Now.AddDays(8) }, RoundExamples.Officer));
        await FailRoundWrites(hub);

        // Act
        await Assert.ThrowsAnyAsync<Exception>(() => round.OpenVoting(Please));
        var asked = hub.Clock.Now;
        hub.Clock.Advance(TimeSpan.FromHours(1));
        await StopFailing(hub);
        await round.KeepTime();

        // Assert
        var view = (await round.GetView())!;
        Assert.Equal((RoundPhase.Voting, asked), (view.Phase, view.Setup.OpensAt));
        var chain = new List<StoredChainEntry>();
        await foreach (var entry in hub.Services.GetRequiredService<IBallotJournal>().ReadPublicChain("torn", 1, default))
        {
            chain.Add(entry);
        }

        Assert.Contains(view.RulesHash!, Assert.Single(chain).Body, StringComparison.Ordinal);
    }

    private static Task FailRoundWrites(TestHub hub) => hub.Database.ExecuteAsync(hub.Database.Kind == DatabaseKind.Sqlite
        ? "CREATE TRIGGER torn BEFORE UPDATE ON grain_state WHEN NEW.payload LIKE '%\"phase\":\"Voting\"%' AND NEW.state_name = 'round' BEGIN SELECT RAISE(ABORT, 'torn'); END"
        : """
          CREATE FUNCTION torn() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'torn'; END $$ LANGUAGE plpgsql;
          CREATE TRIGGER torn BEFORE UPDATE ON grain_state FOR EACH ROW
          WHEN (NEW.payload::text LIKE '%"phase":"Voting"%' AND NEW.state_name = 'round') EXECUTE FUNCTION torn()
          """);

    private static Task StopFailing(TestHub hub) =>
        hub.Database.ExecuteAsync(hub.Database.Kind == DatabaseKind.Sqlite ? "DROP TRIGGER torn" : "DROP TRIGGER torn ON grain_state");

    private static void Done(RoundPhase phase, RoundOutcome outcome)
    {
        Assert.Empty(outcome.Refusals);
        Assert.Equal(phase, outcome.Phase);
    }

    private RoundSetup Setup(DatabaseKind kind) =>
        RoundExamples.Setup() with { OpensAt = hubs[kind].Clock.Now.AddDays(1), ClosesAt = hubs[kind].Clock.Now.AddDays(8) };

    private async Task<(string Id, IRoundGrain Round)> Create(DatabaseKind kind)
    {
        var id = Box.NewRound();
        var round = hubs[kind].Grains.GetGrain<IRoundGrain>(id);
        Done(RoundPhase.Draft, await round.Create(new(Setup(kind), RoundExamples.Officer)));
        return (id, round);
    }

    private async Task<List<string>> Chain(DatabaseKind kind, string id)
    {
        var kinds = new List<string>();
        await foreach (var entry in hubs[kind].Services.GetRequiredService<IBallotJournal>().ReadPublicChain(id, 1, default))
        {
            kinds.Add(entry.Kind);
        }

        return kinds;
    }
}
