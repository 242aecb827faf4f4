using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>The papers of a batch, each with its serial, to be printed.</summary>
internal sealed class PrintModel(IGrainFactory grains) : StaffRoundPage
{
    public PaperBatch Batch { get; private set; } = null!;

    public async Task<IActionResult> OnGet(int batch)
    {
        if (await grains.GetGrain<IPaperGrain>(Round.Id).GetBatch(batch, Member) is not { } view)
        {
            return NotFound();
        }

        Batch = view.Batch;
        return Page();
    }
}
