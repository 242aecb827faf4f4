using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Focus;

internal sealed class FigureModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.KeepCommunities;

    public FigureText Text { get; private set; } = new("", "", "", "", "", "", "", "", "");

    public Guid Operation { get; private set; } = Guid.NewGuid();

    public ImmutableArray<Indicator> Indicators { get; private set; } = [];

    public ImmutableArray<CommunityLine> Communities { get; private set; } = [];

    private IFocusGrain Grain => grains.GetGrain<IFocusGrain>("all");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(Guid op)
    {
        string Sent(string name) => $"{Request.Form[name]}".Trim().Replace("\0", "", StringComparison.Ordinal);
        Operation = op;
        Text = new(Sent("indicator"), Sent("unit"), Sent("source"), Sent("good"), Sent("area"), Sent("period"), Sent("value"), Sent("borough"), Sent("england"));
        var outcome = await Grain.Put(new PutFigure(op, Text, staff.Required));
        if (outcome.Done)
        {
            TempData["Done"] = "The figure is saved.";
            return LocalRedirect(FocusLinks.Staff);
        }

        ModelState.AddRefusals(outcome.Refusals);
        await Load();
        return Page();
    }

    private async Task Load() => (Indicators, Communities) = (await Grain.Indicators(), await grains.GetGrain<ICommunityIndexGrain>("all").List());
}
