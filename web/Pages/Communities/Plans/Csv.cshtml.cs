using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Deliveries;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class CsvModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    public Task<IActionResult> OnGet() => CsvDownload.Send(HttpContext, $"{Community.Id}-plan-{Number}.csv", async (target, cancel) =>
    {
        await PlanCsv.Write(Plan, target, cancel);
        return null;
    });
}
