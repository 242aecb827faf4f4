using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Demo;

/// <summary>What became of the published round's projects, made up: one of each status, as far as there are projects.</summary>
internal sealed class DemoDeliveries(IGrainFactory grains, TimeProvider clock)
{
    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Tells news of projects of which nothing was ever told.</summary>
    public async Task Seed(string round)
    {
        var funded = await grains.GetGrain<IDeliveriesGrain>(round).List();
        if (funded.IsEmpty || funded.Any(line => line.LastNewsAt is not null))
        {
            return;
        }

        await Task.WhenAll(funded.Take(4).Select((line, place) => Tell(round, line, place)).ToArray());
    }

    private async Task Tell(string round, DeliveryLine line, int place)
    {
        var delivery = grains.GetGrain<IDeliveryGrain>(new DeliveryKey(round, line.Project).ToString());
        switch (place)
        {
            case 0:
                await Begin(delivery, "Brookside Volunteers (example)", -5, "Example: The order is placed and the first delivery has come.");
                await Pay(delivery, new Money(line.Award.Pence * 9 / 10), "Example: Invoice 1041, materials and work");
                await Move(delivery, DeliveryMove.Deliver, "Example: Finished a week early. Thank you to the forty people who came to help on Saturday.");
                break;
            case 1:
                await Begin(delivery, "Parish council (example)", 60, "Example: The contractor starts on the site on Monday.");
                await Pay(delivery, new Money(line.Award.Pence * 2 / 5), "Example: First instalment");
                break;
            case 2:
                await Begin(delivery, "Parish council (example)", 90, "Example: Surveyed, and the permission is applied for.");
                await Move(delivery, DeliveryMove.Delay, "Example: Bats are nesting close by, so work may not begin before September.", Today.AddDays(150));
                break;
            default:
                await Move(delivery, DeliveryMove.Stop, "Example: The owner of the land has withdrawn. The money goes back to the fund.");
                break;
        }
    }

    private async Task Begin(IDeliveryGrain delivery, string owner, int days, string words)
    {
        Done(await delivery.Change(new ChangeDetails(owner, Today.AddDays(days), "GF-2041 (example)", Officer)));
        await Move(delivery, DeliveryMove.Start, words);
    }

    private static async Task Move(IDeliveryGrain delivery, DeliveryMove move, string words, DateOnly? expectedBy = null) =>
        Done(await delivery.Move(new MoveDelivery(Guid.NewGuid(), move, words, expectedBy, Officer)));

    private async Task Pay(IDeliveryGrain delivery, Money amount, string what) =>
        Done(await delivery.Pay(new RecordPayment(Guid.NewGuid(), amount, Today, what, null, false, Officer)));

    private static void Done(DeliveryOutcome outcome)
    {
        if (!outcome.Done)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {outcome.Refusals[0].Sentence}");
        }
    }
}
