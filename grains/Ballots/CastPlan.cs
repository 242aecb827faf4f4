using System.Security.Cryptography;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What is to be written for a batch of casts, and what each caller will be told once it is: decided one cast after another, against
/// what the database knew before the batch and what the batch itself has done so far. No I/O.
/// </summary>
internal sealed class CastPlan
{
    private readonly string round;
    private readonly VotingMethod method;
    private readonly RoundKeys keys;
    private readonly Dictionary<ReadOnlyMemory<byte>, Standing> standings;
    private readonly Dictionary<Guid, int> castIds;
    private ReadOnlyMemory<byte> hash;
    private long sequence;

    private CastPlan(string round, VotingMethod method, RoundKeys keys, BoxHead head, int size)
    {
        this.round = round;
        this.method = method;
        this.keys = keys;
        (sequence, hash, Voted) = (head.Sequence, head.Hash, head.Voted);
        standings = new(size, HashedKey.Comparer);
        castIds = new(size);
        Entries = new(size);
        Answers = new(size);
    }

    /// <summary>What to append.</summary>
    public List<CastEntry> Entries { get; }

    /// <summary>What to say, once the entries are on the disk.</summary>
    public List<(PendingCast Cast, CastOutcome Outcome)> Answers { get; }

    /// <summary>The counts afterwards.</summary>
    public ChannelCounts Voted { get; private set; }

    /// <summary>The handle of the ballot that a right has in the box.</summary>
    public static byte[] HandleOf(RoundKeys keys, StoredRight right) => keys.Handle(right.RightId.Span, right.Version);

    /// <summary>Decides a batch.</summary>
    /// <param name="closed">Why no cast is taken now, or null; a cast that is in the log already gets its receipt all the same.</param>
    /// <param name="contexts">Of the batch, in its order.</param>
    /// <param name="stored">For each cast the ballot that its right has in the box, or null.</param>
    public static CastPlan Of(
        string round,
        VotingMethod method,
        RoundKeys keys,
        BoxHead head,
        Refused? closed,
        IReadOnlyList<PendingCast> batch,
        IReadOnlyList<CastContext> contexts,
        IReadOnlyList<StoredBallot?> stored)
    {
        var plan = new CastPlan(round, method, keys, head, batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            plan.Answers.Add((batch[i], plan.Decide(batch[i], closed, contexts[i], stored[i])));
        }

        return plan;
    }

    /// <summary>The answer to a cast whose id is in the log: the same again, or a refusal when it was another cast.</summary>
    public static CastOutcome Repeat(StoredCast earlier, ReadOnlySpan<byte> fingerprint) => earlier.Fingerprint.Span.SequenceEqual(fingerprint)
        ? CastOutcome.Accepted(Receipt(earlier))
        : Reused();

    /// <summary>The receipt of a cast in the log.</summary>
    public static CastReceipt Receipt(StoredCast cast) => new(cast.CastId, TrackingCode.Of(cast.Tracking).ToString(), cast.ReplacedLeaf is not null);

    private CastOutcome Decide(PendingCast cast, Refused? closed, CastContext context, StoredBallot? stored)
    {
        if (context.Earlier is { } earlier)
        {
            return Repeat(earlier, cast.Fingerprint);
        }

        if (castIds.TryGetValue(cast.CastId, out var same))
        {
            return Entries[same].Fingerprint.Span.SequenceEqual(cast.Fingerprint) ? Accepted(Entries[same]) : Reused();
        }

        if (closed is not null)
        {
            return new CastOutcome(closed, null);
        }

        if (context.Right is not { } right)
        {
            return CastOutcome.No("code-unknown", "No voter of this round has this code. Check the code in your letter.", "voterCode");
        }

        return right.Void ? CastOutcome.No("code-void", "This code has been withdrawn. Ask the council for another.", "voterCode")
            : right.IsOnPaper || (standings.TryGetValue(right.RightId, out var standing) && standing.IsOnPaper) ? OnPaper(cast)
            : Accepted(Record(cast, right, stored));
    }

    private CastEntry Record(PendingCast cast, StoredRight right, StoredBallot? stored)
    {
        if (!standings.TryGetValue(right.RightId, out var before))
        {
            before = stored is null
                ? new Standing(right.Version, null, null, BallotChannel.Unspecified, false)
                : new Standing(right.Version, stored.Handle, Commitment.Leaf(round, method, stored), stored.Channel, false);
        }

        var (nonce, commitment, tracking) = Commit(cast, right.Area);
        var leaf = Commitment.Leaf(commitment);
        var handle = keys.Handle(right.RightId.Span, before.Version + 1);
        sequence++;
        hash = ChainHash.NextCast(hash.Span, sequence, leaf, before.Leaf, cast.CastId, cast.Fingerprint, tracking.Bits, cast.Paper);
        var entry = new CastEntry(
            sequence, hash, cast.CastId, cast.Fingerprint, right.RightId, before.Version, handle, before.Handle,
            leaf, before.Leaf, tracking.Bits, cast.Choices, nonce, cast.Channel, right.Area)
        {
            Paper = cast.Paper,
        };

        if (before.Handle is not null)
        {
            Voted = Voted.With(before.Channel, -1);
        }

        // A paper ballot handed out is no vote yet, and what comes of it nobody can tell from the right.
        Voted = cast.Paper is null ? Voted.With(cast.Channel, 1) : Voted;
        standings[right.RightId] = cast.Paper is null
            ? new Standing(before.Version + 1, handle, leaf, cast.Channel, false)
            : new Standing(before.Version + 1, null, null, cast.Channel, true);
        castIds.Add(cast.CastId, Entries.Count);
        Entries.Add(entry);
        return entry;
    }

    private (byte[] Nonce, byte[] Commitment, TrackingCode Tracking) Commit(PendingCast cast, string? area)
    {
        var nonce = new byte[Commitment.NonceLength];
        cast.VoterNonce.CopyTo(nonce, 0);
        while (true)
        {
            RandomNumberGenerator.Fill(nonce.AsSpan(16));
            var commitment = Commitment.Of(cast.Paper is null ? Commitment.Text(round, method, cast.Channel, area, cast.Choices, nonce) : Commitment.Mark(round, nonce));
            if (TrackingCode.TryOf(commitment, out var tracking))
            {
                return (nonce, commitment, tracking);
            }
        }
    }

    private static CastOutcome Accepted(CastEntry entry) => CastOutcome.Accepted(
        new CastReceipt(entry.CastId, TrackingCode.Of(entry.Tracking).ToString(), entry.ReplacedLeaf is not null));

    private static CastOutcome OnPaper(PendingCast cast) => cast.Paper is null
        ? CastOutcome.No("paper-issued", "You were handed a paper ballot for this vote, so you vote on paper. If you had voted before, that vote does not count any more.", "voterCode")
        : CastOutcome.No("paper-issued-already", "A paper ballot was handed out for this code already. Swap a spoilt paper for a fresh one, but hand out no second.", "voterCode");

    private static CastOutcome Reused() =>
        CastOutcome.No("cast-id-reused", "This cast id belongs to another vote. Nothing was changed; send a new vote with a new id.", "castId");

    /// <summary>Where a right stands within the batch.</summary>
    private readonly record struct Standing(int Version, ReadOnlyMemory<byte>? Handle, ReadOnlyMemory<byte>? Leaf, BallotChannel Channel, bool IsOnPaper);
}
