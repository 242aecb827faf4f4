using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Bench;

/// <summary><c>hub bench ballots</c>, and the yardstick that it starts as a process of its own.</summary>
internal static class BenchBallotsCommand
{
    private static readonly JsonSerializerOptions Compact = new();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var seconds = Number("--seconds", 5, "How long each run lasts.").Whole(1, 120);
        var runs = Number("--runs", 3, "Runs of each, at least 3; medians are printed.").Whole(3, 100);
        var clients = Number("--clients", 64, "Concurrent clients of the load generator.").Whole(1, 1000);
        var connections = Number("--bare-connections", 16, "Database connections of the bare endpoint.").Whole(1, 100);
        var command = new Command("ballots", "Ballots a second: this service, a bare endpoint and pgbench on one machine in one run.")
        {
            json, seconds, runs, clients, connections,
        };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            var bench = new BenchBallots(
                parse.GetValue(clients), parse.GetValue(seconds), parse.GetValue(runs), parse.GetValue(connections),
                line => Tell(line, asJson));
            Print(await bench.Run(cancel), asJson);
            return 0;
        });
        return command;
    }

    /// <summary>The hidden command that is the bare endpoint.</summary>
    public static Command CreateBareEndpoint()
    {
        var postgres = new Option<string>("--postgres") { Required = true };
        var urls = new Option<string>("--urls") { Required = true };
        var connections = Number("--connections", 16, "Database connections.").Whole(1, 100);
        var command = new Command("bare-endpoint", "The yardstick of bench ballots.") { postgres, urls, connections };
        command.Hidden = true;
        command.SetAction(parse => BareEndpoint.Run(parse.GetValue(postgres)!, parse.GetValue(urls)!, parse.GetValue(connections)));
        return command;
    }

    private static Option<int> Number(string name, int otherwise, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static void Tell(string line, bool asJson)
    {
        if (!asJson)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static void Print(BallotFigures figures, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, Compact));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("", "ballots/s", "this service is", "CPU µs a ballot: program + PostgreSQL + generator");
        table.AddRow("this service on PostgreSQL", Whole(figures.BallotsPerSecond), "", Split(figures.CpuMicroseconds));
        table.AddRow("this service on SQLite", Whole(figures.SqliteBallotsPerSecond), "", "");
        table.AddRow("bare endpoint, one insert a request", Whole(figures.BarePerSecond), Times(figures.RatioBare), Split(figures.BareCpuMicroseconds));
        table.AddRow($"pgbench, one insert a transaction ({figures.PgbenchClients} clients)", Whole(figures.PgbenchPerSecond), Times(figures.RatioPgbench), "");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 {figures.P99HalfLoad:0.0} ms at half load, {figures.P99FullLoad:0.0} ms at full load with {figures.Clients} clients; the service held at most {figures.ResidentMegabytes:0} MB."));
    }

    private static string Whole(double value) => value.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×");

    private static string Split(CpuSplit split) =>
        string.Create(CultureInfo.InvariantCulture, $"{split.Program:0} + {split.Postgres:0} + {split.Generator:0}");
}
