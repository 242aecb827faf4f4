using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class PhotoModel(IDeliveryPhotos photos) : RoundPage
{
    public async Task<IActionResult> OnGet(string photo)
    {
        if (await photos.Find(Round.Id, photo, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        // A photo never changes, but it may be taken away.
        Response.Headers.CacheControl = "public, max-age=3600";
        return File(found.Bytes.ToArray(), found.Type);
    }
}
