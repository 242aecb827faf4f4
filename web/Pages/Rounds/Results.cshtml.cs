using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultsModel(PublishedResults results, FinanceExports finance, IGrainFactory grains) : RoundPage
{
    public ResultView? Result { get; private set; }

    public ImmutableArray<DeliveryLine> Deliveries { get; private set; } = [];

    public bool HasGrants { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Result = await results.Find(Round);
        if (Result is not null)
        {
            Deliveries = await grains.GetGrain<IDeliveriesGrain>(Round.Id).List();
            HasGrants = finance.HasGrants(Round, Deliveries);
        }

        return Page();
    }
}
