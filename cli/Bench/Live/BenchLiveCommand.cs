using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Cli.Service;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary><c>hub bench live</c>, and the yardstick that it starts as a process of its own.</summary>
internal static class BenchLiveCommand
{
    private static readonly TimeSpan[] Cuts = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40)];

    /// <summary>The command; with <c>--chaos</c> it ends with 1 when anything was lost.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var clients = Number("--clients", 500, "Phones in the room.").Whole(2, 3_000);
        var writers = Number("--writers", 500, "How many of them write.").Whole(1, 3_000);
        var rate = new Option<double>("--rate") { Description = "Notes a second that each writes.", DefaultValueFactory = _ => 1 };
        var watchers = Number("--watchers", 0, "Phones more, which only watch.").Whole(0, 2_500);
        var seconds = Number("--seconds", 20, "How long the main run lasts; a room takes 20,000 notes.").Whole(4, 600);
        var postgres = new Option<bool>("--postgres") { Description = "On a PostgreSQL of our own instead of SQLite." };
        var alone = new Option<bool>("--alone") { Description = "Without the bare hub and @hocuspocus/server." };
        var chaos = new Option<bool>("--chaos") { Description = "Instead: phones that are cut off and a service that is killed twice; nothing may be lost." };
        var command = new Command("live", "A hall full of phones in one workshop: latency, processor, memory and bytes, with every change durable before it is shown.")
        {
            json, clients, writers, rate, watchers, seconds, postgres, alone, chaos,
        };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            void Tell(string line)
            {
                if (!asJson)
                {
                    Console.Error.WriteLine(line);
                }
            }

            if (parse.GetValue(chaos))
            {
                var found = await Chaos(parse.GetValue(clients), TimeSpan.FromSeconds(parse.GetValue(seconds)), parse.GetValue(postgres), Cuts, Tell, cancel);
                Console.WriteLine(asJson ? JsonSerializer.Serialize(found) : found.ToString());
                return found.IsWhole ? 0 : 1;
            }

            var report = await new BenchLive(
                parse.GetValue(clients), Math.Min(parse.GetValue(clients), parse.GetValue(writers)), parse.GetValue(rate), parse.GetValue(watchers), parse.GetValue(seconds),
                parse.GetValue(postgres), !parse.GetValue(alone), Tell).Run(cancel);
            Print(report, asJson);
            return 0;
        });
        return command;
    }

    /// <summary>The hidden command that is the bare hub.</summary>
    public static Command CreateBareHub()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var command = new Command("bare-hub", "The yardstick of bench live.") { urls };
        command.Hidden = true;
        command.SetAction(parse => BareHub.Serve(parse.GetValue(urls)!));
        return command;
    }

    /// <summary>A hall where everything breaks, on a service of our own.</summary>
    public static async Task<ChaosReport> Chaos(int clients, TimeSpan length, bool onPostgres, TimeSpan[] cuts, Action<string> tell, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("hub-chaos-").FullName;
        try
        {
            await using var postgres = onPostgres ? await OwnPostgres.Start(folder, cancel) : null;
            if (postgres is not null)
            {
                await postgres.Execute("postgres", "CREATE DATABASE live", cancel);
            }

            var (data, port) = (Path.Combine(folder, "data"), FreePort.Next());
            return await new BenchChaos(
                stop => HubService.Start(HubService.FindProgram(), data, port, postgres?.ConnectionString("live"), new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" }, stop),
                clients, length, cuts, tell).Run(cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Option<int> Number(string name, int otherwise, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static void Print(LiveReport report, bool asJson)
    {
        if (asJson)
        {
            // The main run's figures stand at the top, the others beside them.
            var line = JsonSerializer.SerializeToNode(report.Room)!.AsObject();
            foreach (var (name, value) in JsonSerializer.SerializeToNode(report)!.AsObject().Where(part => part.Key != "room"))
            {
                line[name] = value?.DeepClone();
            }

            Console.WriteLine(line.ToJsonString());
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("", "writes/s", "delivered", "p50", "p95", "p99 ms", "CPU % of a core", "MB", "kB/s a phone", "texts live", "whole after s");
        Row(table, "open board", report.Room);
        Row(table, "gathering", report.Gather);
        Row(table, "with watchers", report.WithWatchers);
        Row(table, "bare SignalR hub, stores nothing", report.BareHub);
        Row(table, "@hocuspocus/server 4, stores nothing", report.Hocuspocus);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"One phone asleep: p99 {report.StalledP99:0.0} ms, without it {report.NotStalledP99:0.0} ms. All phones back in {report.ReconnectSeconds:0.0} s. A steady room: {report.SteadyKilobytes:0.00} kB/s a phone."));
    }

    private static void Row(Table table, string name, LiveFigures? figures)
    {
        if (figures is not null)
        {
            table.AddRow(
                name, Text(figures.WritesPerSecond), Text(figures.DeliveredPercent) + " %", Text(figures.P50), Text(figures.P95), Text(figures.P99), Text(figures.CpuPercent),
                Text(figures.ResidentMegabytes), Text(figures.KilobytesPerSecond), Text(figures.TextsLivePercent) + " %", figures.WholeAfterSeconds is { } whole ? Text(whole) : "");
        }
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
