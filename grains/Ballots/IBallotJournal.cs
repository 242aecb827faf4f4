using System.Collections.Immutable;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What the database keeps of a round's voting: rights, ballots, the private cast log and the public chain.
/// Uniqueness is a key of the database, order a compare-and-set on the chain's head.
/// Two small implementations: PostgreSQL and SQLite.
/// </summary>
public interface IBallotJournal
{
    /// <summary>The head of the cast log and the box's state, or null when the round has no box yet.</summary>
    Task<BoxHead?> ReadHead(string round, CancellationToken cancel);

    /// <summary>Registers rights, all or none; returns the indexes of those already registered (then none was stored).</summary>
    /// <param name="record">Kept in the same transaction; null where voters came by themselves, since no log says when.</param>
    Task<ImmutableArray<int>> AddRights(string round, IReadOnlyList<NewRight> rights, AuditEntry? record, CancellationToken cancel);

    /// <summary>
    /// Withdraws the rights of a batch that have not voted, or puts the withdrawn ones back; returns how many. Withdrawn rights no longer
    /// count as issued. Throws <see cref="JournalConflictException"/> when the box is closed.
    /// </summary>
    /// <param name="record">Kept in the same transaction; made of how many there were.</param>
    Task<long> WithdrawUnused(string round, string label, bool putBack, Func<long, AuditEntry> record, CancellationToken cancel);

    /// <summary>The register by batch, in the order of their names.</summary>
    Task<ImmutableArray<CodeBatch>> CountBatches(string round, CancellationToken cancel);

    /// <summary>
    /// Deletes the rights and ballots of a closed box for good, and leaves it out of <see cref="ListRounds"/>: a rehearsal is over.
    /// Harmless when repeated.
    /// </summary>
    Task Discard(string round, CancellationToken cancel);

    /// <summary>The rights and any earlier casts that a batch is about, in its order.</summary>
    Task<IReadOnlyList<CastContext>> ReadContext(string round, IReadOnlyList<CastQuery> queries, CancellationToken cancel);

    /// <summary>
    /// Writes a batch in one transaction, durable when it returns, and returns the new head. Throws
    /// <see cref="JournalConflictException"/> when the head is not <paramref name="expected"/> or the box is not open, and
    /// <see cref="JournalRejectedException"/> when the database will not hold what is in it; nothing is stored then. After any other
    /// exception the outcome is unknown.
    /// </summary>
    /// <param name="expected">The head that the batch was hashed onto.</param>
    /// <param name="voted">The counts after the batch.</param>
    /// <param name="entries">At least one, with sequence numbers that follow the head.</param>
    Task<BoxHead> Append(string round, BoxHead expected, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel);

    /// <summary>
    /// Appends to the public chain and, where given, moves the box's state and replaces its stored rules, in one transaction;
    /// makes the box where there is none. An entry whose id is there already changes nothing at all. Throws
    /// <see cref="JournalConflictException"/> when a closed box is to be anything else.
    /// </summary>
    /// <param name="state">The new state, or null to leave it.</param>
    /// <param name="rules">The round's voting rules as JSON, or null to leave them.</param>
    Task<BoxHead> AppendPublic(string round, BoxState? state, string? rules, ChainEntry entry, CancellationToken cancel);

    /// <summary>The voting rules stored with the box, or null before opening.</summary>
    Task<string?> ReadRules(string round, CancellationToken cancel);

    /// <summary>A cast by its id, or null.</summary>
    Task<StoredCast?> FindCast(string round, Guid castId, CancellationToken cancel);

    /// <summary>A vote by the 60 bits of its tracking code, or null: one look-up of both, the log and what is left of one that was destroyed.</summary>
    Task<UnorderedCast?> FindTracking(string round, long tracking, CancellationToken cancel);

    /// <summary>A right, or null.</summary>
    Task<StoredRight?> FindRight(string round, ReadOnlyMemory<byte> rightId, CancellationToken cancel);

    /// <summary>The ballots of these handles, in their order; null where there is none.</summary>
    Task<IReadOnlyList<StoredBallot?>> FindBallots(string round, IReadOnlyList<ReadOnlyMemory<byte>> handles, CancellationToken cancel);

    /// <summary>Every ballot that counts, in order of handle; streamed.</summary>
    IAsyncEnumerable<StoredBallot> ReadBallots(string round, CancellationToken cancel);

    /// <summary>The cast log from a sequence number on; streamed. Empty once it was destroyed.</summary>
    IAsyncEnumerable<StoredCast> ReadCastLog(string round, long from, CancellationToken cancel);

