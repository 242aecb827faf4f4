using System.Collections.Immutable;

namespace ParticipatoryHub.Comments;

/// <summary>
/// What the database keeps of comments: each as it is now, everything that happened to it, flags and supports. Numbers are unique and
/// order is a compare-and-set on the thread's head. Two small implementations: PostgreSQL and SQLite.
/// </summary>
public interface ICommentJournal
{
    /// <summary>The thread's head; <see cref="ThreadHead.Empty"/> before the first comment.</summary>
    Task<ThreadHead> ReadHead(CommentSubject subject, CancellationToken cancel);

    /// <summary>These comments, in order of number; missing ones are left out.</summary>
    Task<ImmutableArray<StoredComment>> Find(CommentSubject subject, IReadOnlyCollection<long> numbers, CancellationToken cancel);

    /// <summary>What a command did in this thread, in order of number; empty when it never arrived.</summary>
    Task<ImmutableArray<StoredStep>> FindSteps(CommentSubject subject, Guid command, CancellationToken cancel);

    /// <summary>
    /// Writes a change in one transaction, durable when it returns. Throws <see cref="CommentConflictException"/> when the head is not
    /// <paramref name="expected"/> or the command is there already; nothing is stored then.
    /// </summary>
    Task<ThreadHead> Append(CommentSubject subject, ThreadHead expected, CommentChange change, CancellationToken cancel);

    /// <summary>A page of conversations.</summary>
    Task<StoredPage> ReadPage(CommentSubject subject, PageRequest request, CancellationToken cancel);

    /// <summary>Which of these comments a person supports or has flagged.</summary>
    Task<PersonMarks> ReadMarks(CommentSubject subject, IReadOnlyCollection<long> numbers, string person, CancellationToken cancel);

    /// <summary>Everything that happened to a comment, oldest first.</summary>
    Task<ImmutableArray<StoredStep>> ReadHistory(CommentSubject subject, long number, CancellationToken cancel);

    /// <summary>When a person last did this, newest first, at most <paramref name="most"/> times since <paramref name="since"/>, in any thread.</summary>
    Task<ImmutableArray<DateTimeOffset>> ReadRecent(string person, CommentAct act, DateTimeOffset since, int most, CancellationToken cancel);

    /// <summary>How many comments are shown on each subject of a round that has any, by its id.</summary>
    Task<ImmutableSortedDictionary<string, int>> CountBySubject(string round, CommentSubjectKind kind, CancellationToken cancel);

    /// <summary>A page of all comments for moderators, newest first, with their open flags.</summary>
    Task<StoredQueuePage> ReadQueue(QueueQuery query, int most, CancellationToken cancel);

    /// <summary>How many wait in a round, or in all.</summary>
    Task<WaitingComments> CountWaiting(string? round, CancellationToken cancel);

    /// <summary>Whose comments stand at these places.</summary>
    Task<ImmutableArray<(CommentSubject Subject, long Number)>> FindPlaces(IReadOnlyCollection<long> places, CancellationToken cancel);

    /// <summary>The threads that a command changed.</summary>
    Task<ImmutableArray<CommentSubject>> FindThreads(Guid command, CancellationToken cancel);

    /// <summary>A page of what a person wrote, newest first.</summary>
    Task<ImmutableArray<PlacedComment>> ReadBy(string person, long before, int most, CancellationToken cancel);

    /// <summary>Takes a person's id off everything; what was said stays.</summary>
    Task Forget(string person, CancellationToken cancel);
}

/// <summary>A thread at an instant.</summary>
/// <param name="Version">Steps with every change.</param>
/// <param name="Last">The highest number given.</param>
/// <param name="Shown">Comments that are neither deleted nor hidden.</param>
public sealed record ThreadHead(long Version, long Last, int Shown)
{
    /// <summary>Before the first comment.</summary>
    public static ThreadHead Empty { get; } = new(0, 0, 0);
}

