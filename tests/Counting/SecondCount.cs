using System.Diagnostics;
using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>
/// The count of verify.html, which is written in another language and shares no line with ours, run by Node as it stands in the page.
/// </summary>
internal sealed class SecondCount : IDisposable
{
    private const string Answer =
        """
        const lines = require("node:readline").createInterface({ input: process.stdin });
        lines.on("line", line => {
          const { config, profiles } = JSON.parse(line);
          const { projects, winners, steps } = recount(config, profiles.flatMap(([count, ballot]) => Array(count).fill(ballot)));
          console.log(JSON.stringify({ votes: projects.map(project => `${project.id} ${project.votes} ${project.score}`), winners, steps: steps.map(step => `${step.project} ${step.before} ${step.after} ${step.exact}`) }));
        });
        """;

    private static readonly JsonSerializerOptions AsNode = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string script = Path.Combine(Path.GetTempPath(), $"hub-count-{Guid.NewGuid():N}.cjs");
    private readonly Process node;

    public SecondCount()
    {
        var page = RoundBundles.VerifyPage();
        var (start, end) = (page.IndexOf("<script>", StringComparison.Ordinal) + "<script>".Length, page.IndexOf("const file = document", StringComparison.Ordinal));
        File.WriteAllText(script, page[start..end] + Answer);
        node = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Votes and points of each project, the purchases with money and exact figures, and the winners, as texts that can be compared.</summary>
    public async Task<string> Run(Election election, CountOptions options)
    {
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { config = Config(election, options), profiles = Profiles(election) }));
        var line = await node.StandardOutput.ReadLineAsync();
        return line ?? throw new InvalidOperationException(await node.StandardError.ReadToEndAsync());
    }

    /// <summary>Our own count in the same form.</summary>
    public static string Ours(Election election, CountOptions options)
    {
        var result = Count.Run(election, options);
        return JsonSerializer.Serialize(
            new
            {
                votes = result.Projects.Select(project => $"{project.Id} {project.Votes} {project.Score}"),
                winners = result.Selected,
                steps = result.Steps.Where(step => step.Decision == CountDecision.Bought).Select(step => $"{step.Project} {step.MoneyBefore} {step.MoneyAfter} {step.Exact}"),
            },
            AsNode);
    }

    public void Dispose()
    {
        node.Kill();
        node.WaitForExit();
        node.Dispose();
        File.Delete(script);
    }

    private static object Config(Election election, CountOptions options) => new
    {
        method = election.Profiles.Points is null ? "approval" : "cumulative",
        budget = election.Budget,
        limits = new { },
        projects = election.Projects.Select(project => new { id = project.Id, cost = project.Cost, withdrawn = project.Withdrawn }),
        counting = new
        {
            rule = CountingRuleNames.Name(options.Rule),
            tieSeed = options.Tie.Seed,
            minimumVotes = options.MinimumVotes,
            minimumScore = options.MinimumScore,
            conflicts = options.Conflicts.Select(pair => new[] { pair.First, pair.Second }),
            step = options.Step,
            stopWhenExhaustive = options.StopWhenExhaustive,
            compareWithGreedy = options.CompareWithGreedy,
        },
    };

    private static IEnumerable<object[]> Profiles(Election election)
    {
        var profiles = election.Profiles;
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            var (start, end) = (profiles.Start[profile], profiles.Start[profile + 1]);
            yield return [profiles.Count[profile], string.Join(' ', Enumerable.Range(start, end - start).Select(entry => $"{election.Projects[profiles.Project[entry]].Id}={profiles.Points?[entry] ?? 1}"))];
        }

        yield return [(int)(election.Voters - profiles.Count.Sum()), ""];
    }
}
