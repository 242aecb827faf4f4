using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class ShowModel(IGrainFactory grains, EntryWords words) : CommunityPage
{
    private const int MostWorkshops = 12;

    public EntryWords Words => words;

    /// <summary>The communities within it.</summary>
    public ImmutableArray<CommunityLine> Pockets { get; private set; } = [];

    /// <summary>The community's rounds that one can take part in.</summary>
    public ImmutableArray<RoundSummary> Open { get; private set; } = [];

    /// <summary>The community's rounds that are decided.</summary>
    public ImmutableArray<RoundSummary> Decided { get; private set; } = [];

    /// <summary>The community's workshops that one can join, and the latest that are published.</summary>
    public ImmutableArray<WorkshopSummary> Workshops { get; private set; } = [];

    private readonly Dictionary<EntryRegister, int> counts = [];

    public int CountOf(EntryRegister register) => counts.GetValueOrDefault(register);

    public async Task OnGet()
    {
        foreach (var fields in EntryFieldSet.All.Where(fields => fields.Audience != EntryAudience.Staff))
        {
            var count = await grains.GetGrain<IEntriesGrain>(new EntriesKey(Key, fields.Register).ToString()).Count();
            counts[fields.Register] = count.Where(line => line.Tag.Length == 0).Sum(line => line.Count);
        }

        Pockets = [.. (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(line => line.Parent == Community.Id)];
        var rounds = (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => string.Equals(round.Community, Name, StringComparison.OrdinalIgnoreCase)).ToList();
        Open = [.. rounds.Where(round => round.Phase is RoundPhase.Ideas or RoundPhase.Review or RoundPhase.Voting or RoundPhase.Suspended)];
        Workshops = [.. (await grains.GetGrain<IWorkshopIndexGrain>("all").List()).Where(workshop => workshop.Community == Community.Id && workshop.Phase is WorkshopPhase.Open or WorkshopPhase.Published).Take(MostWorkshops)];
        Decided = [.. rounds.Where(round => round.Phase.IsPublic())];
    }
}
