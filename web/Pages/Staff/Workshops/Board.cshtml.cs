using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class BoardPageModel(WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    /// <summary>The key of the thing whose forms are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public string? Open { get; set; }

    /// <summary>The table whose board is shown; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "table")]
    public int? Table { get; set; }

    public BoardModel Board => new(this, WorkshopBoard.Of(View, Table), Open);

    public Task<IActionResult> OnPost() => Command();
}
