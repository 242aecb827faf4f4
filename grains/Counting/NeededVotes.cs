namespace ParticipatoryHub.Counting;

/// <summary>How many further single-project ballots would have bought a project.</summary>
/// <param name="Ballots">The number, 0 for a winner; null when no number would, or none was found.</param>
/// <param name="Basis">Where the number comes from.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.NeededVotes")]
public sealed record NeededVotes([property: Id(0)] long? Ballots, [property: Id(1)] NeededVotesBasis Basis);

/// <summary>How a number of needed votes was found.</summary>
public enum NeededVotesBasis
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>By formula: no smaller number would have done.</summary>
    Exact = 1,

    /// <summary>By recounting with more and fewer ballots: that number would have done; a smaller one was not found.</summary>
    Search = 2,
}
