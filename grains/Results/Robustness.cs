namespace ParticipatoryHub.Results;

/// <summary>
/// How near another list of funded projects is: the fewest ballots for one project that were found to do it, and what that means for
/// ballots that are other than they should be. It is a search, so fewer might do; for a project's own ballots under the rules by score
/// the number is exact.
/// </summary>
/// <param name="Project">The project that would come in first.</param>
/// <param name="Ballots">How many more ballots for it would have.</param>
public sealed record Robustness(string Project, long Ballots)
{
    /// <summary>
    /// How many ballots with another content could fund it: half of <see cref="Ballots"/>, rounded up. A ballot that is added brings a
    /// project nearer to the others by what it gives; one that is changed can take as much from all of them too, and counts twice.
    /// </summary>
    public long Changed => (Ballots + 1) / 2;

    /// <summary>Of a result; null until its figures are in, or where every project is funded or none could be by more votes.</summary>
    public static Robustness? Of(RoundResult? result) => result?.Needed
        .Where(needed => needed.Value.Ballots is > 0)
        .OrderBy(needed => needed.Value.Ballots).ThenBy(needed => needed.Key, StringComparer.Ordinal)
        .Select(needed => new Robustness(needed.Key, needed.Value.Ballots!.Value))
        .FirstOrDefault();
}
