using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class FilesModel(RoundFiles files) : RoundPage
{
    public async Task<IActionResult> OnGet(string file) =>
        Round.Phase.IsPublic() && await files.Send(HttpContext, Round, file, null) is null ? new EmptyResult() : NotFound();
}
