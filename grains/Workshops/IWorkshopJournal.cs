using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// What the database keeps of workshops: each operation in its place, for good, and the newest snapshot. The place of an operation is a
/// key, so that of two activations only one writes the next; its id is another, so that none is there twice. Two small
/// implementations: PostgreSQL and SQLite.
/// </summary>
public interface IWorkshopJournal
{
    /// <summary>
    /// Appends operations in one transaction, durable when it returns. Throws <see cref="WorkshopConflictException"/> when the place of one
    /// is taken or its id is there already; nothing is stored then.
    /// </summary>
    Task Append(string workshop, IReadOnlyList<StoredOperation> operations, CancellationToken cancel);

    /// <summary>The operations after one, in order, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<StoredOperation>> Read(string workshop, long after, int most, CancellationToken cancel);

    /// <summary>The ids of the operations after one.</summary>
    Task<ImmutableArray<Guid>> ReadIds(string workshop, long after, CancellationToken cancel);

    /// <summary>The operation with an id, or null.</summary>
    Task<StoredOperation?> Find(string workshop, Guid id, CancellationToken cancel);

    /// <summary>The newest snapshot, or null.</summary>
    Task<StoredSnapshot?> ReadSnapshot(string workshop, CancellationToken cancel);

    /// <summary>Keeps a snapshot in the place of an older one; a newer one stays. Operations are appended while it is being written.</summary>
    /// <param name="state">JSON in UTF-8, in parts.</param>
    Task WriteSnapshot(string workshop, long sequence, IAsyncEnumerable<byte[]> state, CancellationToken cancel);

    /// <summary>Deletes everything of a workshop: a rehearsal that is thrown away.</summary>
    Task Delete(string workshop, CancellationToken cancel);
}

/// <summary>An operation as it is stored.</summary>
/// <param name="At">In whole milliseconds.</param>
/// <param name="Body">JSON: by whom, and what happened.</param>
public sealed record StoredOperation(long Sequence, Guid Id, DateTimeOffset At, string Body);

/// <summary>The state after an operation.</summary>
/// <param name="State">JSON in UTF-8.</param>
public sealed record StoredSnapshot(long Sequence, ReadOnlyMemory<byte> State);

/// <summary>Another writer was there first, or an operation is there already: nothing was stored.</summary>
public sealed class WorkshopConflictException(string message) : Exception(message);
