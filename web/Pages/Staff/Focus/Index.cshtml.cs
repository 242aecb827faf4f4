using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Focus;

internal sealed class IndexModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.SeeCommunities;

    public bool Keeps => staff.Required.May(StaffAct.KeepCommunities);

    public ImmutableArray<Indicator> Indicators { get; private set; } = [];

    public ImmutableArray<FocusAct> History { get; private set; } = [];

    public async Task OnGet()
    {
        var focus = grains.GetGrain<IFocusGrain>("all");
        (Indicators, History) = (await focus.Indicators(), await focus.History(staff.Required));
    }
}
