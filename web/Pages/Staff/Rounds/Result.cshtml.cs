using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class ResultModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ExportRounds;

    public ResultView Result { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await grains.GetGrain<IRoundGrain>(Round.Id).GetResult() is not { } stored)
        {
            return NotFound();
        }

        Result = ResultView.Of(Round, stored);
        return Page();
    }
}
