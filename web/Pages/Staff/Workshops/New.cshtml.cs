using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class NewModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.LeadWorkshops;

    public string? Name { get; private set; }

    public string? Template { get; private set; }

    /// <summary>Made with the form: sent twice, it is one workshop.</summary>
    public Guid Operation { get; private set; } = Guid.NewGuid();

    public async Task<IActionResult> OnPost(string? title, string? template, Guid op)
    {
        (Name, Template, Operation) = (title?.Trim(), template, op);
        if (WorkshopTemplate.Find(template) is not { } chosen)
        {
            ModelState.AddModelError("template", "Choose what it is about, or a blank one.");
            return Page();
        }

        var slug = SlugOf(Name ?? "", op);
        var setup = new WorkshopSetup(Name ?? "", chosen.Purpose, chosen.Agenda, Template: chosen.Id);
        var outcome = await grains.GetGrain<IWorkshopGrain>(slug).Do(WorkshopPerson.Of(staff.Required), op, new PrepareWorkshop(setup));
        if (!outcome.IsAccepted)
        {
            ModelState.AddRefusals(outcome.Refusals);
            return Page();
        }

        TempData["Done"] = "The workshop is made. Look through its agenda, then open it when people arrive.";
        return LocalRedirect(WorkshopLinks.Prepare(slug));
    }

    // A few characters so that two of the same title are two.
    private static string SlugOf(string title, Guid operation) => $"{Slug.Of(title, "workshop")}-{operation.ToString("N")[..6]}";
}
