using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

/// <summary>A photo's bytes, for whoever may see the idea. A photo that is replaced gets another address, so it may be kept for ever.</summary>
internal sealed class PhotoFileModel(IIdeaJournal journal) : IdeaPage
{
    public override bool IsForAuthors => false;

    public async Task<IActionResult> OnGet(string photo, string size)
    {
        if (Idea.Photo?.Id != photo || await journal.ReadPhoto(photo, size == "small", HttpContext.RequestAborted) is not { } bytes)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = Idea.Phase == IdeaPhase.Draft ? "private, no-store" : "public, max-age=31536000, immutable";
        return File(bytes.ToArray(), "image/jpeg");
    }
}
