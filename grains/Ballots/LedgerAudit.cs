using ParticipatoryHub.Papers;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// Re-hashes everything a round has: both chains from their first entry, every ballot down to its leaf in the log, the counts and the
/// register. While casts come in it holds the ballots to the log, and the rest as far as it stands still.
/// </summary>
internal static class LedgerAudit
{
    /// <summary>The same, and the seals held to both.</summary>
    public static async Task<LedgerCheck> CheckWithSeals(IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer, string round, CancellationToken cancel)
    {
        var check = await Check(journal, papers, round, cancel);
        return check.Problem is null ? check with { Problem = await SealAudit.WhyNot(journal, papers, seals, signer, round, cancel) } : check;
    }

    public static async Task<LedgerCheck> Check(IBallotJournal journal, IPaperJournal papers, string round, CancellationToken cancel)
    {
        var before = await journal.ReadHead(round, cancel) ?? BoxHead.Empty;
        var rules = VotingRulesJson.Read(await journal.ReadRules(round, cancel));
        var rights = await journal.CountRights(round, cancel);

        var ballots = new HashSet<ReadOnlyMemory<byte>>(HashedKey.Comparer);
        var voted = default(ChannelCounts);
        await foreach (var ballot in journal.ReadBallots(round, cancel))
        {
            ballots.Add(rules is null ? ballot.Handle : Commitment.Leaf(round, rules.Method, ballot));
            voted = voted.With(ballot.Channel, 1);
        }

        // What came on paper is in no cast log; a batch has a list of its leaves.
        var onPaper = await ReadOnPaper(papers, round, cancel);
        var fromPaper = ballots.RemoveWhere(onPaper.Contains);
        var paperProblem = fromPaper == onPaper.Count ? null : $"The batches of paper have {onPaper.Count} ballots, but {fromPaper} of them are in the box.";
        if (await journal.IsCastLogDestroyed(round, cancel))
        {
            var left = await UnorderedAudit.Check(journal, round, rules, onPaper, cancel);
            var (entries, broken) = await CheckPublic(journal, round, cancel);
            return new LedgerCheck(left.Casts, entries, voted.Total, left.Problem ?? broken ?? paperProblem
                ?? (left.Casts == before.Sequence ? null : $"The cast log had {before.Sequence} entries, but {left.Casts} are left of it.")
                ?? WhyNotCounted(before, voted, rights, left.Marks));
        }

        var log = new CastLogAudit();
        await foreach (var cast in journal.ReadCastLog(round, 1, cancel))
        {
            log.Add(cast);
        }

        var (publicEntries, publicProblem) = await CheckPublic(journal, round, cancel);
        var after = await journal.ReadHead(round, cancel) ?? BoxHead.Empty;
        var still = before.Sequence == after.Sequence && log.Sequence == after.Sequence;
        var problem = log.Problem
            ?? publicProblem
            ?? log.WhyNotHolding(ballots, all: still)
            ?? paperProblem
            ?? (still ? log.WhyNotAt(after) ?? WhyNotCounted(after, voted, rights, log.Marks) : null);
        return new LedgerCheck(log.Sequence, publicEntries, voted.Total, problem);
    }

    private static async Task<HashSet<ReadOnlyMemory<byte>>> ReadOnPaper(IPaperJournal papers, string round, CancellationToken cancel)
    {
        var leaves = new HashSet<ReadOnlyMemory<byte>>(HashedKey.Comparer);
        foreach (var list in (await papers.ReadLists(round, cancel)).Where(list => list.Batch != PaperList.Marks))
        {
            leaves.UnionWith(list.Each());
        }

        return leaves;
    }

