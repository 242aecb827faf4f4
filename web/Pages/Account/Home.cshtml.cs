using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class HomeModel(ResidentAccounts accounts, CurrentResident resident) : PageModel
{
    public ResidentAccount Account { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancel) => Account = await accounts.Get(resident.Required, cancel);
}
