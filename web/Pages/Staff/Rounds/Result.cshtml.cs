using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class ResultModel(PublishedResults results) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ExportRounds;

    public ResultView Result { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await results.Read(Round) is not { } result)
        {
            return NotFound();
        }

        Result = result;
        return Page();
    }
}