/// <summary>A comment as it is now.</summary>
/// <param name="Author">A resident's id or a member of staff's; empty when the person is to be forgotten.</param>
/// <param name="StaffName">Null for residents.</param>
/// <param name="Flags">Open ones.</param>
/// <param name="IsSeen">Whether a moderator has looked at it as it is.</param>
public sealed record StoredComment(
    long Number,
    long Root,
    long ReplyTo,
    string Author,
    string? StaffName,
    bool IsOfficial,
    string Text,
    DateTimeOffset PostedAt,
    DateTimeOffset? EditedAt,
    CommentState State,
    string? Reason,
    int Replies,
    int Supports,
    int Flags,
    bool IsSeen);

/// <summary>Something that happened to a comment.</summary>
/// <param name="Command">The command's id; with the comment it is unique.</param>
/// <param name="ByName">Set for staff.</param>
public sealed record StoredStep(
    long Number,
    Guid Command,
    CommentAct Act,
    string By,
    string? ByName,
    DateTimeOffset At,
    string? Reason = null,
    string? Before = null,
    string? After = null);

/// <summary>One decision, ready to be written.</summary>
/// <param name="Comments">New and changed comments, whole.</param>
/// <param name="Steps">What happened, one for each comment at most.</param>
/// <param name="Shown">By how many more comments are shown.</param>
public sealed record CommentChange(ImmutableArray<StoredComment> Comments, ImmutableArray<StoredStep> Steps, int Shown = 0)
{
    /// <summary>A flag to be raised.</summary>
    public RaisedFlag? Flag { get; init; }

    /// <summary>A support to be given or taken back.</summary>
    public GivenSupport? Support { get; init; }

    /// <summary>Comments whose open flags are settled by the steps' command; the journal counts what is open afterwards.</summary>
    public ImmutableArray<long> Settled { get; init; } = [];

    /// <summary>Comments whose flags, settled by this command, are open again; the journal counts what is open afterwards.</summary>
    public (Guid Command, ImmutableArray<long> Numbers)? Reopened { get; init; }
}

/// <summary>A person's flag on a comment.</summary>
public sealed record RaisedFlag(long Number, string Person, FlagReason Reason, string? Note, DateTimeOffset At);

/// <summary>A person's support of a comment.</summary>
public sealed record GivenSupport(long Number, string Person, bool Supports);

/// <summary>Asks for a page of conversations.</summary>
/// <param name="After">Null for the first page.</param>
/// <param name="Only">The number of the conversation's first comment, or 0 for all.</param>
/// <param name="RepliesAfter">With <paramref name="Only"/>, the answers after this number.</param>
/// <param name="Size">Most conversations.</param>
/// <param name="Replies">Most answers of each.</param>
public sealed record PageRequest(CommentSort Sort, CommentCursor? After, long Only, long RepliesAfter, int Size, int Replies);

/// <summary>Where a page ended.</summary>
/// <param name="Value">Of supports or replies, where they order the page.</param>
public readonly record struct CommentCursor(long Value, long Number);

/// <summary>Conversations in order; of conversations and of each's answers, one more than asked for where there are more.</summary>
public sealed record StoredPage(ImmutableArray<(StoredComment First, ImmutableArray<StoredComment> Replies)> Conversations, long Official);

/// <summary>What a person did with comments of a page.</summary>
public sealed record PersonMarks(ImmutableHashSet<long> Supported, ImmutableHashSet<long> Flagged);

/// <summary>A comment among all comments.</summary>
public sealed record PlacedComment(long Place, CommentSubject Subject, StoredComment Comment);

/// <summary>A page of the queue; one comment more than asked for where there are more.</summary>
public sealed record StoredQueuePage(ImmutableArray<PlacedComment> Comments, ILookup<long, CommentFlag> Flags, int Matching);

/// <summary>Another writer moved the thread's head, or the command is there already: nothing was stored.</summary>
public sealed class CommentConflictException(string message) : Exception(message);
