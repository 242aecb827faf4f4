using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class DeliveriesCsvModel(DeliveryExports exports) : RoundPage
{
    public Task<IActionResult> OnGet() => CsvDownload.Send(
        HttpContext, $"{Round.Id}-deliveries.csv", (target, cancel) => exports.WriteDeliveries(Round.Id, target, forStaff: false, CsvFlavour.Excel, cancel));
}
