using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Rounds.Export;

/// <summary>A count as CSV: a line for each project, in the order of the round.</summary>
internal static class ResultCsv
{
    public static async Task Write(CsvWriter csv, RoundView round, RoundResult result, CancellationToken cancel)
    {
        var standing = FinanceExports.Standing(round.Phase);
        var outcomes = JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        await csv.Text("standing").Text("project").Text("name").Text("cost").Text("votes").Text("score").Text("funded").Text("votes_missing").Text("reason").End(cancel);
        foreach (var project in round.Setup.Projects)
        {
            var outcome = outcomes[project.Id];
            csv.Text(standing).Text(project.Id).Text(project.Name).Amount(project.Cost).Number(outcome.Votes).Number(outcome.Score).Text(outcome.Won ? "yes" : "no");
            var missing = !outcome.Won && result.Needed.TryGetValue(project.Id, out var needed) ? needed.Ballots : null;
            await (missing is { } votes ? csv.Number(votes) : csv.Text("")).Text(outcome.Sentence).End(cancel);
        }
    }
}
