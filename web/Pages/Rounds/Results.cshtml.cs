using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultsModel(PublishedResults results, IGrainFactory grains) : RoundPage
{
    public ResultView? Result { get; private set; }

    public ImmutableArray<DeliveryLine> Deliveries { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        Result = await results.Find(Round);
        if (Result is not null)
        {
            Deliveries = await grains.GetGrain<IDeliveriesGrain>(Round.Id).List();
        }

        return Page();
    }
}
