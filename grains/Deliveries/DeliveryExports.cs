using System.Globalization;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Deliveries;

/// <summary>
/// Deliveries of a published round as CSV. Each answers null when it was written, or why it may not be, before a byte is written.
/// </summary>
public sealed class DeliveryExports(IGrainFactory grains)
{
    /// <summary>A line for each funded project, for anyone.</summary>
    /// <param name="forStaff">With ledger codes; who may ask is the caller's to check.</param>
    public async Task<Refused?> WriteDeliveries(string round, Stream target, bool forStaff, CsvFlavour flavour, CancellationToken cancel)
    {
        if (await Published(round) is not { } view)
        {
            return DeliveryRules.NotFunded;
        }

        var names = view.Setup.Projects.ToDictionary(project => project.Id, project => project.Name, StringComparer.Ordinal);
        await using var csv = new CsvWriter(target, flavour);
        csv.Text("project").Text("name").Text("status").Text("carried_out_by").Text("expected_by").Text("award").Text("spent").Text("returned").Text("left").Text("currency").Text("last_news");
        await (forStaff ? csv.Text("ledger_code") : csv).End(cancel);
        foreach (var line in await grains.GetGrain<IDeliveriesGrain>(round).List())
        {
            csv.Text(line.Project).Text(names[line.Project]).Text(DeliveryWords.Of(line.Phase)).Text(line.Owner).Text(Day(line.ExpectedBy))
                .Amount(line.Award).Amount(line.Spent).Amount(line.Returned).Amount(line.Left).Text(view.Setup.Currency)
                .Text(line.LastNewsAt is { } at ? Day(DateOnly.FromDateTime(at.UtcDateTime)) : "");
            await (forStaff ? csv.Text(line.LedgerCode) : csv).End(cancel);
        }

        return null;
    }

    /// <summary>A line for each entry of money paid, for staff.</summary>
    public async Task<Refused?> WritePayments(string round, Stream target, StaffMember by, CsvFlavour flavour, CancellationToken cancel)
    {
        if (await Published(round) is not { } view)
        {
            return DeliveryRules.NotFunded;
        }

        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("project").Text("ledger_code").Text("entry").Text("day").Text("amount").Text("currency").Text("what").Text("corrects_entry").Text("entered_by").Text("entered_at").End(cancel);
        foreach (var line in await grains.GetGrain<IDeliveriesGrain>(round).List())
        {
            if (line.Spent == Money.Zero && line.LedgerCode is null && line.LastNewsAt is null)
            {
                continue;
            }

            var delivery = await grains.GetGrain<IDeliveryGrain>(new DeliveryKey(round, line.Project).ToString()).GetStaffView(by);
            foreach (var payment in delivery?.Payments ?? [])
            {
                csv.Text(line.Project).Text(line.LedgerCode).Number(payment.Number).Text(Day(payment.Day)).Amount(payment.Amount).Text(view.Setup.Currency).Text(payment.What);
                await (payment.Corrects is { } corrected ? csv.Number(corrected) : csv.Text("")).Text(payment.By).Text(payment.At.UtcDateTime.ToString("o", CultureInfo.InvariantCulture)).End(cancel);
            }
        }

        return null;
    }

    private async Task<RoundView?> Published(string round) => await grains.GetGrain<IRoundGrain>(round).GetView() is { Phase: RoundPhase.Published or RoundPhase.Final } view ? view : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
