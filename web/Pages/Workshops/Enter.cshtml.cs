using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class EnterModel(IGrainFactory grains, IStringLocalizer<Text> L) : PageModel
{
    public string? Code { get; private set; }

    public async Task<IActionResult> OnPost(string? code)
    {
        Code = code;
        if (JoinCode.TryParse(code, out var read) && await grains.GetGrain<IWorkshopIndexGrain>("all").FindCode(read.Text) is not null)
        {
            return LocalRedirect(WorkshopLinks.Join(read.Text));
        }

        ModelState.AddModelError("code", L["There is no workshop with this code. Look at the screen again."]);
        return Page();
    }
}
