using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>A target with the round that it takes ballots for; without staff access it takes any code.</summary>
internal sealed class BenchRound(BenchTarget target, StaffApi? staff)
{
    private const int WarmUpBallots = 20_000;
    private const double Margin = 1.4;
    private double fastest = 4_000;

    /// <summary>The target.</summary>
    public BenchTarget Target => target;

    /// <summary>Makes the round on a service and opens it.</summary>
    public static async Task<BenchRound> Open(string name, HubService service, CancellationToken cancel)
    {
        var staff = await service.Staff("staff-token", cancel);
        await staff.Create(BenchTarget.Round, "greedy", "A round made to be measured", BenchElection.File(), cancel);
        var round = new BenchRound(new BenchTarget(name, service.Address, service.Id), staff);
        await round.Prepare(WarmUpBallots, cancel);
        await staff.Move(BenchTarget.Round, "open", "Voting", cancel);
        return round;
    }

    /// <summary>Sends ballots until everything is compiled and every connection warm.</summary>
    public async Task WarmUp(int clients, CancellationToken cancel)
    {
        await Prepare(WarmUpBallots, cancel);
        fastest = (await target.Load(clients, TimeSpan.FromSeconds(8), cancel)).PerSecond;
    }

    /// <summary>Has enough ballots wait for a run of so many seconds, going by the fastest run so far.</summary>
    public Task PrepareFor(int seconds, CancellationToken cancel)
    {
        fastest = Math.Max(fastest, target.Rates.DefaultIfEmpty().Max());
        return Prepare((int)(fastest * Margin * seconds), cancel);
    }

    /// <summary>Has at least so many ballots wait, with a code of its own for each.</summary>
    public async Task Prepare(int ballots, CancellationToken cancel)
    {
        while (target.Waiting < ballots)
        {
            var wanted = Math.Min(StaffApi.MostCodes, ballots - target.Waiting);
            target.Prepare(staff is null
                ? Enumerable.Repeat("0000-0000-0000-0", wanted)
                : await staff.IssueCodes(BenchTarget.Round, wanted, cancel));
        }
    }
}
