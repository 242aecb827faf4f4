namespace ParticipatoryHub.Trust;

/// <summary>Leaves in the order of their bytes, which anybody can restore and which says nothing of when they came.</summary>
public static class LeafOrder
{
    /// <summary>The leaves one after the other, sorted.</summary>
    public static byte[] Sorted(IEnumerable<ReadOnlyMemory<byte>> leaves)
    {
        var sorted = leaves.ToArray();
        Array.Sort(sorted, static (first, second) => first.Span.SequenceCompareTo(second.Span));
        var bytes = new byte[sorted.Length * MerkleTree.HashLength];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i].Span.CopyTo(bytes.AsSpan(i * MerkleTree.HashLength));
        }

        return bytes;
    }

    /// <summary>Whether leaves stand in that order, none twice.</summary>
    public static bool IsSorted(ReadOnlySpan<byte> leaves)
    {
        for (var at = MerkleTree.HashLength; at < leaves.Length; at += MerkleTree.HashLength)
        {
            if (leaves.Slice(at - MerkleTree.HashLength, MerkleTree.HashLength).SequenceCompareTo(leaves.Slice(at, MerkleTree.HashLength)) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
