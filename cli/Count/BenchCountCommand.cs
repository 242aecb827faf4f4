using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParticipatoryHub.Counting;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Count;

/// <summary><c>hub bench count [FILES] [--json]</c>: each rule on each file, in seconds; without files, the elections beside the repository.</summary>
internal static class BenchCountCommand
{
    private const string ElectionsBeside = "../shared/elections";

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = $"Pabulib .pb files; {ElectionsBeside} if none.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Writes a JSON array instead of a table." };
        var command = new Command("count", "Times every rule on every file.") { files, json };
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(FileInfo[] files, bool json, TextWriter output)
    {
        if (files.Length == 0)
        {
            var folder = new DirectoryInfo(Environment.GetEnvironmentVariable("HUB_ELECTIONS") ?? ElectionsBeside);
            files = folder.Exists ? [.. folder.GetFiles("*.pb").OrderBy(file => file.Name, StringComparer.Ordinal)] : [];
        }

        if (files.Length == 0)
        {
            throw new CommandFailure($"There are no .pb files in {ElectionsBeside}; name some.");
        }

        var timings = Array.ConvertAll(files, Time);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(timings));
            return 0;
        }

        Write(CountTable.Console(output), timings);
        return 0;
    }

    private static Timing Time(FileInfo file)
    {
        var watch = Stopwatch.StartNew();
        var (imported, _) = ElectionFile.Load(file);
        var read = watch.Elapsed.TotalSeconds;
        var rules = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var rule in CountingRuleNames.All)
        {
            watch.Restart();
            Counting.Count.Run(imported.Election, imported.Options(rule));
            rules[CountingRuleNames.Name(rule)] = Math.Round(watch.Elapsed.TotalSeconds, 4);
        }

        return new Timing(file.Name, imported.Election.Voters, imported.Election.Projects.Length, Math.Round(read, 4), rules);
    }

    private static void Write(IAnsiConsole console, Timing[] timings)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(new TableColumn("File"), new TableColumn("Ballots").RightAligned(), new TableColumn("read").RightAligned());
        foreach (var rule in CountingRuleNames.All)
        {
            table.AddColumn(new TableColumn(CountingRuleNames.Name(rule)).RightAligned());
        }

        foreach (var timing in timings)
        {
            table.AddRow([Markup.Escape(timing.File), timing.Ballots.ToString("N0", CultureInfo.InvariantCulture), Seconds(timing.Read), .. timing.Rules.Values.Select(Seconds)]);
        }

        table.AddRow(["[bold]slowest[/]", "", Seconds(timings.Max(timing => timing.Read)), .. CountingRuleNames.All.Select(rule => Seconds(timings.Max(timing => timing.Rules[CountingRuleNames.Name(rule)])))]);
        console.Write(table);
        console.MarkupLine("[grey]Seconds.[/]");
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed record Timing(
        [property: JsonPropertyName("file")] string File,
        [property: JsonPropertyName("ballots")] long Ballots,
        [property: JsonPropertyName("projects")] int Projects,
        [property: JsonPropertyName("read_seconds")] double Read,
        [property: JsonPropertyName("seconds")] Dictionary<string, double> Rules);
}
