using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Plans;

public sealed class PlanGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Plan_FromStartToClose_IsAgreedByTheCommunityAndKeepsItsStory(DatabaseKind kind)
    {
        // Arrange
        var (community, plan, number) = await Started(kind);
        foreach (var milestone in PlanWords.Milestones.Take(5))
        {
            await Do(plan, new SetMilestone(new MilestoneState(milestone, null, DateOnly.FromDateTime(hubs[kind].Clock.Now.UtcDateTime), "Seen.")));
        }

        await Do(plan, new MovePlan(PlanMove.Develop, "Heard enough."));
        var objective = await Do(plan, new PutObjective(PlanExamples.Objective));
        var action = await Do(plan, new PutAction(PlanExamples.Action with { Objective = objective, Origin = new EntryOrigin(EntryOriginKind.Idea, "a-round", community, "Benches") }));
        await Do(plan, new PutForward("The first."));

        // Act
        var early = await plan.Change(new(Guid.NewGuid(), new MovePlan(PlanMove.Deliver, "Go."), PlanExamples.Officer));
        await Agree(plan, "ada", "bob", "cyd");
        await Do(plan, new MovePlan(PlanMove.Deliver, "Go."));
        await Do(plan, new ReportAction(action, ActionStatus.Done, "Forty come."), PlanExamples.Partner);
        await Do(plan, new MovePlan(PlanMove.Review, "Look back."));
        await Do(plan, new WriteReview("Much.", "A lot.", "A little."));
        await Do(plan, new MovePlan(PlanMove.Close, "Over."));

        // Assert
        Assert.Equal(PlanLifecycle.NotAgreed, Assert.Single(early.Refusals).Sentence);
        var view = (await plan.GetView(EntryReader.Anyone))!;
        Assert.Equal((PlanPhase.Closed, ""), (view.Plan.Phase, view.Plan.About.OwnerMail));
        Assert.Equal(["ada", "bob", "cyd"], view.Agreements.Select(agreement => agreement.Name));
        Assert.All(view.Agreements, agreement => Assert.Equal("", agreement.Who));
        Assert.Equal(["Over.", "Look back.", "Go.", "Heard enough."], view.Story.Select(step => step.Words));
        Assert.Empty(view.Moves);
        Assert.Equal("Forty come.", Assert.Single(view.Plan.Actions).Came);
        var line = Assert.Single(await hubs[kind].Grains.GetGrain<IPlansGrain>(community).List());
        Assert.Equal((number, 1, 1, PlanPhase.Closed), (line.Number, line.Actions, line.Done, line.Phase));
        Assert.Equal((community, action), Assert.Single(await hubs[kind].Grains.GetGrain<IAllPlansGrain>("all").ByOrigin($"idea:a-round:{community}")) is var placed ? (placed.Community, placed.Action) : default);
        Assert.DoesNotContain(await hubs[kind].Grains.GetGrain<IAllPlansGrain>("all").Open(), open => open.Community == community);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_SentTwice_HasOneEffect(DatabaseKind kind)
    {
        // Arrange
        var community = await Community(kind);
        var plans = hubs[kind].Grains.GetGrain<IPlansGrain>(community);
        var start = new StartPlan(Guid.NewGuid(), PlanExamples.About, PlanExamples.Officer);
        var add = new ChangePlan(Guid.NewGuid(), new PutObjective(PlanExamples.Objective), PlanExamples.Officer);

        // Act
        var (first, second) = (await plans.Start(start), await plans.Start(start));
        var plan = hubs[kind].Grains.GetGrain<IPlanGrain>(PlanKey.Of(community, 1));
        var (once, twice) = (await plan.Change(add), await plan.Change(add));

        // Assert
        Assert.Equal((1, 1), (first.Number, second.Number));
        Assert.Equal((1, 1), (once.Number, twice.Number));
        Assert.Single((await plan.GetView(EntryReader.Anyone))!.Plan.Objectives);
        Assert.Single(await plans.List());
        Assert.Equal(2, (await plan.History(PlanExamples.Councillor)).Length);
        Assert.Empty(await plan.History(RoundExamples.Nobody));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Start_ByOthers_OrOfNoCommunity_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var community = await Community(kind);

        foreach (var (key, by) in new[] { (community, PlanExamples.Partner), (community, RoundExamples.Nobody), ("no-such-place", PlanExamples.Officer) })
        {
            // Act
            var outcome = await hubs[kind].Grains.GetGrain<IPlansGrain>(key).Start(new(Guid.NewGuid(), PlanExamples.About, by));

            // Assert
            Assert.False(outcome.Done);
        }

        Assert.Empty(await hubs[kind].Grains.GetGrain<IPlansGrain>(community).List());
        Assert.Null(await hubs[kind].Grains.GetGrain<IPlanGrain>("not/a/plan").GetView(EntryReader.Anyone));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Agree_IsOnesOwn_AndCanBeTakenBack(DatabaseKind kind)
    {
        // Arrange
        var plan = await PutForward(kind);
        var (ada, bob) = (Reader("ada"), Reader("bob"));

        // Act
        await plan.Agree(new(1, " Ada L ", "a neighbour", ada));
        await plan.Agree(new(1, "Ada Lovelace", "", ada));
        await plan.Agree(new(1, "Bob", "", bob));
        await plan.Unagree(bob);
        await plan.Agree(new(1, "Petra", "the trust", new EntryReader(null, PlanExamples.Partner)));

        // Assert
        var view = (await plan.GetView(ada))!;
        Assert.Equal([("Ada Lovelace", false), ("Petra", true)], view.Agreements.Select(agreement => (agreement.Name, agreement.IsStaff)));
        Assert.Equal("Ada Lovelace", view.Own!.Name);
        Assert.Null((await plan.GetView(bob))!.Own);
        Assert.Equal(2, Assert.Single(await plan.Versions()).Agreed);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Agree_WithoutBeingSignedIn_OrToAnOldVersion_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var plan = await PutForward(kind);

        // Act
        PlanOutcome[] outcomes =
        [
            await plan.Agree(new(1, "Nobody", "", EntryReader.Anyone)), await plan.Agree(new(1, "Carl", "", new EntryReader(null, PlanExamples.Councillor))),
            await plan.Agree(new(2, "Ada", "", Reader("ada"))), await plan.Agree(new(1, " ", "", Reader("ada"))),
        ];

        // Assert
        Assert.Equal(["not-yours", "not-yours", "changed-meanwhile", "name-missing"], outcomes.Select(outcome => Assert.Single(outcome.Refusals).Code));
        Assert.Empty((await plan.GetView(EntryReader.Anyone))!.Agreements);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Forget_AResident_LeavesAnAgreementWithoutAName(DatabaseKind kind)
    {
        // Arrange
        var plan = await PutForward(kind);
        var ada = Reader("forgotten");
        await plan.Agree(new(1, "Ada", "a neighbour", ada));
        var journal = hubs[kind].Services.GetRequiredService<IPlanJournal>();

        // Act
        var kept = await journal.ByResident(ada.Resident!.Value, default);
        await journal.Forget(ada.Resident!.Value, default);

        // Assert
        Assert.Equal("Ada", Assert.Single(kept).Agreement.Name);
        Assert.Empty(await journal.ByResident(ada.Resident!.Value, default));
        var agreement = Assert.Single((await plan.GetView(EntryReader.Anyone))!.Agreements);
        Assert.Equal(("", "", false), (agreement.Name, agreement.As, agreement.IsStaff));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Versions_AreKeptAsTheyWere(DatabaseKind kind)
    {
        // Arrange
        var plan = await PutForward(kind);
        await plan.Agree(new(1, "Ada", "", Reader("ada")));
        await Do(plan, new SayAbout(PlanExamples.About with { Title = "The brook and the hall" }));

        // Act
        await Do(plan, new PutForward("Another title."));

        // Assert
        var versions = await plan.Versions();
        Assert.Equal([(2, "The brook and the hall", "Another title.", 0), (1, "A brook for everybody", "The first.", 1)], versions.Select(version => (version.Number, version.Plan.About.Title, version.Words, version.Agreed)));
        Assert.Equal("Ada", Assert.Single(await plan.AgreedTo(1)).Name);
        Assert.Empty((await plan.GetView(EntryReader.Anyone))!.Agreements);
        Assert.All(versions, version => Assert.Equal("", version.Plan.About.OwnerMail));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task KeepTime_OnTheDay_WritesToTheOwnerOnce(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        await Community(hub, "a-place");
        Assert.True((await hub.Grains.GetGrain<IPlansGrain>("a-place").Start(new(Guid.NewGuid(), PlanExamples.About, PlanExamples.Officer))).Done);
        var plan = hub.Grains.GetGrain<IPlanGrain>("a-place/1");
        var day = DateOnly.FromDateTime(hub.Clock.Now.UtcDateTime).AddDays(20);
        await Do(plan, new SetMilestone(new MilestoneState(PlanMilestone.Assets, day, null, "")));
        await Do(plan, new SetMilestone(new MilestoneState(PlanMilestone.Evidence, day, day.AddDays(-30), "Seen.")));
        var outbox = hub.Services.GetRequiredService<IMailOutbox>();
        await plan.KeepTime();
        var before = (await outbox.Latest(10, default)).Length;

        // Act
        hub.Clock.Now = new DateTimeOffset(day, new TimeOnly(7, 1), TimeSpan.Zero);
        await plan.KeepTime();
        await plan.KeepTime();

        // Assert
        Assert.Equal(0, before);
        var letter = Assert.Single(await outbox.Latest(10, default)).Letter;
        Assert.Equal(("olive@council.example", "Milestone due: Assets and vulnerabilities"), (letter.Address, letter.Subject));
        Assert.Contains("“A brook for everybody”", letter.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rows_OfWhatWas_CannotBeChanged(DatabaseKind kind)
    {
        // Arrange
        await PutForward(kind);
        var sql = hubs[kind].Services.GetRequiredService<SharedSql>();

        // Act and assert
        foreach (var statement in (string[])["DELETE FROM plan_change", "UPDATE plan_change SET what = 'x'", "DELETE FROM plan_version", "UPDATE plan_version SET body = '{}'"])
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => sql.Transact(db => sql.Execute(db, statement), default));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Write_OverAPlanThatHasMovedOn_WritesNothing(DatabaseKind kind)
    {
        // Arrange
        var (community, plan, number) = await Started(kind);
        var journal = hubs[kind].Services.GetRequiredService<IPlanJournal>();
        var old = (await journal.Read(community, number, default))!;
        await Do(plan, new PutObjective(PlanExamples.Objective));

        // Act
        var written = await journal.Write(
            community, number, Guid.NewGuid(), 0, old with { Revision = old.Revision + 1, Phase = PlanPhase.Closed }, new PlanChange("", "", PlanExamples.At, "", "", PlanMove.Unspecified), false, default);

        // Assert
        Assert.False(written);
        Assert.Equal(PlanPhase.Understand, (await plan.GetView(EntryReader.Anyone))!.Plan.Phase);
    }

    private static EntryReader Reader(string name) => new(new ResidentId(name.PadRight(32, '0')), null);

    private static async Task Agree(IPlanGrain plan, params string[] names)
    {
        foreach (var name in names)
        {
            Assert.Empty((await plan.Agree(new(1, name, "", Reader(name)))).Refusals);
        }
    }

    private static async Task<int> Do(IPlanGrain plan, PlanEdit edit, StaffMember? by = null)
    {
        var outcome = await plan.Change(new(Guid.NewGuid(), edit, by ?? PlanExamples.Officer));
        Assert.Empty(outcome.Refusals);
        return outcome.Number;
    }

    private async Task<IPlanGrain> PutForward(DatabaseKind kind)
    {
        var (_, plan, _) = await Started(kind);
        foreach (var milestone in PlanWords.Milestones.Take(3))
        {
            await Do(plan, new SetMilestone(new MilestoneState(milestone, null, DateOnly.FromDateTime(hubs[kind].Clock.Now.UtcDateTime), "Seen.")));
        }

        await Do(plan, new MovePlan(PlanMove.Develop, "On."));
        await Do(plan, new PutAction(PlanExamples.Action with { Objective = await Do(plan, new PutObjective(PlanExamples.Objective)) }));
        await Do(plan, new PutForward("The first."));
        return plan;
    }

    private async Task<(string Community, IPlanGrain Plan, int Number)> Started(DatabaseKind kind)
    {
        var community = await Community(kind);
        var outcome = await hubs[kind].Grains.GetGrain<IPlansGrain>(community).Start(new(Guid.NewGuid(), PlanExamples.About, PlanExamples.Officer));
        Assert.Empty(outcome.Refusals);
        return (community, hubs[kind].Grains.GetGrain<IPlanGrain>(PlanKey.Of(community, outcome.Number)), outcome.Number);
    }

    private Task<string> Community(DatabaseKind kind) => Community(hubs[kind], "p" + Guid.NewGuid().ToString("N")[..12]);

    private static async Task<string> Community(TestHub hub, string id)
    {
        Assert.Empty((await hub.Grains.GetGrain<ICommunityGrain>(id).Save(new(new CommunityProfile("A place", CommunityKind.Place, null, [], ""), RoundExamples.Officer))).Refusals);
        return id;
    }
}
