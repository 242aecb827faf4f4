using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class DeliveriesModel(IGrainFactory grains, DeliveryExports exports) : StaffRoundPage
{
    private Dictionary<string, string> names = [];

    public override StaffAct Sees => StaffAct.ExportRounds;

    public ImmutableArray<DeliveryLine> Lines { get; private set; } = [];

    public Money Awarded => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Award);

    public Money Spent => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Spent);

    public Money LeftOver => Lines
        .Where(line => line.Phase is DeliveryPhase.Delivered or DeliveryPhase.Stopped && line.Left > Money.Zero)
        .Aggregate(Money.Zero, (sum, line) => sum + line.Left);

    public string Name(string project) => names.GetValueOrDefault(project, project);

    public async Task OnGet()
    {
        Lines = await grains.GetGrain<IDeliveriesGrain>(Round.Id).List();
        names = Setup.Projects.ToDictionary(project => project.Id, project => project.Name, StringComparer.Ordinal);
    }

    public Task<IActionResult> OnGetCsv() => CsvDownload.Send(
        HttpContext, $"{Round.Id}-deliveries-staff.csv", (target, cancel) => exports.WriteDeliveries(Round.Id, target, forStaff: true, CsvFlavour.Excel, cancel));

    public Task<IActionResult> OnGetPayments() => CsvDownload.Send(
        HttpContext, $"{Round.Id}-payments.csv", (target, cancel) => exports.WritePayments(Round.Id, target, Member, CsvFlavour.Excel, cancel));
}
