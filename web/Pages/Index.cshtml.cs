using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages;

internal sealed class IndexModel(IGrainFactory grains, TimeProvider clock) : PageModel
{
    public IReadOnlyList<RoundSummary> Open { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Ideas { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Reviewing { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Coming { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Checking { get; private set; } = [];

    public IReadOnlyList<RoundSummary> Decided { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet()
    {
        var rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        Open = [.. rounds.Where(round => round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.OpensAt <= Now && round.ClosesAt > Now).OrderBy(round => round.ClosesAt)];
        Ideas = [.. rounds.Where(round => round.Phase == RoundPhase.Ideas).OrderBy(round => round.IdeasCloseAt)];
        Reviewing = [.. rounds.Where(round => round.Phase == RoundPhase.Review).OrderBy(round => round.OpensAt)];
        Coming = [.. rounds.Where(round => round.Phase == RoundPhase.Voting && round.OpensAt > Now).OrderBy(round => round.OpensAt)];
        Checking = [.. rounds.Where(round => round.Phase is RoundPhase.Closed or RoundPhase.Counted || (round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.ClosesAt <= Now))];
        Decided = [.. rounds.Where(round => round.Phase == RoundPhase.Published)];
    }
}
