using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Communities;

/// <summary>
/// Where the entries of communities are kept: a row each, every change beside it for good. A command that was carried out is known by its
/// id, a change is a compare-and-set on the entry's version, and both are keys of the database.
/// </summary>
public interface IEntryJournal
{
    /// <summary>Stores a new entry and returns its number, the next in its register; a command that was carried out before returns the number it had.</summary>
    Task<int> Add(string community, EntryRegister register, Guid command, Entry entry, CancellationToken cancel);

    /// <summary>Stores an entry anew at the next version, with its change; false, with nothing written, when it is not at <paramref name="expected"/> any more.</summary>
    Task<bool> Write(string community, EntryRegister register, Guid command, Entry next, long expected, EntryChange change, CancellationToken cancel);

    /// <summary>Whether a command was carried out.</summary>
    Task<bool> IsDone(string community, EntryRegister register, Guid command, CancellationToken cancel);

    /// <summary>An entry, or null.</summary>
    Task<Entry?> Read(string community, EntryRegister register, int number, CancellationToken cancel);

    /// <summary>Those of these numbers that are kept entries.</summary>
    Task<ImmutableArray<int>> FindKept(string community, EntryRegister register, ImmutableArray<int> numbers, CancellationToken cancel);

    /// <summary>A page of entries by number, and how many there are in all.</summary>
    Task<(ImmutableArray<Entry> Entries, int Found)> List(string community, EntryRegister register, EntryFilter filter, CancellationToken cancel);

    /// <summary>How many entries have a status.</summary>
    Task<int> Count(string community, EntryRegister register, EntryStatus status, CancellationToken cancel);

    /// <summary>How many suggestions wait, by community, in all registers; communities without any are left out.</summary>
    Task<ImmutableDictionary<string, int>> CountAllWaiting(CancellationToken cancel);

    /// <summary>How many entries are kept, by kind.</summary>
    Task<ImmutableArray<EntryKindCount>> CountKinds(string community, EntryRegister register, CancellationToken cancel);

    /// <summary>How many entries are kept, by kind and tag.</summary>
    Task<ImmutableArray<EntryTagCount>> CountTags(string community, EntryRegister register, CancellationToken cancel);

    /// <summary>The changes of an entry, newest first.</summary>
    Task<ImmutableArray<EntryChange>> ReadHistory(string community, EntryRegister register, int number, CancellationToken cancel);

    /// <summary>Says that two entries contradict each other; nothing when that is said already.</summary>
    Task Link(string community, EntryRegister register, int number, int other, string why, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>What contradicts an entry.</summary>
    Task<ImmutableArray<EntryLink>> ReadLinks(string community, EntryRegister register, int number, CancellationToken cancel);

    /// <summary>Stores the bytes of a photo, which nothing shows yet.</summary>
    Task AddPhoto(StoredEntryPhoto photo, CancellationToken cancel);

    /// <summary>A photo in one of its two sizes, or null.</summary>
    Task<ReadOnlyMemory<byte>?> ReadPhoto(string id, bool small, CancellationToken cancel);

    /// <summary>Deletes a photo; nothing when it is gone.</summary>
    Task DeletePhoto(string id, CancellationToken cancel);

    /// <summary>Every kept entry that comes from somewhere, by its origin's key.</summary>
    Task<ImmutableArray<PlacedEntry>> ReadByOrigin(string origin, CancellationToken cancel);

    /// <summary>Everything that a resident added.</summary>
    Task<ImmutableArray<PlacedEntry>> ReadByResident(ResidentId resident, CancellationToken cancel);

    /// <summary>Forgets who a resident was; what they added stays.</summary>
    Task Forget(ResidentId resident, CancellationToken cancel);
}

/// <summary>A photo of an entry, cleaned and in two sizes, as JPEG.</summary>
public sealed record StoredEntryPhoto(string Id, ReadOnlyMemory<byte> Large, ReadOnlyMemory<byte> Small, DateTimeOffset At);

/// <summary>An entry and where it is.</summary>
public sealed record PlacedEntry(string Community, EntryRegister Register, Entry Entry);

/// <summary>Which entries of a register are read.</summary>
/// <param name="Words">As typed; each must begin a word of the entry.</param>
/// <param name="Status">Their status.</param>
/// <param name="OnlyPublic">Whether only those are read that everybody may see.</param>
/// <param name="Own">With <paramref name="OnlyPublic"/>: those of this resident too.</param>
public sealed record EntryFilter(
    string? Words, string? Kind, string? Tag, EntryStatus Status, bool OnlyPublic, ResidentId? Own, int Skip, int Take);
