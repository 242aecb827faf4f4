using System.Text.Json;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Results;

/// <summary>
/// How near another list of funded projects is: the fewest ballots with another content that were found to change it. It is a search, so
/// under equal shares fewer might do; where projects are taken by votes the number is one that it takes at least.
/// </summary>
/// <param name="Project">The project that would come in first, or go out.</param>
/// <param name="Changed">How many ballots would have to be changed.</param>
/// <param name="More">How many further ballots would bring it in; null where it would go out.</param>
public sealed record Robustness(string Project, long Changed, long? More)
{
    /// <summary>Of a result; null until its figures are in, or where nothing was found that would change it.</summary>
    public static Robustness? Of(RoundResult? result, CountOptions options) => result is not { IsComplete: true } ? null :
        Coming(result).Concat(Going(result, options)).OrderBy(near => near.Changed).ThenBy(near => near.More is null).ThenBy(near => near.Project, StringComparer.Ordinal).FirstOrDefault();

    // A ballot that is added brings a project nearer to the others by what it gives; one that is changed can take as much from all of
    // them too, and counts twice.
    private static IEnumerable<Robustness> Coming(RoundResult result) =>
        result.Needed.Where(needed => needed.Value.Ballots is > 0).Select(needed => new Robustness(needed.Key, (needed.Value.Ballots!.Value + 1) / 2, needed.Value.Ballots));

    // Nothing is funded without a vote, or with fewer than the round asks for.
    private static IEnumerable<Robustness> Going(RoundResult result, CountOptions options) => JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!.Projects
        .Where(project => project.Won && project.Votes >= Math.Max(1, options.MinimumVotes))
        .Select(project => new Robustness(project.Id, project.Votes - Math.Max(1, options.MinimumVotes) + 1, null));
}
