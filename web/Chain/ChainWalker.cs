using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Deliveries;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.Plans;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Chain;

/// <summary>
/// Walks from anything to all that it comes from and all that came of it. Each thing says itself what it comes from, since it was made
/// there; nothing is typed to join two. Only what everybody may read is walked.
/// </summary>
internal sealed class ChainWalker(IGrainFactory grains, IEntryJournal journal, IOutcomeJournal outcomes, EntryWords words, PlanTexts plans, IStringLocalizer<Text> L)
{
    /// <summary>Things that are walked at most.</summary>
    public const int Most = 60;

    /// <summary>The chain that something is in, in the order of its stages; empty when there is no such thing for everybody to read.</summary>
    public async Task<ImmutableArray<ChainItem>> Walk(string from, CancellationToken cancel)
    {
        var items = new List<ChainItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var waiting = new Queue<string>([from]);
        while (waiting.TryDequeue(out var key))
        {
            if (await Find(key, cancel) is not { } node)
            {
                continue;
            }

            items.AddRange(node.Items);
            foreach (var next in node.Next.Where(next => seen.Count < Most && seen.Add(next)))
            {
                waiting.Enqueue(next);
            }
        }

        return [.. items.OrderBy(item => item.Stage).ThenBy(item => item.Title, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<ChainNode?> Find(string key, CancellationToken cancel) => key.Split(':', 3) switch
    {
        ["evidence", var community, var number] when CommunityKey.TryParse(community, out var place) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) => await Evidence(key, place, entry, cancel),
        ["workshopnote", var workshop, var thing] when WorkshopKey.TryParse(workshop, out var place) && long.TryParse(thing, NumberStyles.None, CultureInfo.InvariantCulture, out var note) => await Note(key, place.Slug, note, cancel),
        ["idea", var round, var number] when RoundKey.TryParse(round, out var place) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var idea) => await Idea(key, place.Slug, idea, cancel),
        ["project", var round, var project] when RoundKey.TryParse(round, out var place) => await Project(key, place.Slug, project, cancel),
        ["action", var plan, var number] when PlanKey.TryParse(plan, out var place) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var action) => await Action(key, place, action),
        _ => null,
    };

    private async Task<ChainNode?> Action(string key, PlanKey plan, int number)
    {
        if ((await grains.GetGrain<IPlanGrain>(plan.ToString()).GetView(EntryReader.Anyone))?.Plan.Actions.FirstOrDefault(action => action.Number == number) is not { } found)
        {
            return null;
        }

        var community = plan.Community.Slug;
        return new ChainNode(
            [
                new ChainItem(ChainStage.Action, key, found.Title, PlanLinks.Read(community, plan.Number, number), plans.Status(found.Status)),
                .. found.Outcomes.Select(outcome => new ChainItem(ChainStage.Outcome, key, words.Tag(outcome), OutcomeLinks.Show(community, outcome), "")),
            ],
            found.Origin?.Key is { Length: > 0 } origin ? [origin] : []);
    }

    private async Task<ChainNode?> Evidence(string key, CommunityKey community, int number, CancellationToken cancel)
    {
        if (await grains.GetGrain<IEntriesGrain>(new EntriesKey(community, EntryRegister.Evidence).ToString()).GetView(number, EntryReader.Anyone) is not { } view)
        {
            return null;
        }

        var item = new ChainItem(ChainStage.Evidence, key, view.Entry.Text.Title, CommunityLinks.Entry(community.Slug, EntryFieldSet.Evidence.Name, number), "");
        var next = await CameOf(key, cancel);
        return new ChainNode([item], view.Entry.Origin?.Key is { Length: > 0 } origin ? next.Add(origin) : next);
    }

