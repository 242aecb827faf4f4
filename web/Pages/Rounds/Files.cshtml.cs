using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class FilesModel(RoundExports exports) : RoundPage
{
    public async Task<IActionResult> OnGet(string file) =>
        Round.Phase == RoundPhase.Published && await RoundFiles.Send(HttpContext, exports, Round.Id, file) is null ? new EmptyResult() : NotFound();
}
