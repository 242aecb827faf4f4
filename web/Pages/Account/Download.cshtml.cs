using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DownloadModel(PersonalData data, CurrentResident resident) : PageModel
{
    public async Task<IActionResult> OnGet(CancellationToken cancel) =>
        File(await data.Collect(resident.Required, cancel), "application/json", "my-data.json");
}
