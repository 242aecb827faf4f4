using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Deliveries;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class BoardCsvModel(WorkshopSentences sentences) : AfterPage(sentences)
{
    public Task<IActionResult> OnGet() => CsvDownload.Send(HttpContext, $"{Id}-board.csv", async (target, cancel) =>
    {
        await WorkshopCsv.Write(View, target, CsvFlavour.Excel, cancel);
        return null;
    });
}
