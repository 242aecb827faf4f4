using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class CsvModel(IGrainFactory grains) : RegisterPage
{
    public Task<IActionResult> OnGet() => CsvDownload.Send(HttpContext, $"{Community.Id}-{Fields.Name}.csv", async (target, cancel) =>
    {
        await EntryCsv.Write(grains.GetGrain<IEntriesGrain>(RegisterKey), Fields, Reader, target, cancel);
        return null;
    });
}
