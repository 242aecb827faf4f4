using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Front;

namespace ParticipatoryHub.Web.Pages;

internal sealed class IndexModel(IGrainFactory grains, FrontReader reader, TimeProvider clock) : PageModel
{
    private const int MostCounted = 6;

    public CouncilFront Facts { get; private set; } = null!;

    /// <summary>How many have voted, of the rounds that close first.</summary>
    public IReadOnlyDictionary<string, TurnoutView> Turnouts { get; private set; } = new Dictionary<string, TurnoutView>();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet()
    {
        Facts = await reader.ReadCouncil();
        var turnouts = new Dictionary<string, TurnoutView>(StringComparer.Ordinal);
        foreach (var round in Facts.Open.Take(MostCounted))
        {
            turnouts[round.Id] = await grains.GetGrain<IBallotBoxGrain>(round.Id).GetTurnout();
        }

        Turnouts = turnouts;
    }
}
