using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class PhotoModel(IDeliveryPhotos photos, CurrentStaff staff) : RoundPage
{
    public async Task<IActionResult> OnGet(string photo)
    {
        if (await photos.Find(Round.Id, photo, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        // Without consent only those see it who ask for it.
        if (!found.IsShown)
        {
            Response.Headers.CacheControl = "no-store";
            return staff.Member?.May(StaffAct.KeepDeliveries) == true ? File(found.Bytes.ToArray(), found.Type) : NotFound();
        }

        // A photo never changes, but it may be taken away.
        Response.Headers.CacheControl = "public, max-age=300";
        return File(found.Bytes.ToArray(), found.Type);
    }
}
