using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Trust;

/// <summary>Holds the seals to the private log, entry by entry, or to what is left of it, and the signed checkpoints to both.</summary>
internal static class SealAudit
{
    /// <summary>Why the seals do not fit, in one sentence that names the first; null when they do.</summary>
    public static async Task<string?> WhyNot(IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer, string round, CancellationToken cancel)
    {
        var chain = new Dictionary<string, StoredChainEntry>(StringComparer.Ordinal);
        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel))
        {
            chain[entry.Id] = entry;
        }

        var lists = await seals.List(round, cancel);
        var (leaves, replaced, marks) = await journal.IsCastLogDestroyed(round, cancel)
            ? await ReadUnordered(journal, round, lists, cancel)
            : await ReadLog(journal, round, lists, cancel);
        var roots = new Dictionary<long, byte[]> { [0] = new MerkleTree().Root() };
        return await WhyNotLists(seals, round, lists, leaves, replaced, chain, roots, cancel)
            ?? await WhyNotPaper(papers, round, marks, chain, cancel)
            ?? await WhyNotSigned(seals, signer, round, [.. chain.Values], roots, cancel);
    }

    private static async Task<(Dictionary<int, byte[]> Leaves, byte[] Replaced, byte[] Marks)> ReadLog(
        IBallotJournal journal, string round, ImmutableArray<LeafLine> lists, CancellationToken cancel)
    {
        var batches = lists.Where(list => list.Number > ISealJournal.Replaced).ToArray();
        var found = batches.ToDictionary(list => list.Number, _ => new List<ReadOnlyMemory<byte>>());
        var replaced = new List<ReadOnlyMemory<byte>>();
        var marks = new List<ReadOnlyMemory<byte>>();
        var at = 0;
        await foreach (var cast in journal.ReadCastLog(round, 1, cancel))
        {
            while (at < batches.Length && cast.Sequence > batches[at].Through)
            {
                at++;
            }

            if (at < batches.Length)
            {
                found[batches[at].Number].Add(cast.Leaf);
            }

            if (cast.ReplacedLeaf is { } leaf)
            {
                replaced.Add(leaf);
            }

            if (cast.Paper is not null)
            {
                marks.Add(cast.Leaf);
            }
        }

        return (found.ToDictionary(list => list.Key, list => LeafOrder.Sorted(list.Value)), LeafOrder.Sorted(replaced), LeafOrder.Sorted(marks));
    }

    // Which seal a vote lies under is what is left of where it stood in the log.
    private static async Task<(Dictionary<int, byte[]> Leaves, byte[] Replaced, byte[] Marks)> ReadUnordered(
        IBallotJournal journal, string round, ImmutableArray<LeafLine> lists, CancellationToken cancel)
    {
        var casts = await journal.ReadUnordered(round, cancel).ToListAsync(cancel);
        var sealedUnder = casts.ToLookup(cast => cast.Seal, cast => cast.Leaf);
        return (
            lists.Where(list => list.Number > ISealJournal.Replaced).ToDictionary(list => list.Number, list => LeafOrder.Sorted(sealedUnder[list.Number])),
            LeafOrder.Sorted(casts.Where(cast => cast.IsReplaced).Select(cast => cast.Leaf)),
            LeafOrder.Sorted(casts.Where(cast => cast.Paper is not null).Select(cast => cast.Leaf)));
    }

    private static async Task<string?> WhyNotPaper(IPaperJournal papers, string round, byte[] marks, Dictionary<string, StoredChainEntry> chain, CancellationToken cancel)
    {
        foreach (var list in await papers.ReadLists(round, cancel))
        {
            var isMarks = list.Batch == PaperList.Marks;
            if (isMarks && !list.Leaves.Span.SequenceEqual(marks))
            {
                return "The list of papers handed out has other leaves than the marks in the cast log.";
            }

            if (!chain.TryGetValue(isMarks ? PaperChain.MarksId : PaperChain.BatchId(list.Batch, list.Version), out var told)
                || !told.Body.Contains($"\"root\":\"{PaperChain.RootOf(list)}\"", StringComparison.Ordinal))
            {
                return isMarks ? "The list of papers handed out is not what the public chain says of it." : $"Batch {list.Batch} of paper is not what the public chain says of it.";
            }
        }

        return null;
    }

    private static async Task<string?> WhyNotLists(
        ISealJournal seals, string round, ImmutableArray<LeafLine> lists, Dictionary<int, byte[]> leaves, byte[] replaced,
        Dictionary<string, StoredChainEntry> chain, Dictionary<long, byte[]> roots, CancellationToken cancel)
    {
        var tree = new MerkleTree();
        foreach (var line in lists.OrderBy(line => line.Number == ISealJournal.Replaced).ThenBy(line => line.Number))
        {
            var isReplaced = line.Number == ISealJournal.Replaced;
            var name = isReplaced ? "The list of replaced votes" : $"Seal {line.Number}";
            var stored = await seals.ReadLeaves(round, line.Number, cancel);
            if (!stored.AsSpan().SequenceEqual(isReplaced ? replaced : leaves[line.Number]))
            {
                return $"{name} has other leaves than the votes in the cast log.";
            }

            var list = new LeafList(line.Number, 0, line.Through, line.At, stored);
            var entry = isReplaced ? SealEntries.Superseded(list) : SealEntries.Batch(list, tree);
            if (!chain.TryGetValue(entry.Id, out var told) || told.Body != entry.Body || told.Kind != entry.Kind)
            {
                return $"{name} is not what the public chain says of it.";
            }

            if (!isReplaced)
            {
                tree.AddAll(stored);
                roots[told.Sequence] = tree.Root();
            }
        }

        return null;
    }

    private static async Task<string?> WhyNotSigned(
        ISealJournal seals, INoteSigner signer, string round, StoredChainEntry[] chain, Dictionary<long, byte[]> roots, CancellationToken cancel)
    {
        var key = await signer.GetKey(cancel);
        foreach (var (number, note) in await seals.ReadNotes(round, NoteKind.Checkpoint, cancel))
        {
            if (!SignedNote.TryRead(note, out var read) || !read.IsSignedBy(key) || !Checkpoint.TryRead(read.Text, out var checkpoint) || checkpoint.Round != round)
            {
                return $"The checkpoint of entry {number} is not signed with the service's key.";
            }

            var root = roots[roots.Keys.Where(sequence => sequence <= number).Max()];
            if (checkpoint.Sequence != number || number > chain.Length
                || !chain[number - 1].Hash.Span.SequenceEqual(checkpoint.Hash.Span) || !checkpoint.Root.Span.SequenceEqual(root))
            {
                return $"The checkpoint of entry {number} is not what the public chain says.";
            }
        }

        return null;
    }
}
