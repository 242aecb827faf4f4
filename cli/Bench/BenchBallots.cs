using System.Globalization;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>
/// Measures this service beside the bare endpoint and pgbench: one machine, one PostgreSQL, one generator, runs in turn so that
/// whatever else the machine does falls on all of them.
/// </summary>
internal sealed class BenchBallots(int clients, int seconds, int runs, int bareConnections, Action<string> tell)
{
    private static readonly int[] PgbenchClients = [8, 16, 32, 64];
    private readonly List<double> pgbenchRates = [];

    /// <summary>Starts everything, measures, stops everything.</summary>
    public async Task<BallotFigures> Run(CancellationToken cancel)
    {
        // Answers are handled where they arrive, without a hop between threads; asked for before the first socket is made.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var program = HubService.FindProgram();
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            tell("Starting PostgreSQL, the service on each database, and the bare endpoint");
            await using var postgres = await OwnPostgres.Start(folder, cancel);
            foreach (var database in new[] { "hub", "bare", "bench" })
            {
                await postgres.Execute("postgres", $"CREATE DATABASE {database}", cancel);
            }

            await postgres.Execute("bare", BareEndpoint.Table, cancel);
            await postgres.Execute("bench", Pgbench.Table, cancel);
            await using var bareProcess = StartBare(postgres, out var bareAddress);
            await using var onPostgres = await HubService.Start(
                program, Path.Combine(folder, "on-postgres"), FreePort.Next(), postgres.ConnectionString("hub"), Quiet, cancel);
            await using var onSqlite = await HubService.Start(program, Path.Combine(folder, "on-sqlite"), FreePort.Next(), null, Quiet, cancel);
            return await Measure(
                postgres,
                await BenchRound.Open("this service on PostgreSQL", onPostgres, cancel),
                await BenchRound.Open("this service on SQLite", onSqlite, cancel),
                new BenchRound(new BenchTarget("bare endpoint", bareAddress, bareProcess.Id), null),
                new Pgbench(postgres, "bench"),
                cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Quiet { get; } = new() { ["Logging__LogLevel__Default"] = "Warning" };

    private static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private OwnProcess StartBare(OwnPostgres postgres, out Uri address)
    {
        address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        return OwnProcess.Start(
            "dotnet",
            [
                typeof(BenchBallots).Assembly.Location, "bench", "bare-endpoint", "--urls", address.ToString(),
                "--postgres", postgres.ConnectionString("bare"), "--connections", bareConnections.ToString(CultureInfo.InvariantCulture),
            ]);
    }

    private async Task<BallotFigures> Measure(
        OwnPostgres postgres, BenchRound service, BenchRound sqlite, BenchRound bare, Pgbench pgbench, CancellationToken cancel)
    {
        BenchRound[] rounds = [service, sqlite, bare];
        foreach (var round in rounds)
        {
            tell($"Warming up: {round.Target.Name}");
            await round.WarmUp(clients, cancel);
        }

        var best = await BestPgbenchClients(pgbench, cancel);
        for (var run = 1; run <= runs; run++)
        {
            foreach (var round in rounds)
            {
                tell($"Run {run} of {runs}: {round.Target.Name}");
                await Measure(round, postgres, cancel);
            }

            tell($"Run {run} of {runs}: pgbench");
            pgbenchRates.Add(await pgbench.Run(best, seconds, cancel));
        }

        return Figures(service.Target, sqlite.Target, bare.Target, best, await HalfLoad(service, cancel));
    }

    private async Task<double> HalfLoad(BenchRound service, CancellationToken cancel)
    {
        var rate = Median(service.Target.Rates) / 2;
        var p99 = new List<double>();
        for (var run = 1; run <= runs; run++)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"Half load, run {run} of {runs}: {rate:0} ballots a second"));
            await service.Prepare((int)(rate * seconds), cancel);
            p99.Add((await service.Target.Pace(clients, rate, TimeSpan.FromSeconds(seconds), cancel)).Latencies.Percentile(0.99));
        }

        return Median(p99);
    }

    private async Task Measure(BenchRound round, OwnPostgres postgres, CancellationToken cancel)
    {
        await round.PrepareFor(seconds, cancel);
        var target = round.Target;
        var result = await target.Cost.Around(
            target.ProcessId,
            postgres.Id,
            () => target.Load(clients, TimeSpan.FromSeconds(seconds), cancel),
            load => load.Latencies.Count);
        target.Rates.Add(result.PerSecond);
        target.FullLoadP99.Add(result.Latencies.Percentile(0.99));
    }

    private async Task<int> BestPgbenchClients(Pgbench pgbench, CancellationToken cancel)
    {
        var rates = new Dictionary<int, double>();
        foreach (var candidate in PgbenchClients)
        {
            tell($"Looking for pgbench's best number of clients: {candidate}");
            rates[candidate] = await pgbench.Run(candidate, 2, cancel);
        }

        return rates.MaxBy(rate => rate.Value).Key;
    }

    private BallotFigures Figures(BenchTarget service, BenchTarget sqlite, BenchTarget bare, int best, double halfLoadP99)
    {
        var (rate, bareRate, pgbenchRate) = (Median(service.Rates), Median(bare.Rates), Median(pgbenchRates));
        var resident = Math.Max(ProcessCost.Of(service.ProcessId).PeakMegabytes, ProcessCost.Of(sqlite.ProcessId).PeakMegabytes);
        var p99 = Math.Round(halfLoadP99, 2);
        return new BallotFigures(
            Math.Round(rate / bareRate, 3), Math.Round(rate / pgbenchRate, 3), Math.Round(rate), Math.Round(Median(sqlite.Rates)),
            p99, Math.Round(resident), Math.Round(bareRate), Math.Round(pgbenchRate), best, p99,
            Math.Round(Median(service.FullLoadP99), 2), clients, runs, CpuSplit.Of(service.Cost), CpuSplit.Of(bare.Cost));
    }
}
