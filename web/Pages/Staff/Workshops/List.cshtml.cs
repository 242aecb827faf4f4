using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class ListModel(IGrainFactory grains) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.LeadWorkshops;

    public ImmutableArray<WorkshopSummary> Workshops { get; private set; } = [];

    public async Task OnGet() => Workshops = await grains.GetGrain<IWorkshopIndexGrain>("all").List();
}
