using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class ImportModel(ImportJobs jobs, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.RunRounds;

    public ImportState State { get; private set; } = null!;

    public IActionResult OnGet(string job)
    {
        if (jobs.Find(job, staff.Required.Id) is not { } found)
        {
            return NotFound();
        }

        State = found.State;
        return Page();
    }

    public IActionResult OnGetProgress(string job) =>
        jobs.Find(job, staff.Required.Id) is { } found ? new JsonResult(found.State) : NotFound();
}
