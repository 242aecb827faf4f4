using System.Security.Cryptography;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Papers;

/// <summary>
/// What the papers of a batch come to in the box: a ballot with handle, nonce and leaf for each that counts. After a correction only
/// those papers change whose reading did.
/// </summary>
internal sealed class PaperBox(string round, VotingMethod method, RoundKeys keys, IBallotJournal journal)
{
    /// <summary>The settling of a batch's next version.</summary>
    public async Task<(PaperSettling Settling, PaperList List)> Settle(PaperBatch batch, PaperAgreement read, Func<PaperList, ChainEntry> entry, CancellationToken cancel)
    {
        var (gone, added, leaves) = (new List<ReadOnlyMemory<byte>>(), new List<StoredBallot>(), new List<ReadOnlyMemory<byte>>());
        var papers = read.Agreed.Keys.Union(read.Differences.Select(difference => difference.Serial.Number)).Order().ToArray();
        var stored = await Find(batch, papers, cancel);
        foreach (var (number, before) in papers.Zip(stored))
        {
            var now = read.Agreed.GetValueOrDefault(number) is { Intent: PaperIntent.Valid } valid ? valid.Choices : null;
            var ballot = before is not null && before.Choices == now ? before : now is null ? null : New(batch, number, now);
            if (before is not null && ballot != before)
            {
                gone.Add(before.Handle);
            }

            if (ballot is not null)
            {
                leaves.Add(Commitment.Leaf(round, method, ballot));
                if (ballot != before)
                {
                    added.Add(ballot);
                }
            }
        }

        var list = new PaperList(batch.Number, batch.Version + 1, LeafOrder.Sorted(leaves));
        return (new(gone, added, list, entry(list)), list);
    }

    // The version under which a paper went in is in its handle alone; there are few.
    private async Task<StoredBallot?[]> Find(PaperBatch batch, int[] papers, CancellationToken cancel)
    {
        var found = new StoredBallot?[papers.Length];
        for (var version = 1; version <= batch.Version; version++)
        {
            var ballots = await journal.FindBallots(round, [.. papers.Select(number => (ReadOnlyMemory<byte>)keys.PaperHandle(batch.Number, number, version))], cancel);
            for (var i = 0; i < found.Length; i++)
            {
                found[i] ??= ballots[i];
            }
        }

        return found;
    }

    private StoredBallot New(PaperBatch batch, int number, string choices)
    {
        var nonce = new byte[Commitment.NonceLength];
        StoredBallot ballot;
        do
        {
            RandomNumberGenerator.Fill(nonce.AsSpan(16));
            ballot = new StoredBallot(keys.PaperHandle(batch.Number, number, batch.Version + 1), choices, nonce, BallotChannel.Paper, batch.Area);
        }
        while (!TrackingCode.TryOf(Commitment.Of(Commitment.Text(round, method, ballot)), out _));

        return ballot;
    }
}
