using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary><c>hub bench close</c>.</summary>
internal static class BenchCloseCommand
{
    private const double MostSeconds = 60;
    private const double MostPerFile = 30;
    private static readonly JsonSerializerOptions Compact = new();

    /// <summary>The command; it ends with 1 when the bundle does not verify, the way to the publication takes a minute, or a file half of one.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A Pabulib election with its votes; else one is made.", Arity = ArgumentArity.ZeroOrOne };
        var ballots = new Option<int>("--ballots") { Description = "Ballots of the election that is made.", DefaultValueFactory = _ => 200_000 }.Whole(100, 1_000_000);
        var rule = new Option<string>("--rule") { Description = "The counting rule.", DefaultValueFactory = _ => "greedy" };
        var postgres = new Option<string?>("--postgres") { Description = "A connection string to an empty PostgreSQL database; else SQLite." };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var command = new Command("close", "From the close of an election to its published files: count, two signatures, publication, every file, the check of the bundle.") { file, ballots, rule, postgres, json };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            var election = parse.GetValue(file) is { } given ? await File.ReadAllTextAsync(given.FullName, cancel) : BenchClose.Made(parse.GetValue(ballots));
            var figures = await new BenchClose(election, parse.GetValue(rule)!, parse.GetValue(postgres), line => Tell(line, asJson)).Run(cancel);
            Print(figures, asJson);
            return figures is { Verified: true, ToPublished: < MostSeconds } && figures.Steps.All(step => step.Megabytes == 0 || step.Seconds < MostPerFile) ? 0 : 1;
        });
        return command;
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
            $"{figures.Ballots:N0} ballots, {figures.ToPublished:0.0} s from the close to the publication; the service held at most {figures.PeakMegabytes:0} MB. {(figures.Verified ? "The bundle verifies." : "The bundle does NOT verify.")}"));
    }
}
