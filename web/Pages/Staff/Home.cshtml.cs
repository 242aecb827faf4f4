using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class HomeModel(IGrainFactory grains) : PageModel
{
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public async Task OnGet() => Rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
}
