using System.Text.Json.Nodes;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Trust;

/// <summary>What the public chain says of seals. Ids are counted, so that an entry told twice is there once.</summary>
internal static class SealEntries
{
    /// <summary>The kind of a sealed batch.</summary>
    public const string BatchKind = "BATCH";

    /// <summary>The kind of the list of replaced votes.</summary>
    public const string SupersededKind = "SUPERSEDED";

    /// <summary>A sealed batch: its own root, and size and root of the whole tree with it.</summary>
    /// <param name="before">The tree without it; it is left as it is.</param>
    public static ChainEntry Batch(LeafList list, MerkleTree before)
    {
        var whole = before.Copy();
        whole.AddAll(list.Leaves.Span);
        return new(BatchKind, CanonicalJson.Write(new JsonObject
        {
            ["at"] = FrozenRules.Instant(list.At),
            ["count"] = (long)(list.Leaves.Length / MerkleTree.HashLength),
            ["number"] = (long)list.Number,
            ["root"] = RootOf(list),
            ["size"] = whole.Size,
            ["tree"] = Convert.ToHexStringLower(whole.Root()),
        }), $"batch-{list.Number}");
    }

    /// <summary>The leaves of votes that were replaced, without a word of what replaced them.</summary>
    public static ChainEntry Superseded(LeafList list) => new(SupersededKind, CanonicalJson.Write(new JsonObject
    {
        ["count"] = (long)(list.Leaves.Length / MerkleTree.HashLength),
        ["root"] = RootOf(list),
    }), "superseded");

    private static string RootOf(LeafList list) => Convert.ToHexStringLower(MerkleTree.Of(list.Leaves.Span).Root());
}