    /// <summary>How many entries of each sort the cast log has, or had when it was destroyed.</summary>
    Task<CastCounts> CountCasts(string round, CancellationToken cancel);

    /// <summary>
    /// Destroys the cast log of a round whose keys are destroyed, and keeps of it what has no order, in one transaction. Does nothing before
    /// the public chain says that the keys are destroyed; harmless when repeated.
    /// </summary>
    Task DestroyCastLog(string round, CancellationToken cancel);

    /// <summary>Whether the cast log was destroyed: the public chain says so, and no entry is left.</summary>
    Task<bool> IsCastLogDestroyed(string round, CancellationToken cancel);

    /// <summary>What is left of a destroyed cast log, in order of tracking code; streamed.</summary>
    IAsyncEnumerable<UnorderedCast> ReadUnordered(string round, CancellationToken cancel);

    /// <summary>The public chain from a sequence number on; streamed.</summary>
    IAsyncEnumerable<StoredChainEntry> ReadPublicChain(string round, long from, CancellationToken cancel);

    /// <summary>The end of the public chain: sequence number of the last entry (0 before the first) and its hash.</summary>
    Task<PublicHead> ReadPublicHead(string round, CancellationToken cancel);

    /// <summary>
    /// Rewrites rights and ballots in the order of their keys, all in one transaction, so that neither the place nor the transaction of
    /// a row tells when it came, and has what they were before go from the files. Done at the close; harmless when repeated.
    /// </summary>
    Task RewriteInKeyOrder(string round, CancellationToken cancel);

    /// <summary>
    /// Stores the ballots of a finished election with a right for each, in one transaction, and closes the box. Nothing happens when
    /// exactly this is stored already; throws <see cref="JournalConflictException"/> when the round has any other cast.
    /// </summary>
    /// <param name="rules">The round's voting rules as JSON.</param>
    /// <param name="entries">At least one, in order of sequence from 1, none replacing another.</param>
    Task<BoxHead> ImportBallots(string round, string rules, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel);

    /// <summary>What the register says of itself, to be compared with the log.</summary>
    Task<RightCounts> CountRights(string round, CancellationToken cancel);

    /// <summary>The rights registered, area by area.</summary>
    Task<ImmutableArray<AreaRights>> CountRightsByArea(string round, CancellationToken cancel);

    /// <summary>The rounds that have a box that was not discarded, newest first, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<string>> ListRounds(int most, CancellationToken cancel);
}

/// <summary>Whether the box takes casts; the database refuses a batch in any state but Open.</summary>
public enum BoxState
{
    /// <summary>Rights may be registered, no casts.</summary>
    Preparing = 0,

    /// <summary>Taking casts.</summary>
    Open = 1,

    /// <summary>Paused.</summary>
    Suspended = 2,

    /// <summary>Never again.</summary>
    Closed = 3,
}

/// <summary>The box at an instant, in one row of the database.</summary>
/// <param name="Sequence">Of the cast log's last entry, so also the number of casts; 0 before the first.</param>
/// <param name="Hash">Of that entry, 32 bytes; <see cref="ChainHash.Genesis"/> before the first.</param>
/// <param name="State">Whether casts are taken.</param>
/// <param name="Issued">Rights registered.</param>
/// <param name="Voted">Ballots in the box.</param>
public sealed record BoxHead(long Sequence, ReadOnlyMemory<byte> Hash, BoxState State, long Issued, ChannelCounts Voted)
{
    /// <summary>Ballots in the box that came from batches of paper, apart from <see cref="Voted"/>, which the cast log's writer counts.</summary>
    public long Settled { get; init; }

    /// <summary>Every ballot in the box.</summary>
    public ChannelCounts InBox => Voted.With(BallotChannel.Paper, (int)Settled);

    /// <summary>A box before its first cast.</summary>
    public static BoxHead Empty { get; } = new(0, ChainHash.Genesis, BoxState.Preparing, 0, default);
}

