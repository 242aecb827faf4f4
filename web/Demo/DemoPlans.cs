using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>Two invented plans of Clayton Brook: one delivered and under review, one being developed. They say of themselves that they are examples.</summary>
internal sealed class DemoPlans(IGrainFactory grains, TimeProvider clock)
{
    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    private static readonly (ResidentId Id, string Name, string As)[] Members =
    [
        (DemoResidents.Aisha, "Aisha K", "mother of two, welcome walker"), (DemoResidents.Derek, "Derek W", "Men’s Shed"), (DemoResidents.Carys, "Carys from Sheep Hill", ""),
        (DemoResidents.Grace, "Grace at the pantry", "for the pantry’s volunteers"), (DemoResidents.Farida, "Farida", "a neighbour"),
    ];

    private static readonly (string Outcomes, int Days, string Words)[] Tied =
    [
        ("outcome-collaboration outcome-connectivity", 120, "Neighbours and two schools did it together, who had not met before (an invented example)."),
        ("outcome-resilience outcome-capability", 75, "Those who took part now show others how it is done (an invented example)."),
    ];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes the plans where there are none.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        if (!(await grains.GetGrain<IPlansGrain>(DemoCommunities.Brook).List()).IsEmpty)
        {
            return;
        }

        await SeedReviewed(cancel);
        await SeedDeveloped(cancel);
        await Tie();
    }

    // What two of the green fund's funded projects have to do with the outcomes.
    private async Task Tie()
    {
        var round = grains.GetGrain<IRoundGrain>(DemoCouncil.Green);
        var projects = (await round.GetView())?.Setup.Projects ?? [];
        var funded = (await round.GetResult())?.Selected ?? [];
        foreach (var (project, tie) in funded.Zip(Tied))
        {
            var origin = new EntryOrigin(EntryOriginKind.Project, DemoCouncil.Green, project, projects.First(found => found.Id == project).Name);
            Done((await grains.GetGrain<IOutcomesGrain>(DemoCommunities.Brook).Tie(
                new TieContribution(Guid.NewGuid(), origin, [.. tie.Outcomes.Split(' ')], Today.AddDays(-tie.Days), tie.Words, Officer))).Refusals);
        }
    }

    private async Task SeedReviewed(CancellationToken cancel)
    {
        var plan = await Start(new PlanAbout(
            "A brook for everybody (an invented example)",
            "Many people here know nobody beyond their own close. The brook, the hall and a dozen groups are what people are proud of, and the paths between them are dark and muddy. People want to meet, to walk at any hour, and to see what they run go on when somebody falls ill.",
            "The hall, the Men’s Shed, the lunch club and the Friends of the Brook; two teachers and a surgery who want to join in; £18,000 from the green fund.",
            "More people meet in the week. The path behind the hall is lit and used.",
            "Groups run each other’s things when one is short. New neighbours are known within a month.",
            "People here decide what happens here, and get through hard times with each other.",
            "Rosa Reed, engagement officer", "officer@demo.example"));
        await Reach(plan, -700, PlanMilestone.CurrentState, "Forty conversations at the shop and the lunch club; figures of five years.");
        await Reach(plan, -680, PlanMilestone.Assets, "Sixty assets on the map, checked on two walks.");
        await Reach(plan, -660, PlanMilestone.Evidence, "Eighty entries of evidence, some of which contradict each other.");
        await Change(plan, new MovePlan(PlanMove.Develop, "We have heard enough different voices to begin; the young carers will be heard in the spring."));
        await Fill(plan, "plan-1", cancel);
        await Reach(plan, -600, PlanMilestone.Prioritise, "Two evenings at the hall; 63 people put their dots on the possibilities.");
        await Reach(plan, -590, PlanMilestone.Sustain, "Each action says how it goes on; two were dropped because they could not.");
        await Change(plan, new PutForward("The first version, as it was worked out on the two evenings."));
        await Agree(plan, 1, 5);
        await Change(plan, new MovePlan(PlanMove.Deliver, "Agreed at the hall. Nine of fifteen actions are led by people who live here."));
        foreach (var (title, status, came) in Told("plan-1"))
        {
            cancel.ThrowIfCancellationRequested();
            await Change(plan, new ReportAction(await NumberOf(plan, title), status, came));
        }

        await Change(plan, new SetMilestone(new MilestoneState(PlanMilestone.Review, Today.AddDays(14), null, "")));
        await Change(plan, new MovePlan(PlanMove.Review, "A year and a half is over, and most of it is done: what changed, and for whom did it not?"));
        await Change(plan, new WriteReview(
            "More people come to what there was already, and the path is used after dark. Nothing changed for those who rent privately and move often: none of the fifteen actions reached them.",
            "From the girls’ football, that the light matters more than the police. From the lunch club, that the lifts do. From four people who were not asked, that they would have said the same. One neighbour finds the benches too near.",
            "The surgery’s list is given up and begun again with the library. The welcome walk goes to landlords first. The second bridge is asked for in the next round."));
    }

    private async Task SeedDeveloped(CancellationToken cancel)
    {
        var plan = await Start(new PlanAbout(
            "Somewhere to be at sixteen (an invented example)",
            "Of 63 pupils asked, 48 have nothing organised in the week. The shelter is a refuge to some and a nuisance to others, and the last bus leaves before the last lesson ends.",
            "The shelter, the hall on two evenings, the Men’s Shed, a former youth worker who would come back.",
            "Two evenings a week that young people run.",
            "Young people sit in the groups that decide.",
            "Leaving is a choice, and so is staying.",
            "Sam Okafor, youth engagement", "officer@demo.example"));
        await Reach(plan, -60, PlanMilestone.CurrentState, "The evenings survey of the school, and three evenings at the shelter.");
        await Reach(plan, -45, PlanMilestone.Assets, "The register of assets, with what sixteen-year-olds added to it.");
        await Reach(plan, -40, PlanMilestone.Evidence, "What was heard, with what contradicts it side by side.");
        await Change(plan, new MovePlan(PlanMove.Develop, "Now the plan is made with those whom it is about, at the shelter and not at the town hall."));
        await Fill(plan, "plan-2", cancel);
        await Change(plan, new SetMilestone(new MilestoneState(PlanMilestone.Prioritise, Today.AddDays(21), null, "")));
        await Change(plan, new PutForward("What was worked out so far: two objectives, four actions."));
        await Agree(plan, 1, 2);
    }

    private async Task Fill(int plan, string file, CancellationToken cancel)
    {
        var objectives = new Dictionary<string, int>();
        foreach (var row in Rows(file))
        {
            cancel.ThrowIfCancellationRequested();
            if (row[0] == "objective")
            {
                objectives[row[1]] = await Change(plan, new PutObjective(new PlanObjective(0, row[2], [.. row[3].Split(',')], [.. row[4].Split(',')])));
                continue;
            }

            var lead = Enum.Parse<ActionLead>(row[4]);
            await Change(plan, new PutAction(new PlanAction(
                0, objectives[row[1]], row[2], row[3], lead, row[5], lead == ActionLead.PublicService ? "It is the only one who has the money and the duty; residents lead what follows from it." : "",
                Enum.Parse<ActionTerm>(row[6]), Enum.Parse<ActionForm>(row[7]), row[8], row[9], [.. row[10].Split(',')], null, await Origin(row[13]), ActionStatus.Planned, "", default)));
        }
    }

    // The examples of evidence are numbered as they stand in their file.
    private async Task<EntryOrigin?> Origin(string evidence)
    {
        if (evidence.Length == 0)
        {
            return null;
        }

        var number = int.Parse(evidence, CultureInfo.InvariantCulture);
        var found = await grains.GetGrain<IEntriesGrain>($"{DemoCommunities.Brook}/evidence").GetView(number, new EntryReader(null, Officer));
        return found is null ? null : new EntryOrigin(EntryOriginKind.Evidence, DemoCommunities.Brook, evidence, found.Entry.Text.Title);
    }

    private static IEnumerable<(string Title, ActionStatus Status, string Came)> Told(string file) =>
        Rows(file).Where(row => row[0] == "action" && row[11] != nameof(ActionStatus.Planned)).Select(row => (row[2], Enum.Parse<ActionStatus>(row[11]), row[12]));

    private async Task<int> NumberOf(int plan, string title) =>
        (await Grain(plan).GetView(EntryReader.Anyone))!.Plan.Actions.First(action => action.Title == title).Number;

    private Task<int> Reach(int plan, int days, PlanMilestone milestone, string note) =>
        Change(plan, new SetMilestone(new MilestoneState(milestone, Today.AddDays(days + 7), Today.AddDays(days), note)));

    private async Task Agree(int plan, int version, int members)
    {
        foreach (var (id, name, whom) in Members.Take(members))
        {
            Done((await Grain(plan).Agree(new AgreePlan(version, name, whom, new EntryReader(id, null)))).Refusals);
        }

        Done((await Grain(plan).Agree(new AgreePlan(version, "Rosa Reed", "the council’s engagement team", new EntryReader(null, Officer)))).Refusals);
    }

    private async Task<int> Start(PlanAbout about)
    {
        var outcome = await grains.GetGrain<IPlansGrain>(DemoCommunities.Brook).Start(new StartPlan(Guid.NewGuid(), about, Officer));
        Done(outcome.Refusals);
        return outcome.Number;
    }

    private async Task<int> Change(int plan, PlanEdit edit)
    {
        var outcome = await Grain(plan).Change(new ChangePlan(Guid.NewGuid(), edit, Officer));
        Done(outcome.Refusals);
        return outcome.Number;
    }

    private IPlanGrain Grain(int plan) => grains.GetGrain<IPlanGrain>(PlanKey.Of(DemoCommunities.Brook, plan));

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(DemoPlans).Assembly.GetManifestResourceStream($"Demo.Plans.{file}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split('|');
        }
    }

    private static void Done(ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {refusals[0].Field}: {refusals[0].Sentence}");
        }
    }
}
