using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Cli.Replay;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary><c>hub bench close</c>.</summary>
internal static class BenchCloseCommand
{
    private static readonly JsonSerializerOptions Compact = new();

    /// <summary>The command; it ends with 1 when a bundle does not verify or a figure is not as wanted.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A Pabulib election with its votes; else one is made.", Arity = ArgumentArity.ZeroOrOne };
        var ballots = new Option<int>("--ballots") { Description = "Ballots of the election that is made.", DefaultValueFactory = _ => 200_000 }.Whole(100, 1_000_000);
        var rule = new Option<string>("--rule") { Description = "The counting rule.", DefaultValueFactory = _ => "greedy" };
        var runs = new Option<int>("--runs") { Description = "Runs, each on a service of its own; medians are printed.", DefaultValueFactory = _ => 3 }.Whole(1, 20);
        var postgres = new Option<string?>("--postgres") { Description = "A connection string to an empty PostgreSQL database; else SQLite. For one run." };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var command = new Command("close", "From the close of an election to its published files: close, count, two signatures, publication, every file, the check of the bundle.") { file, ballots, rule, runs, postgres, json };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            var election = parse.GetValue(file) is { } given ? ReplayElection.Read(given, null) : Make(parse.GetValue(ballots));
            var done = new List<CloseRun>();
            while (done.Count < (parse.GetValue(postgres) is null ? parse.GetValue(runs) : 1))
            {
                done.Add(await new BenchClose(election, parse.GetValue(rule)!, parse.GetValue(postgres), line => Tell(line, asJson)).Run(cancel));
            }

            var figures = CloseFigures.Of(election.Ballots.Count, done);
            Print(figures, asJson);
            return figures.IsAsWanted ? 0 : 1;
        });
        return command;
    }

    private static ReplayElection Make(int ballots)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "made.pb"));
            File.WriteAllText(file.FullName, MadeElection.Write(ballots));
            return ReplayElection.Read(file, null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Tell(string line, bool asJson)
    {
        if (!asJson)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static void Print(CloseFigures figures, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, Compact));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Step", "seconds", "MB");
        foreach (var step in figures.Steps)
        {
            table.AddRow(step.Name, step.Seconds.ToString("0.00", CultureInfo.InvariantCulture), step.Megabytes == 0 ? "" : step.Megabytes.ToString("0.00", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Ballots:N0} ballots, median of {figures.Runs}: {figures.ToPublished:0.0} s from the close to the publication, in at most {figures.PeakMegabytes:0} MB with the voting; all files in {figures.Files.Seconds:0.0} s, in at most {figures.Files.PeakMegabytes:0} MB of which {figures.Files.RestMegabytes:0} at rest. {(figures.Verified ? "Every bundle verifies." : "A bundle does NOT verify.")} A tracking code is answered in {figures.Tracking.KnownMilliseconds:0.000} ms where it is known and {figures.Tracking.UnknownMilliseconds:0.000} ms where it is not ({figures.Tracking.DifferencePercent:+0.0;-0.0;0.0} per cent)."));
    }
}
