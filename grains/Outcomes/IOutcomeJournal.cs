using System.Collections.Immutable;

namespace ParticipatoryHub.Outcomes;

/// <summary>Where contributions are kept: each time that one was said is a row for good; the last one counts.</summary>
public interface IOutcomeJournal
{
    /// <summary>Notes a contribution; once for each command.</summary>
    Task Add(string community, Guid command, Contribution contribution, CancellationToken cancel);

    /// <summary>What counts of a community, newest first.</summary>
    Task<ImmutableArray<Contribution>> List(string community, CancellationToken cancel);

    /// <summary>What counts of one project or workshop, in whichever community, by the community's slug.</summary>
    /// <param name="origin">The key of the origin.</param>
    Task<ImmutableArray<PlacedContribution>> ListByOrigin(string origin, CancellationToken cancel);
}

/// <summary>A contribution and the community that it is tied to the outcomes of.</summary>
public sealed record PlacedContribution(string Community, Contribution Contribution);
