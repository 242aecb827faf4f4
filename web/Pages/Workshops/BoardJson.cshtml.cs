using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class BoardJsonModel(WorkshopSentences sentences) : AfterPage(sentences)
{
    public IActionResult OnGet() => Sent(BoardFiles.Json(View), "application/json", "json");
}
