using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class DeliveriesModel(IGrainFactory grains, DeliveryExports exports) : StaffRoundPage
{
    private Dictionary<string, string> names = [];

    public override StaffAct Sees => StaffAct.ExportRounds;

    public override StaffAct Does => StaffAct.RecordSpend;

    public ImmutableArray<DeliveryLine> Lines { get; private set; } = [];

    public Money Awarded => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Award);

    public Money Spent => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Spent);

    public Money Returned => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Returned);

    public Money LeftOver => Lines
        .Where(line => line.Phase is DeliveryPhase.Delivered or DeliveryPhase.Stopped && line.Left > Money.Zero)
        .Aggregate(Money.Zero, (sum, line) => sum + line.Left);

    /// <summary>What the result left of the budget; null while another result is still possible.</summary>
    public Money? OfBudget { get; private set; }

    /// <summary>What of it is in pots already.</summary>
    public Money PutBack { get; private set; }

    public ImmutableArray<Pot> Pots { get; private set; } = [];

    /// <summary>The form that was refused, as it was typed.</summary>
    public PotForm Typed { get; private set; } = new();

    private IPotsGrain PotsGrain => grains.GetGrain<IPotsGrain>("all");

    public string Name(string project) => names.GetValueOrDefault(project, project);

    public async Task OnGet()
    {
        Lines = await grains.GetGrain<IDeliveriesGrain>(Round.Id).List();
        names = Setup.Projects.ToDictionary(project => project.Id, project => project.Name, StringComparer.Ordinal);
        (Pots, PutBack) = (await PotsGrain.List(), (await PotsGrain.Share(Round.Id)).PutBack);
        OfBudget = Setup.Currency == Pot.Currency ? await PotsGrain.LeftOf(Round.Id) : null;
    }

    public async Task<IActionResult> OnPostLeft(Guid id)
    {
        Typed = PotForm.Read(Request.Form, "");
        var outcome = await PotsGrain.Move(Typed.Ask(id, PotMove.FromRound, Round.Id, Member));
        if (outcome.Done)
        {
            return Went(DeliveryLinks.Staff(Round.Id), "It is in the pot.");
        }

        await OnGet();
        return Again(outcome.Refusals);
    }

    public Task<IActionResult> OnGetCsv() => CsvDownload.Send(
        HttpContext, $"{Round.Id}-deliveries-staff.csv", (target, cancel) => exports.WriteDeliveries(Round.Id, target, forStaff: true, CsvFlavour.Excel, cancel));

    public Task<IActionResult> OnGetPayments() => CsvDownload.Send(
        HttpContext, $"{Round.Id}-payments.csv", (target, cancel) => exports.WritePayments(Round.Id, target, Member, CsvFlavour.Excel, cancel));
}
