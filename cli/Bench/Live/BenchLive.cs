using System.Diagnostics;
using System.Globalization;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>Measures a hall: the service on one core, the phones on the others, every change durable before it is shown.</summary>
/// <param name="onPostgres">On a PostgreSQL of our own instead of SQLite.</param>
internal sealed class BenchLive(int clients, int writers, double rate, int watchers, int seconds, bool onPostgres, bool compares, Action<string> tell)
{
    private const int ServiceCore = 0;

    /// <summary>Runs everything in turn.</summary>
    public async Task<LiveReport> Run(CancellationToken cancel)
    {
        // A benchmark that shares a core with what it measures measures itself.
        if (Environment.ProcessorCount > 1 && OperatingSystem.IsLinux())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = (1 << Environment.ProcessorCount) - 1 - (1 << ServiceCore);
        }

        var folder = Directory.CreateTempSubdirectory("hub-live-").FullName;
        try
        {
            await using var postgres = onPostgres ? await OwnPostgres.Start(folder, cancel) : null;
            if (postgres is not null)
            {
                await postgres.Execute("postgres", "CREATE DATABASE live", cancel);
            }

            LiveReport report;
            var data = Path.Combine(folder, "data");
            await using (var service = await HubService.Start(
                HubService.FindProgram(), data, FreePort.Next(), postgres?.ConnectionString("live"), Quiet, cancel, ServiceCore))
            {
                report = await Measure(service, cancel);
            }

            if (!compares)
            {
                return report;
            }

            var yardsticks = new Yardsticks(clients, writers, rate, seconds, ServiceCore);
            tell("A bare SignalR hub that stores nothing");
            report = report with { BareHub = await yardsticks.BareHub(cancel) };
            tell("@hocuspocus/server 4");
            return report with { Hocuspocus = await yardsticks.Hocuspocus(tell, cancel) };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Quiet { get; } = new() { ["Logging__LogLevel__Default"] = "Warning" };

    private async Task<LiveReport> Measure(HubService service, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 100 });
        var length = TimeSpan.FromSeconds(seconds);
        var brief = TimeSpan.FromSeconds(Math.Max(4, seconds / 3));
        LiveFigures gather;
        tell(string.Create(CultureInfo.InvariantCulture, $"Gathering: {clients} phones, {writers} write {rate} a second"));
        await using (var hall = await BenchHall.Open(service, "bench-gather", WorkshopStage.Gather, http, cancel))
        {
            await hall.Join(clients, keepBoards: false, cancel);
            gather = await new LiveRun(hall, service).Run(writers, rate, brief, cancel);
        }

        LiveFigures room;
        tell("The open board");
        await using (var hall = await BenchHall.Open(service, "bench-room", WorkshopStage.Discuss, http, cancel))
        {
            await hall.Join(clients, keepBoards: false, cancel);
            room = await new LiveRun(hall, service).Run(writers, rate, length, cancel);
        }

        await using var other = await BenchHall.Open(service, "bench-other", WorkshopStage.Discuss, http, cancel);
        await other.Join(clients, keepBoards: false, cancel);
        var run = new LiveRun(other, service);
        var half = Math.Max(1, writers / 5);
        tell("One phone asleep");
        var healthy = await run.Run(half, rate, brief, cancel);
        other.Phones[^1].Line.Sleep();
        var stalled = await run.Run(half, rate, brief, cancel);
        other.Phones[^1].Line.Wake();
        tell("A steady room");
        await other.Calm(TimeSpan.FromMinutes(1), cancel);
        var steady = await run.Run(1, 0.5, brief, cancel);
        tell("All phones reconnect");
        var reconnect = await Reconnect(other, cancel);
        LiveFigures? watched = null;
        if (watchers > 0)
        {
            tell($"{watchers} more who watch");
            await other.Join(watchers, keepBoards: false, cancel);
            watched = await run.Run(half, rate, brief, cancel);
        }

        return new LiveReport(room, gather, watched, stalled.P99, healthy.P99, Math.Round(reconnect.TotalSeconds, 2), steady.KilobytesPerSecond, null, null);
    }

    private static async Task<TimeSpan> Reconnect(BenchHall hall, CancellationToken cancel)
    {
        var before = hall.Phones.Select(phone => phone.Follows).ToArray();
        var clock = Stopwatch.StartNew();
        foreach (var phone in hall.Phones)
        {
            phone.Line.Cut();
        }

        while (hall.Phones.Where((phone, i) => phone.Follows == before[i]).Any() && clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(10, cancel);
        }

        return clock.Elapsed;
    }
}
