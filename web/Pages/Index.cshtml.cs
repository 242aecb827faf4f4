using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages;

internal sealed class IndexModel(IGrainFactory grains, TimeProvider clock) : PageModel
{
    private const int MostWorkshops = 12;

    public IReadOnlyList<RoundSummary> Open { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Ideas { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Reviewing { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Coming { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Checking { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Decided { get; private set; } = [];

    /// <summary>Workshops whose board and outcomes anyone may read, newest first.</summary>
    public IReadOnlyList<WorkshopSummary> Workshops { get; private set; } = [];

    /// <summary>Communities that the council works with at present.</summary>
    public IReadOnlyList<CommunityLine> Communities { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet()
    {
        var rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        Open = [.. rounds.Where(round => round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.OpensAt <= Now && round.ClosesAt > Now).OrderBy(round => round.ClosesAt)];
        Ideas = [.. rounds.Where(round => round.Phase == RoundPhase.Ideas).OrderBy(round => round.IdeasCloseAt)];
        Reviewing = [.. rounds.Where(round => round.Phase == RoundPhase.Review).OrderBy(round => round.OpensAt)];
        Coming = [.. rounds.Where(round => round.Phase == RoundPhase.Voting && round.OpensAt > Now).OrderBy(round => round.OpensAt)];
        Checking = [.. rounds.Where(round => round.Phase is >= RoundPhase.Closed and < RoundPhase.Published || (round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.ClosesAt <= Now))];
        Decided = [.. rounds.Where(round => round.Phase.IsPublic())];
        Communities = [.. (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(line => line.Phase == CommunityPhase.InFocus)];
        Workshops = [.. (await grains.GetGrain<IWorkshopIndexGrain>("all").List()).Where(workshop => workshop.Phase == WorkshopPhase.Published).Take(MostWorkshops)];
    }
}
