using System.Collections.Immutable;

namespace ParticipatoryHub.Outcomes;

/// <summary>Where contributions are kept: each time that one was said is a row for good; the last one counts.</summary>
public interface IOutcomeJournal
{
    /// <summary>Notes a contribution; once for each command.</summary>
    Task Add(string community, Guid command, Contribution contribution, CancellationToken cancel);

    /// <summary>What counts of a community, newest first.</summary>
    Task<ImmutableArray<Contribution>> List(string community, CancellationToken cancel);
}
