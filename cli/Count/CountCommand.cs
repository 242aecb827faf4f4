using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Count;

/// <summary><c>hub count FILE.pb --rule RULE [--json]</c>: counts a Pabulib file.</summary>
internal static class CountCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The election, a Pabulib .pb file." };
        var rule = new Option<string>("--rule")
        {
            Description = $"The counting rule: {string.Join(", ", CountingRuleNames.All.Select(CountingRuleNames.Name))}.",
            Required = true,
        };
        rule.AcceptOnlyFromAmong([.. CountingRuleNames.All.Select(CountingRuleNames.Name)]);
        var seed = new Option<string?>("--seed") { Description = "Decides ties by this public seed instead of cost, votes and id." };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object instead of a table." };
        var command = new Command("count", "Counts an election by one rule.") { file, rule, seed, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file),
            CountingRuleNames.Parse(parsed.GetRequiredValue(rule)),
            parsed.GetValue(seed),
            parsed.GetValue(json),
            parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(FileInfo file, CountingRule rule, string? seed, bool json, TextWriter output)
    {
        var (imported, repairs) = ElectionFile.Load(file);
        var options = imported.Options(rule) with { Tie = string.IsNullOrEmpty(seed) ? TieRule.Default : TieRule.Seeded(seed) };
        var watch = Stopwatch.StartNew();
        var result = Counting.Count.Run(imported.Election, options);
        var elapsed = watch.ElapsedMilliseconds;
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new CountOutput(
                CountingRuleNames.Name(rule),
                (decimal)result.Budget / imported.MinorUnits,
                (decimal)result.Cost / imported.MinorUnits,
                [.. result.Selected],
                result.Steps.Length,
                elapsed)));
            return 0;
        }

        CountTable.Write(output, imported, result, options, repairs);
        return 0;
    }
}
