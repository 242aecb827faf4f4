namespace ParticipatoryHub.Ballots;

/// <summary>A quick look at the end of a round's two chains, for the start of a server.</summary>
public static class LedgerTail
{
    /// <summary>Why the last entries do not re-hash up to the heads, in one sentence with the sequence number; null when they do. Of a cast log that was destroyed nothing can re-hash.</summary>
    /// <param name="most">How many entries of each chain to look at.</param>
    public static async Task<string?> WhyNot(IBallotJournal journal, string round, int most, CancellationToken cancel) =>
        (await journal.IsCastLogDestroyed(round, cancel) ? null : await WhyNotCasts(journal, round, most, cancel)) ?? await WhyNotPublic(journal, round, most, cancel);

    private static async Task<string?> WhyNotCasts(IBallotJournal journal, string round, int most, CancellationToken cancel)
    {
        var head = await journal.ReadHead(round, cancel) ?? BoxHead.Empty;
        var sequence = Math.Max(0, head.Sequence - most - 1);
        var hash = sequence == 0 ? ChainHash.Genesis : default;
        await foreach (var cast in journal.ReadCastLog(round, sequence + 1, cancel))
        {
            sequence++;
            if (hash.Length > 0 && LedgerAudit.WhyNotNext(hash.Span, sequence, cast) is { } problem)
            {
                return problem;
            }

            hash = cast.Hash;
            if (sequence == head.Sequence)
            {
                break;
            }
        }

        return WhyNotAt("cast log", sequence, hash, head.Sequence, head.Hash);
    }

    private static async Task<string?> WhyNotPublic(IBallotJournal journal, string round, int most, CancellationToken cancel)
    {
        var head = await journal.ReadPublicHead(round, cancel);
        var sequence = Math.Max(0, head.Sequence - most - 1);
        var hash = sequence == 0 ? ChainHash.Genesis : default;
        await foreach (var entry in journal.ReadPublicChain(round, sequence + 1, cancel))
        {
            sequence++;
            if (hash.Length > 0 && LedgerAudit.WhyNotNext(hash.Span, sequence, entry) is { } problem)
            {
                return problem;
            }

            hash = entry.Hash;
            if (sequence == head.Sequence)
            {
                break;
            }
        }

        return WhyNotAt("public chain", sequence, hash, head.Sequence, head.Hash);
    }

    private static string? WhyNotAt(string chain, long sequence, ReadOnlyMemory<byte> hash, long headSequence, ReadOnlyMemory<byte> headHash) =>
        sequence != headSequence ? $"The {chain} ends at {sequence}, but its head is {headSequence}."
        : !hash.Span.SequenceEqual(headHash.Span) ? $"The {chain}'s entry {sequence} is not the one that the head names."
        : null;
}
