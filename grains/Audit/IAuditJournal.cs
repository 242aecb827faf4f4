using System.Collections.Immutable;

namespace ParticipatoryHub.Audit;

/// <summary>
/// What staff did, append-only by the database. Two small implementations: PostgreSQL and SQLite.
/// A grain stores the entry with the act and appends it here before it answers; an act that the ballot journal keeps is recorded in the
/// same transaction. So there is no act without its entry, and after a crash the entry follows.
/// </summary>
public interface IAuditJournal
{
    /// <summary>Appends; an entry whose id is there already changes nothing.</summary>
    Task Append(AuditEntry entry, CancellationToken cancel);

    /// <summary>What a filter asks for, newest first; streamed.</summary>
    IAsyncEnumerable<AuditLine> Read(AuditFilter filter, CancellationToken cancel);

    /// <summary>The kinds of act there are entries of.</summary>
    Task<ImmutableArray<string>> ListActs(CancellationToken cancel);
}

/// <summary>An entry in its place.</summary>
public sealed record AuditLine(long Sequence, AuditEntry Entry);

/// <summary>Which entries; null asks for all.</summary>
/// <param name="Who">Part of the name, in any case.</param>
/// <param name="Act">As <see cref="AuditEntry.Act"/>.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant after.</param>
/// <param name="Before">Only entries older than this sequence number.</param>
/// <param name="Most">At most so many.</param>
public sealed record AuditFilter(
    string? Round = null,
    string? Who = null,
    string? Act = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    long? Before = null,
    int? Most = null);
