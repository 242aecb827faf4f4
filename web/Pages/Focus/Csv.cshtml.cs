using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Pages.Focus;

internal sealed class CsvModel(IGrainFactory grains) : PageModel
{
    public Task<IActionResult> OnGet() => CsvDownload.Send(HttpContext, "figures.csv", async (target, cancel) =>
    {
        await FigureCsv.Write(grains.GetGrain<IFocusGrain>("all"), target, cancel);
        return null;
    });
}
