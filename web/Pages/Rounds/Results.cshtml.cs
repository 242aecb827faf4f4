using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultsModel(IGrainFactory grains) : RoundPage
{
    public ResultView? Result { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (Round.Phase != RoundPhase.Published)
        {
            return Page();
        }

        var stored = await grains.GetGrain<IRoundGrain>(Round.Id).GetResult();
        Result = stored is null ? null : ResultView.Of(Round, stored);
        return Page();
    }
}
