namespace ParticipatoryHub.Trust;

/// <summary>When votes are put under a seal: pure.</summary>
internal static class SealRules
{
    /// <summary>The fewest votes under a seal while voting is open: among so many a voter is not told apart by when the seal came.</summary>
    public const long Fewest = 25;

    /// <summary>The shortest time between two seals.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(60);

    /// <summary>Whether votes that wait are to be sealed now.</summary>
    /// <param name="waiting">Votes cast and not sealed.</param>
    /// <param name="since">When the last seal was set, or voting opened.</param>
    public static bool IsDue(long waiting, DateTimeOffset since, DateTimeOffset now) => waiting >= Fewest && now - since >= Apart;
}
