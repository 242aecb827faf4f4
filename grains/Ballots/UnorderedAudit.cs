using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>Holds the ballots to what is left of a cast log that was destroyed: every vote that counts has its ballot, and the other way round.</summary>
internal static class UnorderedAudit
{
    /// <param name="onPaper">Leaves of the ballots that came from batches of paper, which are in no cast log.</param>
    public static async Task<UnorderedCheck> Check(
        IBallotJournal journal, string round, VotingRules? rules, HashSet<ReadOnlyMemory<byte>> onPaper, CancellationToken cancel)
    {
        var counting = new Dictionary<ReadOnlyMemory<byte>, long>(HashedKey.Comparer);
        var (casts, marks) = (0L, 0L);
        await foreach (var cast in journal.ReadUnordered(round, cancel))
        {
            casts++;
            marks += cast.Paper is null ? 0 : 1;
            if (cast.Paper is null && !cast.IsReplaced)
            {
                counting[cast.Leaf] = cast.Tracking;
            }
        }

        return new(casts, marks, rules is null ? null : await WhyNotHolding(journal, round, rules, counting, onPaper, cancel));
    }

    private static async Task<string?> WhyNotHolding(
        IBallotJournal journal, string round, VotingRules rules, Dictionary<ReadOnlyMemory<byte>, long> counting, HashSet<ReadOnlyMemory<byte>> onPaper, CancellationToken cancel)
    {
        await foreach (var ballot in journal.ReadBallots(round, cancel))
        {
            var leaf = Commitment.Leaf(round, rules.Method, ballot);
            if (onPaper.Contains(leaf))
            {
                continue;
            }

            if (!counting.Remove(leaf, out var tracking))
            {
                return "A ballot in the box is not among the votes that are left of the cast log.";
            }

            if (tracking != TrackingCode.Of(Commitment.Of(Commitment.Text(round, rules.Method, ballot))).Bits)
            {
                return "A vote that is left of the cast log has another tracking code than its ballot.";
            }
        }

        return counting.Count == 0 ? null : $"{counting.Count} votes that are left of the cast log have no ballot in the box.";
    }
}

/// <summary>What was found of a destroyed cast log.</summary>
/// <param name="Casts">Entries that are left.</param>
/// <param name="Marks">Of those, papers that were handed out.</param>
internal sealed record UnorderedCheck(long Casts, long Marks, string? Problem);
