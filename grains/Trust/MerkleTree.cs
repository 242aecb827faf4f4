using System.Security.Cryptography;

namespace ParticipatoryHub.Trust;

/// <summary>
/// The Merkle tree of RFC 6962, grown leaf by leaf in the memory of its right edge: at most one hash for each bit of its size.
/// A leaf is <c>SHA-256(0x00 ‖ data)</c>, a node <c>SHA-256(0x01 ‖ left ‖ right)</c>, the empty tree <c>SHA-256("")</c>.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = 32;

    // The roots of the full subtrees, largest first: their sizes are the bits of Size.
    private readonly List<byte[]> edge = [];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The tree of leaves that are hashed already, one after the other.</summary>
    public static MerkleTree Of(ReadOnlySpan<byte> leaves)
    {
        var tree = new MerkleTree();
        tree.AddAll(leaves);
        return tree;
    }

    /// <summary>A tree of its own with the same leaves.</summary>
    public MerkleTree Copy()
    {
        var copy = new MerkleTree { Size = Size };
        copy.edge.AddRange(edge);
        return copy;
    }

    /// <summary>Adds a leaf that is hashed already.</summary>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(leaf.Length, HashLength);
        var hash = leaf.ToArray();
        for (var bit = Size; (bit & 1) == 1; bit >>= 1)
        {
            hash = Node(edge[^1], hash);
            edge.RemoveAt(edge.Count - 1);
        }

        edge.Add(hash);
        Size++;
    }

    /// <summary>Adds leaves that are hashed already, one after the other.</summary>
    public void AddAll(ReadOnlySpan<byte> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(leaves.Length % HashLength, 0);
        for (var at = 0; at < leaves.Length; at += HashLength)
        {
            Add(leaves.Slice(at, HashLength));
        }
    }

    /// <summary>The root of what there is now.</summary>
    public byte[] Root()
    {
        if (edge.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = edge[^1];
        for (var i = edge.Count - 2; i >= 0; i--)
        {
            root = Node(edge[i], root);
        }

        return root;
    }

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[1 + HashLength + HashLength];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + HashLength)..]);
        return SHA256.HashData(bytes);
    }
}
