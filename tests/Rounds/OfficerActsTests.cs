using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>What officers do to rounds before they open, and that all of it is in the audit log.</summary>
public sealed class OfficerActsTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly MoveRound Please = new(RoundExamples.Officer, "A reason.");

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryAct_IsInTheAuditLogWithBeforeAndAfter(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        var setup = (await round.GetView())!.Setup;

        // Act
        Done(await round.ChangeSetup(new(setup with { Budget = new Money(7_500_00), Projects = [setup.Projects[0] with { Withdrawn = true }, .. setup.Projects.Skip(1)] }, RoundExamples.Administrator)));
        await Register(kind, id).Issue(new(3, "North", "letters", RoundExamples.Officer));
        Done(await round.OpenVoting(Please));
        Done(await round.Cancel(Please));

        // Assert
        var entries = await Audit(kind, id);
        Assert.Equal(["round-created", "setup-changed", "codes-issued", "voting-opened", "round-cancelled"], entries.Select(entry => entry.Act));
        var changed = entries[1];
        Assert.Equal((RoundExamples.Administrator.Name, hubs[kind].Clock.Now), (changed.ByName, changed.At));
        Assert.Contains(new AuditChange("budget", "£10,000", "£7,500"), changed.Changes);
        Assert.Contains(new AuditChange("project p01, withdrawn", "no", "yes"), changed.Changes);
        Assert.Equal("Made 3 voter codes, “letters”, for North.", entries[2].What);
        Assert.Contains(new AuditChange("phase", "a draft", "open for voting"), entries[3].Changes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Draft_FromNothing_IsKeptAndNeverOpensBeforeItIsComplete(DatabaseKind kind)
    {
        // Arrange
        var id = Box.NewRound();
        var round = hubs[kind].Grains.GetGrain<IRoundGrain>(id);
        var whole = RoundExamples.Setup() with { OpensAt = hubs[kind].Clock.Now.AddDays(-1), ClosesAt = hubs[kind].Clock.Now.AddDays(9) };

        // Act
        Done(await round.Create(new(whole with { Projects = [], Budget = Money.Zero, Community = "" }, RoundExamples.Officer)));
        await round.KeepTime();
        var refused = await round.OpenVoting(Please);
        var listed = (await hubs[kind].Grains.GetGrain<IRoundIndexGrain>("all").List()).Single(line => line.Id == id);

        // Assert
        Assert.Equal("setup-incomplete", Assert.Single(refused.Refusals).Code);
        Assert.Equal((RoundPhase.Draft, false), (listed.Phase, listed.IsComplete));
        var unfit = await round.ChangeSetup(new(whole with { Budget = new Money(-1) }, RoundExamples.Officer));
        Assert.Equal("budget-not-positive", Assert.Single(unfit.Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task DeleteDraft_WithoutCodes_LeavesNothingButItsEntry(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        var nobody = await round.DeleteDraft(new(RoundExamples.Nobody));

        // Act
        var outcome = await round.DeleteDraft(Please);

        // Assert
        Assert.Equal("not-yours", Assert.Single(nobody.Refusals).Code);
        Assert.True(outcome.Done);
        Assert.Null(await round.GetView());
        Assert.DoesNotContain(await hubs[kind].Grains.GetGrain<IRoundIndexGrain>("all").List(), line => line.Id == id);
        Assert.Equal("draft-deleted", (await Audit(kind, id))[^1].Act);
        Done(await round.Create(new(RoundExamples.Setup(), RoundExamples.Officer)));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task DeleteDraft_WithCodesOrOpen_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);
        await Register(kind, id).Issue(new(3, null, "letters", RoundExamples.Officer));

        // Act
        var withCodes = await round.DeleteDraft(Please);
        await round.OpenVoting(Please);
        var open = await round.DeleteDraft(Please);

        // Assert
        Assert.Equal("codes-issued", Assert.Single(withCodes.Refusals).Code);
        Assert.Equal("wrong-phase", Assert.Single(open.Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rehearsal_VotedInAndCounted_IsNeverListedOrPublishedAndIsThrownAwayWhole(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Create(kind);

        // Act: make, vote, count
        var made = await round.Rehearse(Please);
        var second = await round.Rehearse(Please);
        var rehearsal = hubs[kind].Grains.GetGrain<IRoundGrain>(made.Rehearsal!);
        var codes = (await Register(kind, made.Rehearsal!).Issue(new(2, null, "rehearsal", RoundExamples.Officer))).Codes;
        Done(await rehearsal.OpenVoting(Please));
        var box = hubs[kind].Grains.GetGrain<IBallotBoxGrain>(made.Rehearsal!);
        Assert.Null((await box.Cast(new(Guid.NewGuid(), codes[0], [new Choice("p01", 1)], null, BallotChannel.Online))).Refusal);
        Done(await rehearsal.CloseVoting(Please));
        Done(await rehearsal.Count(Please));
        var counted = await rehearsal.GetResult();
        var published = await rehearsal.Sign(RoundExamples.Officer, hubs[kind].Clock.Now);
        var view = await rehearsal.GetView();

        // Act: throw away
        Done(await rehearsal.Cancel(Please));

        // Assert
        Assert.Equal("rehearsal-running", Assert.Single(second.Refusals).Code);
        Assert.Equal(1, counted!.Turnout.Voted);
        Assert.Equal("rehearsal", Assert.Single(published.Refusals).Code);
        Assert.Equal((id, "Rehearsal: Greener Elmbridge"), (view!.RehearsalOf, view.Setup.Name));
        Assert.DoesNotContain(await hubs[kind].Grains.GetGrain<IRoundIndexGrain>("all").List(), line => line.Id == made.Rehearsal);
        var journal = hubs[kind].Services.GetRequiredService<IBallotJournal>();
        Assert.Empty(await journal.ReadBallots(made.Rehearsal!, default).ToListAsync());
        Assert.Equal(0, (await journal.CountRights(made.Rehearsal!, default)).Issued);
        Assert.DoesNotContain(made.Rehearsal, await journal.ListRounds(1000, default));
        Assert.Null(await rehearsal.GetResult());
        Assert.Equal("code-unknown", (await box.ReadBack(new(codes[0]))).Refusal!.Code);
        Assert.Equal(RoundPhase.Draft, (await round.GetView())!.Phase);
        Assert.True((await round.Rehearse(Please)).Refusals.IsEmpty);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rehearse_ByNobodyOrAfterTheOpening_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var (_, round) = await Create(kind);

        // Act
        var nobody = await round.Rehearse(new(RoundExamples.Nobody));
        Done(await round.OpenVoting(Please));
        var late = await round.Rehearse(Please);

        // Assert
        Assert.Equal("not-yours", Assert.Single(nobody.Refusals).Code);
        Assert.Equal("wrong-phase", Assert.Single(late.Refusals).Code);
    }

    private IRegisterGrain Register(DatabaseKind kind, string id) => hubs[kind].Grains.GetGrain<IRegisterGrain>(id);

    private async Task<List<AuditEntry>> Audit(DatabaseKind kind, string round)
    {
        var entries = new List<AuditEntry>();
        await foreach (var line in hubs[kind].Services.GetRequiredService<IAuditJournal>().Read(new AuditFilter(Round: round), default))
        {
            entries.Insert(0, line.Entry);
        }

        return entries;
    }

    private async Task<(string Id, IRoundGrain Round)> Create(DatabaseKind kind)
    {
        var id = Box.NewRound();
        var round = hubs[kind].Grains.GetGrain<IRoundGrain>(id);
        var now = hubs[kind].Clock.Now;
        Done(await round.Create(new(RoundExamples.Setup() with { OpensAt = now.AddDays(1), ClosesAt = now.AddDays(9) }, RoundExamples.Officer)));
        return (id, round);
    }

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
