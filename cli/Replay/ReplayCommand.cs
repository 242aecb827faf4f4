using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Replay;

/// <summary><c>hub replay</c>: a real election, ballot by ballot, through a running service over HTTP.</summary>
internal static partial class ReplayCommand
{
    private const int LongestId = 40;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.pb") { Description = "A Pabulib file with its votes." };
        var url = new Option<string>("--url") { Description = "Where the service is.", DefaultValueFactory = _ => "http://localhost:5080" }
            .Must(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", "takes an address such as http://localhost:5080");
        var clients = new Option<int>("--clients") { Description = "Clients that cast at the same time.", DefaultValueFactory = _ => 32 }.Whole(1, 1000);
        var limit = new Option<int?>("--limit") { Description = "Replay the first so many ballots only." }.Whole(1);
        var rule = new Option<string>("--rule") { Description = "The counting rule.", DefaultValueFactory = _ => CountingRuleNames.Name(CountingRule.Greedy) };
        var token = new Option<string?>("--token") { Description = "The staff token; else HUB_TOKEN, else the demo's in DATA/staff-token." };
        var id = new Option<string?>("--id") { Description = "The id of the round; else one is made of the file's name and the time." }
            .Must(text => RoundKey.TryParse(text, out _), "takes 3 to 64 small letters, digits and single hyphens");
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of working data.", DefaultValueFactory = _ => new DirectoryInfo("data") };
        var resume = new Option<bool>("--resume") { Description = "Go on with an interrupted replay; needs --id." };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var command = new Command("replay", "Cast every ballot of a real election over HTTP, and compare what the service counts.")
        {
            file, url, clients, limit, rule, token, id, data, resume, json,
        };
        rule.AcceptOnlyFromAmong([.. CountingRuleNames.All.Select(CountingRuleNames.Name)]);
        command.Validators.Add(parse =>
        {
            if (parse.GetResult(resume) is { Implicit: false } && parse.GetResult(id) is null)
            {
                parse.AddError("--resume needs the --id of the replay to go on with.");
            }
        });
        command.SetAction(async (parse, cancel) =>
        {
            var folder = parse.GetValue(data)!.FullName;
            var election = ReplayElection.Read(parse.GetRequiredValue(file), parse.GetValue(limit));
            var order = new ReplayOrder(
                new Uri(parse.GetValue(url)!), Token(parse.GetValue(token), folder), parse.GetValue(id) ?? NewId(parse.GetRequiredValue(file).Name),
                parse.GetValue(clients), CountingRuleNames.Parse(parse.GetValue(rule)!), folder, parse.GetValue(resume));
            var asJson = parse.GetValue(json);
            var report = await new Replay(order, election, asJson ? new SilentProgress() : new BarProgress()).Run(cancel);
            Print(report, asJson);
            return report.Fault is null ? 0 : throw new CommandFailure(report.Fault);
        });
        return command;
    }

    private static string Token(string? given, string data)
    {
        var file = Path.Combine(data, "staff-token");
        var token = given ?? Environment.GetEnvironmentVariable("HUB_TOKEN") ?? (File.Exists(file) ? File.ReadAllText(file) : "");
        return token.Trim() is { Length: > 0 } found
            ? found
            : throw new CommandFailure($"No staff token: give --token, set HUB_TOKEN, or start the demo, which leaves one in {file}.");
    }

    private static string NewId(string file)
    {
        var ascii = Path.GetFileNameWithoutExtension(file).Normalize(NormalizationForm.FormD).ToLowerInvariant();
        var slug = Others().Replace(ascii, "-").Trim('-');
        slug = slug[..Math.Min(slug.Length, LongestId)].Trim('-');
        return $"{(slug.Length == 0 ? "replay" : slug)}-{DateTimeOffset.UtcNow:yyyyMMddHHmmss}";
    }

    private static void Print(ReplayReport report, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(report));
            return;
        }

        foreach (var line in report.Notes.Concat(report.Refusals))
        {
            AnsiConsole.WriteLine(line);
        }

        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumns("", "");
        table.AddRow("round", Markup.Escape(report.Id));
        table.AddRow("rule", report.Rule);
        table.AddRow("ballots", $"{report.Ballots:N0}, {report.Accepted:N0} accepted, {report.Refused:N0} refused");
        table.AddRow("time", $"{report.Seconds:N1} s, {report.BallotsPerSecond:N0} ballots a second");
        table.AddRow("a voter waited", $"{report.P50:N1} ms (median), {report.P99:N1} ms (99 %)");
        table.AddRow("turnout", $"{report.Turnout:N0}");
        table.AddRow("funded", Markup.Escape(string.Join(", ", report.Selected)));
        table.AddRow("same as hub count", Word(report.MatchesCount));
        table.AddRow("ledger re-hashes", Word(report.LedgerOk));
        table.AddRow("export holds the same ballots", Word(report.ExportMatches));
        AnsiConsole.Write(table);
    }

    private static string Word(bool holds) => holds ? "[green]yes[/]" : "[red]no[/]";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
