using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// Two workshops: one where people are writing their notes, and one that is over and published. Made after the service has begun to answer,
/// each only where it is not there yet.
/// </summary>
internal sealed partial class DemoWorkshops(IGrainFactory grains, DemoIdeasStart start, ILogger<DemoWorkshops> log) : BackgroundService
{
    /// <summary>The workshop where notes are gathered.</summary>
    public const string Square = "clayton-brook-square";

    /// <summary>The published one.</summary>
    public const string Winter = "clayton-brook-warm-winter";

    private static readonly WorkshopPerson Facilitator = WorkshopPerson.Of(new StaffMember("demo", "The demonstration", [StaffRole.Facilitator]));

    private static readonly string[] Names = ["Aisha", "Bogdan", "Carys", "Derek", "Farida", "Grace", "Hamid", "Ivy"];

    /// <summary>Makes what is missing.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        await SeedSquare(cancel);
        await SeedWinter(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Ready(stoppingToken);
            await Seed(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotMade(failure);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done; the next start leaves the workshop as it is.
        }
    }

    private async Task SeedSquare(CancellationToken cancel)
    {
        if (await Make(Square, DemoWorkshopTexts.Square) is not { } workshop)
        {
            return;
        }

        var people = await Join(workshop, 6, cancel);
        await Do(workshop, Facilitator, new BeginStage(0));
        for (var i = 0; i < DemoWorkshopTexts.SquareNotes.Length; i++)
        {
            await Do(workshop, people[i % people.Length], new WriteNote(DemoWorkshopTexts.SquareNotes[i]));
        }
    }

    private async Task SeedWinter(CancellationToken cancel)
    {
        if (await Make(Winter, DemoWorkshopTexts.Winter) is not { } workshop)
        {
            return;
        }

        var people = await Join(workshop, Names.Length, cancel);
        await Do(workshop, Facilitator, new BeginStage(0));
        var groups = new List<(DemoGroup Text, ImmutableArray<long> Notes)>();
        var writer = 0;
        foreach (var group in DemoWorkshopTexts.WinterGroups)
        {
            var notes = ImmutableArray.CreateBuilder<long>();
            foreach (var note in group.Notes)
            {
                notes.Add(await Do(workshop, people[writer++ % people.Length], new WriteNote(note)));
            }

            groups.Add((group, notes.DrainToImmutable()));
        }

        var alone = await Do(workshop, people[^1], new WriteNote("Teach us how to read the meter. I am always afraid of the bill."));
        await Do(workshop, Facilitator, new BeginStage(1));
        await Do(workshop, Facilitator, new BeginStage(2));
        var made = new List<long>();
        foreach (var (text, notes) in groups)
        {
            made.Add(await Do(workshop, people[made.Count], new MakeGroup(text.Name, notes)));
        }

        await Do(workshop, Facilitator, new CountTable(1, 3));
        await Do(workshop, Facilitator, new BeginStage(3));
        for (var i = 0; i < people.Length; i++)
        {
            await Do(workshop, people[i], new PlaceDots(made[i % made.Count], 2));
            await Do(workshop, people[i], new PlaceDots(i % made.Count == 0 ? alone : made[0], 1));
        }

        await Do(workshop, Facilitator, new PlaceTableDots(1, made[1], 6));
        await Do(workshop, Facilitator, new ShowDots(true));
        await Do(workshop, Facilitator, new BeginStage(4));
        await Do(workshop, people[1], new AddComment(made[0], "The chapel hall is empty on weekday mornings, and it is warm."));
        await Do(workshop, people[4], new RaiseHand(true));
        await Do(workshop, Facilitator, new CallHand((await workshop.GetMine(people[4]))!.Number));
        for (var i = 0; i < made.Count; i++)
        {
            await Do(workshop, Facilitator, new Summarise(made[i], groups[i].Text.Summary));
        }

        await Do(workshop, Facilitator, new BeginStage(5));
        for (var i = 0; i < made.Count; i++)
        {
            await Do(workshop, Facilitator, new Agree(made[i], groups[i].Text.Outcome(start.Now)));
        }

        await Do(workshop, Facilitator, new Agree(alone, new AgreedOutcome(OutcomeKind.Evidence, "Kept for the advice service, which is asked for a session on bills and meters.")));
        await Do(workshop, Facilitator, new BeginStage(6));
        await Do(workshop, people[0], new GiveFeedback(5, "I have never been asked before. More of this."));
        await Do(workshop, people[3], new GiveFeedback(3, "The hall was cold, which at least was to the point."));
        await Do(workshop, Facilitator, new MoveWorkshop(WorkshopMove.Close));
        await Do(workshop, Facilitator, new MoveWorkshop(WorkshopMove.Publish));
    }

    private async Task<IWorkshopGrain?> Make(string id, WorkshopSetup setup)
    {
        var workshop = grains.GetGrain<IWorkshopGrain>(id);
        if (await workshop.GetView(Facilitator) is not null)
        {
            return null;
        }

        await Do(workshop, Facilitator, new PrepareWorkshop(setup));
        await Do(workshop, Facilitator, new MoveWorkshop(WorkshopMove.Open));
        return workshop;
    }

    private static async Task<WorkshopPerson[]> Join(IWorkshopGrain workshop, int count, CancellationToken cancel)
    {
        var people = new List<WorkshopPerson>();
        foreach (var name in Names.Take(count))
        {
            cancel.ThrowIfCancellationRequested();
            var token = Guid.NewGuid().ToString("N");
            var joined = await workshop.Join(new(Guid.NewGuid(), token, name, people.Count % 3));
            Done(joined.Refusals);
            people.Add(WorkshopPerson.Of(token));
        }

        return [.. people];
    }

    private static async Task<long> Do(IWorkshopGrain workshop, WorkshopPerson by, WorkshopCommand command)
    {
        var outcome = await workshop.Do(by, Guid.NewGuid(), command);
        Done(outcome.Refusals);
        return outcome.Sequence;
    }

    private static void Done(ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {refusals[0].Sentence}");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The demonstration's workshops could not be made")]
    private partial void LogNotMade(Exception failure);
}