    // What a workshop that is not published says is for those in it; that something came of it is known from what came.
    private async Task<ChainNode?> Note(string key, string workshop, long thing, CancellationToken cancel)
    {
        var kept = await CameOf(key, cancel);
        if (await grains.GetGrain<IWorkshopGrain>(workshop).GetView(new WorkshopPerson()) is not { } view)
        {
            return new ChainNode([], kept);
        }

        if (WorkshopBoard.Of(view).All.FirstOrDefault(one => one.Number == thing) is not { } found)
        {
            return null;
        }

        var item = new ChainItem(ChainStage.Note, key, found.Title.Length > 0 ? found.Title : view.Setup.Title, WorkshopLinks.Show(workshop) + "#" + found.Key, view.Setup.Title);
        return new ChainNode([item], found.Outcome is { Kind: OutcomeKind.Idea, Round: { } round, Link: { } link } ? kept.Add($"idea:{round}:{link}") : kept);
    }

    private async Task<ChainNode?> Idea(string key, string round, int number, CancellationToken cancel)
    {
        if (await grains.GetGrain<IIdeaGrain>($"{round}/{number}").GetView(IdeaReader.Anyone) is not { } view)
        {
            return null;
        }

        var next = await CameOf(key, cancel);
        next = view.Origin is { } origin ? next.Add(string.Create(CultureInfo.InvariantCulture, $"workshopnote:{origin.Workshop}:{origin.Thing}")) : next;
        next = view.Project is { } project ? next.Add($"project:{round}:{project}") : next;
        return new ChainNode([new ChainItem(ChainStage.Idea, key, view.Text.Title, IdeaLinks.Show(round, number), "")], next);
    }

    private async Task<ChainNode?> Project(string key, string round, string id, CancellationToken cancel)
    {
        if (await grains.GetGrain<IRoundGrain>(round).GetView() is not { Phase: not RoundPhase.Draft } view || view.Setup.Projects.FirstOrDefault(project => project.Id == id) is not { } found)
        {
            return null;
        }

        var items = ImmutableArray.Create(new ChainItem(ChainStage.Ballot, key, found.Name, RoundLinks.Project(round, id), view.Setup.Name));
        if (view.Phase.IsPublic() && await grains.GetGrain<IDeliveryGrain>(new DeliveryKey(round, id).ToString()).GetView() is { } delivery)
        {
            items = items
                .Add(new ChainItem(ChainStage.Funded, key, found.Name, RoundLinks.Results(round), delivery.Award.Here(view.Setup.Currency)))
                .Add(new ChainItem(ChainStage.Delivered, key, found.Name, DeliveryLinks.Project(round, id), DeliveryLook.Phase(L, delivery.Phase)));
        }

        var tied = (await outcomes.ListByOrigin(key, cancel)).ToDictionary(placed => placed.Community, placed => placed.Contribution, StringComparer.Ordinal);
        foreach (var community in (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(community => tied.ContainsKey(community.Id)))
        {
            items = items.AddRange(tied[community.Id].Outcomes.Select(outcome => new ChainItem(ChainStage.Outcome, key, words.Tag(outcome), OutcomeLinks.Show(community.Id, outcome), community.Name)));
        }

        var next = await CameOf(key, cancel);
        return new ChainNode(items, found.Idea is { } idea ? next.Add(string.Create(CultureInfo.InvariantCulture, $"idea:{round}:{idea}")) : next);
    }

    // What is not public is not read here by Evidence, which asks as anybody.
    private async Task<ImmutableArray<string>> CameOf(string origin, CancellationToken cancel) =>
    [
        .. (await journal.ReadByOrigin(origin, cancel)).Where(placed => placed.Register == EntryRegister.Evidence)
            .Select(placed => string.Create(CultureInfo.InvariantCulture, $"evidence:{placed.Community}:{placed.Entry.Number}")),
        .. (await grains.GetGrain<IAllPlansGrain>("all").ByOrigin(origin)).Select(placed => string.Create(CultureInfo.InvariantCulture, $"action:{placed.Community}/{placed.Plan}:{placed.Action}")),
    ];
}
