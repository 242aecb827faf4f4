using System.Collections.Immutable;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Trust;

/// <summary>The lists of leaves behind the public chain's seals, and the notes that were signed: append-only.</summary>
public interface ISealJournal
{
    /// <summary>The number under which the leaves of replaced votes are kept, once voting has closed.</summary>
    const int Replaced = 0;

    /// <summary>Pauses an open box without a word in the chain, so that its last votes can be sealed before the close. Harmless when repeated.</summary>
    Task Halt(string round, CancellationToken cancel);

    /// <summary>
    /// Appends an entry to the public chain together with its leaves. Does nothing when the chain has the entry already. Throws
    /// <see cref="JournalConflictException"/> when the list does not follow the last one.
    /// </summary>
    Task Append(string round, LeafList leaves, ChainEntry entry, CancellationToken cancel);

    /// <summary>The lists of a round in order of their numbers, without their leaves.</summary>
    Task<ImmutableArray<LeafLine>> List(string round, CancellationToken cancel);

    /// <summary>The leaves of a list, 32 bytes each, sorted; null when there is no such list.</summary>
    Task<byte[]?> ReadLeaves(string round, int number, CancellationToken cancel);

    /// <summary>Keeps a note for good; of two under the same number the first is kept. Returns the one that is kept.</summary>
    Task<string> KeepNote(string round, NoteKind kind, long number, string note, CancellationToken cancel);

    /// <summary>The notes of a kind in order of their numbers.</summary>
    Task<ImmutableArray<StoredNote>> ReadNotes(string round, NoteKind kind, CancellationToken cancel);

    /// <summary>The note with the highest number, or null.</summary>
    Task<StoredNote?> ReadLastNote(string round, NoteKind kind, CancellationToken cancel);
}

/// <summary>What a note is about.</summary>
public enum NoteKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A checkpoint; its number is that of the chain's entry.</summary>
    Checkpoint = 1,

    /// <summary>A bundle; its number is the version of the count.</summary>
    Bundle = 2,
}

/// <summary>Leaves to be kept, sorted.</summary>
/// <param name="Number">From 1 for sealed batches; <see cref="ISealJournal.Replaced"/> for the replaced votes.</param>
/// <param name="After">The last vote of the private log that was sealed before.</param>
/// <param name="Through">The last vote of the private log in this list.</param>
public sealed record LeafList(int Number, long After, long Through, DateTimeOffset At, ReadOnlyMemory<byte> Leaves);

/// <summary>A list of leaves without them.</summary>
/// <param name="Count">How many leaves it has.</param>
public sealed record LeafLine(int Number, long Through, DateTimeOffset At, long Count);

/// <summary>A note in its place.</summary>
public sealed record StoredNote(long Number, string Note);
