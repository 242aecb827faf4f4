namespace ParticipatoryHub.Results;

/// <summary>
/// How many ballots would have to be other than they are to fund another list: the fewest that were found to do it. It is a search, so
/// fewer might do; for a project's own ballots under the rules by score the number is exact.
/// </summary>
/// <param name="Project">The project that would come in first.</param>
/// <param name="Ballots">How many more ballots for it would have.</param>
public sealed record Robustness(string Project, long Ballots)
{
    /// <summary>Of a result; null until its figures are in, or where every project is funded or none could be by more votes.</summary>
    public static Robustness? Of(RoundResult? result) => result?.Needed
        .Where(needed => needed.Value.Ballots is > 0)
        .OrderBy(needed => needed.Value.Ballots).ThenBy(needed => needed.Key, StringComparer.Ordinal)
        .Select(needed => new Robustness(needed.Key, needed.Value.Ballots!.Value))
        .FirstOrDefault();
}
