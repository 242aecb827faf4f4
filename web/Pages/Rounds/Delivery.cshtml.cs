using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class DeliveryModel(IGrainFactory grains, PublishedResults results) : RoundPage
{
    public DeliveryView Delivery { get; private set; } = null!;

    public RoundProject Project { get; private set; } = null!;

    public ResultView? Result { get; private set; }

    public async Task<IActionResult> OnGet(string? project)
    {
        // Only for a project that there is: made-up names wake no grain.
        if (Setup.Projects.FirstOrDefault(known => known.Id == project) is not { } found
            || await grains.GetGrain<IDeliveryGrain>(new DeliveryKey(Round.Id, found.Id).ToString()).GetView() is not { } delivery)
        {
            return NotFound();
        }

        (Project, Delivery, Result) = (found, delivery, await results.Find(Round));
        return Page();
    }
}
