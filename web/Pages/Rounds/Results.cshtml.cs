using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Trust.Bundles;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultsModel(PublishedResults results, FinanceExports finance, IGrainFactory grains) : RoundPage
{
    public ResultView? Result { get; private set; }

    public ImmutableArray<DeliveryLine> Deliveries { get; private set; } = [];

    public bool HasGrants { get; private set; }

    public bool ShowsBallots { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Result = await results.Find(Round);
        if (Result is not null)
        {
            Deliveries = await grains.GetGrain<IDeliveriesGrain>(Round.Id).List();
            ShowsBallots = Disclosure.Of(Round, (await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout()).Voted) != DisclosureTier.Totals;
            HasGrants = finance.HasGrants(Round, Deliveries);
        }

        return Page();
    }
}
