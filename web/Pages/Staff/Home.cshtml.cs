using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class HomeModel(IGrainFactory grains, CurrentStaff staff) : PageModel
{
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public bool May(StaffAct act) => staff.Required.May(act);

    public async Task OnGet() => Rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
}
