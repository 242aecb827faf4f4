using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Every count of a round, and the latest two beside each other.</summary>
internal sealed class CountsModel(IGrainFactory grains) : StaffRoundPage
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public override StaffAct Sees => StaffAct.ExportRounds;

    public CountVersions Versions { get; private set; } = null!;

    /// <summary>The projects in which the latest two differ.</summary>
    public IReadOnlyList<CountLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await grains.GetGrain<IRoundGrain>(Round.Id).GetCounts(Member) is not { Latest: { } latest } versions)
        {
            return NotFound();
        }

        Versions = versions;
        Lines = versions.Before is { } before ? [.. Compare(Outcomes(before), Outcomes(latest))] : [];
        return Page();
    }

    /// <summary>A count beside the one before it, in words.</summary>
    public static string Beside(CountVersion version, CountVersion? before) =>
        before is null ? "The first"
        : version.Digest != before.Digest ? version.ResultHash != before.ResultHash ? "Other ballots, another result" : "Other ballots, the same result"
        : version.ResultHash != before.ResultHash ? "The same ballots, ANOTHER RESULT"
        : "The same";

    private IEnumerable<CountLine> Compare(Dictionary<string, ProjectOutcome> before, Dictionary<string, ProjectOutcome> latest)
    {
        foreach (var project in Setup.Projects)
        {
            var (old, now) = (before[project.Id], latest[project.Id]);
            if ((old.Votes, old.Score, old.Won) != (now.Votes, now.Score, now.Won))
            {
                yield return new(project.Name, Change(old.Votes, now.Votes), Change(old.Score, now.Score), old.Won == now.Won ? Word(now.Won) : $"{Word(old.Won)}, now {Word(now.Won)}");
            }
        }
    }

    private static Dictionary<string, ProjectOutcome> Outcomes(RoundResult result) =>
        JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);

    private static string Change(long before, long now) => before == now ? now.ToString("N0", English) : $"{before.ToString("N0", English)}, now {now.ToString("N0", English)}";

    private static string Word(bool won) => won ? "yes" : "no";
}

/// <summary>A project in which two counts differ, in words.</summary>
public sealed record CountLine(string Name, string Votes, string Points, string Funded);