    private static async Task<(long Entries, string? Problem)> CheckPublic(IBallotJournal journal, string round, CancellationToken cancel)
    {
        var end = await journal.ReadPublicHead(round, cancel);
        var hash = ChainHash.Genesis;
        var sequence = 0L;
        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel))
        {
            sequence++;
            if (WhyNotNext(hash.Span, sequence, entry) is { } problem)
            {
                return (sequence, problem);
            }

            hash = entry.Hash;
            if (sequence == end.Sequence && !hash.Span.SequenceEqual(end.Hash.Span))
            {
                return (sequence, $"The public chain's entry {sequence} is not the one that the head names.");
            }
        }

        return (sequence, sequence < end.Sequence ? $"The public chain ends at {sequence}, but its head is {end.Sequence}." : null);
    }

    /// <summary>Why an entry does not follow in the public chain, or null.</summary>
    public static string? WhyNotNext(ReadOnlySpan<byte> previous, long sequence, StoredChainEntry entry) =>
        entry.Sequence != sequence ? $"The public chain lacks entry {sequence}."
        : !ChainHash.NextPublic(previous, sequence, new ChainEntry(entry.Kind, entry.Body, entry.Id)).AsSpan().SequenceEqual(entry.Hash.Span)
            ? $"The public chain's entry {sequence} does not re-hash."
            : null;

    /// <summary>Why an entry does not follow in the cast log, or null.</summary>
    public static string? WhyNotNext(ReadOnlySpan<byte> previous, long sequence, StoredCast cast) =>
        cast.Sequence != sequence ? $"The cast log lacks entry {sequence}."
        : !ChainHash.NextCast(previous, cast).AsSpan().SequenceEqual(cast.Hash.Span) ? $"The cast log's entry {sequence} does not re-hash."
        : null;

    private static string? WhyNotCounted(BoxHead head, ChannelCounts voted, RightCounts rights, long marks) =>
        head.InBox != voted ? $"The head at {head.Sequence} counts other numbers of ballots by channel than are in the box."
        : rights.OnPaper != marks ? $"At {head.Sequence}, {rights.OnPaper} rights are marked as handed a paper ballot, but the cast log has {marks} such marks."
        : rights.Voted - rights.OnPaper + head.Settled != voted.Total ? $"At {head.Sequence}, {rights.Voted} rights have voted, but {voted.Total} ballots are in the box."
        : rights.Casts != head.Sequence ? $"At {head.Sequence}, the register knows of {rights.Casts} casts."
        : rights.Issued != head.Issued ? $"The head counts {head.Issued} rights, but {rights.Issued} are registered."
        : null;

    /// <summary>Follows the cast log and keeps the leaves that should have a ballot.</summary>
    private sealed class CastLogAudit
    {
        private readonly HashSet<ReadOnlyMemory<byte>> counting = new(HashedKey.Comparer);
        private readonly HashSet<ReadOnlyMemory<byte>> replaced = new(HashedKey.Comparer);
        private ReadOnlyMemory<byte> hash = ChainHash.Genesis;

        public long Sequence { get; private set; }

        public string? Problem { get; private set; }

        /// <summary>Paper ballots that were handed out.</summary>
        public long Marks { get; private set; }

        public void Add(StoredCast cast)
        {
            Problem ??= WhyNotNext(hash.Span, Sequence + 1, cast);
            Sequence++;
            hash = cast.Hash;
            if (cast.Paper is null)
            {
                counting.Add(cast.Leaf);
            }
            else
            {
                Marks++;
            }

            if (cast.ReplacedLeaf is { } leaf && (!counting.Remove(leaf) || !replaced.Add(leaf)))
            {
                Problem ??= $"The cast log's entry {Sequence} replaces a vote that was not there.";
            }
        }

        public string? WhyNotHolding(HashSet<ReadOnlyMemory<byte>> ballots, bool all)
        {
            foreach (var leaf in ballots)
            {
                if (!counting.Contains(leaf) && (all || !replaced.Contains(leaf)))
                {
                    return $"A ballot in the box has no entry in the cast log up to {Sequence}.";
                }
            }

            return all && ballots.Count != counting.Count
                ? $"Up to {Sequence} the cast log has {counting.Count} votes that count, but {ballots.Count} ballots are in the box."
                : null;
        }

        public string? WhyNotAt(BoxHead head) => hash.Span.SequenceEqual(head.Hash.Span)
            ? null
            : $"The cast log's entry {Sequence} is not the one that the head names.";
    }
}
