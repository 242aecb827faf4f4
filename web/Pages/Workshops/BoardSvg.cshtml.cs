using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class BoardSvgModel(WorkshopSentences sentences) : AfterPage(sentences)
{
    public IActionResult OnGet() => Sent(BoardFiles.Svg(View), "image/svg+xml", "svg");
}
