using System.Buffers.Binary;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>Where a leaf lies: under a seal, or in a batch of paper; the other is 0.</summary>
internal readonly record struct BundlePlace(int Seal, int Paper);

/// <summary>
/// The leaves under a round's seals and those of its batches of paper, of which each is taken once: what is left at the end are the votes
/// that were replaced.
/// </summary>
internal sealed class SealedLeaves
{
    private readonly List<(BundlePlace In, int Start, ReadOnlyMemory<byte> Leaves)> lists;
    private readonly ulong[] beginnings;
    private readonly int[] places;
    private readonly bool[] isTaken;

    private SealedLeaves(List<(BundlePlace In, int Start, ReadOnlyMemory<byte> Leaves)> lists, int all)
    {
        this.lists = lists;
        (beginnings, places, isTaken) = (new ulong[all], new int[all], new bool[all]);
        for (var place = 0; place < all; place++)
        {
            (beginnings[place], places[place]) = (BinaryPrimitives.ReadUInt64BigEndian(At(place).Leaf.Span), place);
        }

        Array.Sort(beginnings, places);
    }

    /// <summary>How many leaves there are.</summary>
    public int Count => places.Length;

    /// <summary>Reads the leaves of a round.</summary>
    /// <param name="papers">The lists of its batches of paper.</param>
    public static async Task<SealedLeaves> Read(ISealJournal seals, IEnumerable<PaperList> papers, string round, CancellationToken cancel)
    {
        var lists = new List<(BundlePlace In, int Start, ReadOnlyMemory<byte> Leaves)>();
        var all = 0;
        foreach (var list in (await seals.List(round, cancel).ConfigureAwait(false)).Where(list => list.Number > ISealJournal.Replaced))
        {
            var leaves = (await seals.ReadLeaves(round, list.Number, cancel).ConfigureAwait(false))!;
            lists.Add((new(list.Number, 0), all, leaves));
            all += leaves.Length / MerkleTree.HashLength;
        }

        foreach (var list in papers)
        {
            lists.Add((new(0, list.Batch), all, list.Leaves));
            all += list.Count;
        }

        return new(lists, all);
    }

    /// <summary>Takes a leaf, and gives its place among all; false when it lies under no seal, or has been taken already.</summary>
    public bool TryTake(ReadOnlySpan<byte> leaf, out int place)
    {
        var beginning = BinaryPrimitives.ReadUInt64BigEndian(leaf);
        var from = Array.BinarySearch(beginnings, beginning);
        while (from > 0 && beginnings[from - 1] == beginning)
        {
            from--;
        }

        for (; from >= 0 && from < Count && beginnings[from] == beginning; from++)
        {
            place = places[from];
            if (!isTaken[place] && At(place).Leaf.Span.SequenceEqual(leaf))
            {
                return isTaken[place] = true;
            }
        }

        place = 0;
        return false;
    }

    /// <summary>The leaves that were not taken, in the order of their places.</summary>
    public IEnumerable<(BundlePlace In, ReadOnlyMemory<byte> Leaf)> Left() => Enumerable.Range(0, Count).Where(place => !isTaken[place]).Select(At);

    /// <summary>The leaf in a place; places go by seals, then by batches of paper, and by the bytes of the leaves in each.</summary>
    public (BundlePlace In, ReadOnlyMemory<byte> Leaf) At(int place)
    {
        var (first, last) = (0, lists.Count - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = lists[middle].Start <= place ? (middle, last) : (first, middle - 1);
        }

        var (where, start, leaves) = lists[first];
        return (where, leaves.Slice((place - start) * MerkleTree.HashLength, MerkleTree.HashLength));
    }
}