/// <summary>Ballots in the box by the channel of the last cast.</summary>
public readonly record struct ChannelCounts(long Online, long Paper, long Kiosk, long Phone)
{
    /// <summary>Everyone who voted.</summary>
    public long Total => Online + Paper + Kiosk + Phone;

    /// <summary>With <paramref name="by"/> more on one channel.</summary>
    public ChannelCounts With(BallotChannel channel, int by) => channel switch
    {
        BallotChannel.Online => this with { Online = Online + by },
        BallotChannel.Paper => this with { Paper = Paper + by },
        BallotChannel.Kiosk => this with { Kiosk = Kiosk + by },
        BallotChannel.Phone => this with { Phone = Phone + by },
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}

/// <summary>A right to register; the id is the keyed hash of the code, never the code.</summary>
public sealed record NewRight(ReadOnlyMemory<byte> RightId, string? Area, string Label);

/// <summary>A registered right; version 0 has not voted.</summary>
public sealed record StoredRight(ReadOnlyMemory<byte> RightId, int Version, string? Area, bool Void)
{
    /// <summary>Whether a paper ballot was handed out for it; then it has none in the box by its own handle.</summary>
    public bool IsOnPaper { get; init; }
}

/// <summary>What a batch asks the journal about one cast.</summary>
public readonly record struct CastQuery(ReadOnlyMemory<byte> RightId, Guid CastId);

/// <summary>What the journal knows about one cast before it is written.</summary>
public readonly record struct CastContext(StoredRight? Right, StoredCast? Earlier);

/// <summary>One accepted cast, ready to be written: the right's step, the ballot, the log entry.</summary>
public sealed record CastEntry(
    long Sequence,
    ReadOnlyMemory<byte> Hash,
    Guid CastId,
    ReadOnlyMemory<byte> Fingerprint,
    ReadOnlyMemory<byte> RightId,
    int ExpectedVersion,
    ReadOnlyMemory<byte> Handle,
    ReadOnlyMemory<byte>? ReplacedHandle,
    ReadOnlyMemory<byte> Leaf,
    ReadOnlyMemory<byte>? ReplacedLeaf,
    long Tracking,
    string Choices,
    ReadOnlyMemory<byte> Nonce,
    BallotChannel Channel,
    string? Area)
{
    /// <summary>The batch that a paper ballot was handed out from: such an entry marks the right and leaves no ballot. Null for a vote.</summary>
    public int? Paper { get; init; }
}

/// <summary>An entry of the private cast log. It holds no choices.</summary>
public sealed record StoredCast(
    long Sequence,
    ReadOnlyMemory<byte> Hash,
    Guid CastId,
    ReadOnlyMemory<byte> Fingerprint,
    ReadOnlyMemory<byte> Leaf,
    ReadOnlyMemory<byte>? ReplacedLeaf,
    long Tracking,
    bool IsReplaced)
{
    /// <summary>The batch that a paper ballot was handed out from; null for a vote.</summary>
    public int? Paper { get; init; }
}

/// <summary>A vote apart from when it came.</summary>
/// <param name="Leaf">Under the seals.</param>
/// <param name="IsReplaced">A later vote replaced it.</param>
/// <param name="Paper">The batch that a paper ballot was handed out from; null for a vote.</param>
/// <param name="Seal">The number of the seal it lies under, or null.</param>
public sealed record UnorderedCast(long Tracking, ReadOnlyMemory<byte> Leaf, bool IsReplaced, int? Paper, int? Seal);

/// <summary>Entries of the cast log: votes, papers handed out, and those of both that replaced an earlier vote.</summary>
public sealed record CastCounts(long Votes, long Marks, long Replacing);

/// <summary>A ballot that counts, without time, person or right.</summary>
public sealed record StoredBallot(ReadOnlyMemory<byte> Handle, string Choices, ReadOnlyMemory<byte> Nonce, BallotChannel Channel, string? Area);

/// <summary>An entry of the public chain in its place.</summary>
public sealed record StoredChainEntry(long Sequence, string Kind, string Body, string Id, ReadOnlyMemory<byte> Hash);

/// <summary>Rights registered and not withdrawn, rights that have voted, and the sum of their versions, which is the number of casts.</summary>
public sealed record RightCounts(long Issued, long Voted, long Casts)
{
    /// <summary>Of those that have voted, the ones that were handed a paper ballot.</summary>
    public long OnPaper { get; init; }
}

/// <summary>Rights registered in an area; null stands for those without one.</summary>
public sealed record AreaRights(string? Area, long Issued);

/// <summary>The end of the public chain.</summary>
public sealed record PublicHead(long Sequence, ReadOnlyMemory<byte> Hash);

/// <summary>Another writer moved the chain's head, or the box is not open: nothing was stored.</summary>
public sealed class JournalConflictException(string message) : Exception(message);

/// <summary>The database will not hold what is in the batch: nothing was stored, and trying the same again will not help.</summary>
public sealed class JournalRejectedException(string message, Exception inner) : Exception(message, inner);
