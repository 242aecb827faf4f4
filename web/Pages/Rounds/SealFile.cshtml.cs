using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class SealFileModel(PublicRecord record) : RoundPage
{
    public async Task<IActionResult> OnGet(string file)
    {
        Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
        Response.Headers.CacheControl = PublicRecord.IsFinal(file) ? "public, max-age=31536000, immutable" : "public, max-age=60";
        if (await record.Write(Round.Id, file, Response.Body, HttpContext.RequestAborted))
        {
            return new EmptyResult();
        }

        Response.ContentType = null;
        Response.Headers.CacheControl = default;
        return NotFound();
    }
}
