using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Ideas;

/// <summary>
/// Where ideas are kept: a row each with its state as JSON, and beside it authors, support, news and photos. One support for each
/// resident and idea is a key of the database; a write is a compare-and-set on each row's version. Two implementations: PostgreSQL and
/// SQLite.
/// </summary>
public interface IIdeaJournal
{
    /// <summary>Stores a new idea at version 1 and returns its number, the next in its round; a draft that was begun before keeps its number and its state.</summary>
    Task<int> Begin(string round, Guid draft, string body, ResidentId author, CancellationToken cancel);

    /// <summary>An idea, or null.</summary>
    Task<StoredIdea?> Read(string round, int number, CancellationToken cancel);

    /// <summary>Every idea of a round.</summary>
    Task<ImmutableArray<StoredIdea>> ReadRound(string round, CancellationToken cancel);

    /// <summary>Every idea, of any round, that a resident is an author of.</summary>
    Task<ImmutableArray<StoredIdea>> ReadByAuthor(ResidentId author, CancellationToken cancel);

    /// <summary>Writes all or nothing, durable when it returns; false, with nothing written, when any row is not at its expected version.</summary>
    Task<bool> Write(ImmutableArray<IdeaWrite> writes, CancellationToken cancel);

    /// <summary>Adds or takes back a resident's support, once; returns how many support the idea afterwards, or null when there is no such idea.</summary>
    Task<long?> Support(string round, int number, ResidentId resident, bool wanted, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Whether a resident supports an idea.</summary>
    Task<bool> Supports(string round, int number, ResidentId resident, CancellationToken cancel);

    /// <summary>How many ideas of a round wait for the council's answer.</summary>
    Task<long> CountWaiting(string round, CancellationToken cancel);

    /// <summary>The latest news of a resident, newest first.</summary>
    Task<ImmutableArray<IdeaNews>> ReadNews(ResidentId resident, int most, CancellationToken cancel);

    /// <summary>Marks a resident's news as read.</summary>
    Task MarkRead(ResidentId resident, CancellationToken cancel);

    /// <summary>News that has not been sent by e-mail yet, oldest first.</summary>
    Task<ImmutableArray<IdeaNews>> ReadUnsent(int most, CancellationToken cancel);

    /// <summary>Marks news as sent.</summary>
    Task MarkSent(ImmutableArray<long> ids, CancellationToken cancel);

    /// <summary>Stores a photo.</summary>
    Task AddPhoto(StoredPhoto photo, CancellationToken cancel);

    /// <summary>A photo in one of its two sizes, or null.</summary>
    Task<ReadOnlyMemory<byte>?> ReadPhoto(string id, bool small, CancellationToken cancel);

    /// <summary>Deletes a photo; nothing when it is gone.</summary>
    Task DeletePhoto(string id, CancellationToken cancel);

    /// <summary>The ideas that a resident supports.</summary>
    Task<ImmutableArray<(string Round, int Number, DateTimeOffset At)>> ReadSupportOf(ResidentId resident, CancellationToken cancel);

    /// <summary>Forgets a resident: news are deleted; support is kept as somebody's, of whom nothing is known.</summary>
    Task Forget(ResidentId resident, CancellationToken cancel);
}

/// <summary>An idea as it is stored.</summary>
/// <param name="Version">1 for the first; raised by each write.</param>
/// <param name="Body">The state as JSON.</param>
public sealed record StoredIdea(string Round, int Number, long Version, long Supports, string Body);

/// <summary>An idea to be written.</summary>
/// <param name="Expected">The version it must be at.</param>
/// <param name="Waits">Whether the council's answer is to come.</param>
/// <param name="SupportGoesTo">The idea of the same round that its support is added to, or null.</param>
public sealed record IdeaWrite(
    string Round, int Number, long Expected, string Body, bool Waits, ImmutableArray<ResidentId> Authors, ImmutableArray<IdeaNews> News, int? SupportGoesTo = null);

/// <summary>Something that an author is told.</summary>
/// <param name="Id">0 before it is stored.</param>
/// <param name="Title">The idea's title then.</param>
/// <param name="Idea">The other idea's number, where there is one.</param>
public sealed record IdeaNews(
    long Id, ResidentId Resident, string Round, int Number, string Title, IdeaStepKind Kind, string? Words, int? Idea, DateTimeOffset At, bool IsRead = false);

/// <summary>A photo, cleaned and in two sizes, as JPEG.</summary>
public sealed record StoredPhoto(string Id, string Round, int Number, ReadOnlyMemory<byte> Large, ReadOnlyMemory<byte> Small, DateTimeOffset At);
