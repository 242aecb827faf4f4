using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Communities;

internal sealed class NewModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.KeepCommunities;

    public CommunityForm Form { get; private set; } = CommunityForm.Empty;

    public async Task OnGet() => Form = CommunityForm.Empty with { Others = await Others() };

    public async Task<IActionResult> OnPost()
    {
        Form = CommunityForm.Of(Request.Form) with { Others = await Others() };
        var slug = Slug.Of(Form.Name, "community");
        if (Form.Others.Any(line => line.Id == slug))
        {
            ModelState.AddModelError("name", "There is a community of this name already.");
            return Page();
        }

        var outcome = await grains.GetGrain<ICommunityGrain>(slug).Save(new SaveCommunity(Form.Read(), staff.Required));
        if (!outcome.Refusals.IsEmpty)
        {
            ModelState.AddRefusals(outcome.Refusals);
            return Page();
        }

        TempData["Done"] = "The community is watched from now on.";
        return LocalRedirect(CommunityLinks.Keep(slug));
    }

    private async Task<IReadOnlyList<CommunityLine>> Others() => await grains.GetGrain<ICommunityIndexGrain>("all").List();
}
