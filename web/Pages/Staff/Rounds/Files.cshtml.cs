using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class FilesModel(RoundExports exports) : StaffRoundPage
{
    public async Task<IActionResult> OnGet(string file) =>
        await RoundFiles.Send(HttpContext, exports, Round.Id, file) switch
        {
            null => new EmptyResult(),
            { Code: RoundFiles.NoSuchFile } => NotFound(),
            var refusal => Again(refusal with { Field = null }),
        };
}
