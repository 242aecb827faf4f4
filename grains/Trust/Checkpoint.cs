using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ParticipatoryHub.Trust;

/// <summary>
/// What a round's public record was at an instant, in five lines as in https://c2sp.org/tlog-checkpoint: where it is from, how many
/// leaves its seals have, the root of their tree, and in an extension line where the public chain stood.
/// </summary>
/// <param name="Round">The round's slug.</param>
/// <param name="Size">Leaves.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Sequence">Of the public chain's last entry.</param>
/// <param name="Hash">Of that entry, 32 bytes.</param>
public sealed record Checkpoint(string Round, long Size, ReadOnlyMemory<byte> Root, long Sequence, ReadOnlyMemory<byte> Hash)
{
    private const string Origin = NoteKey.ServiceName + "/";

    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin}{Round}\n{Size}\n{Convert.ToBase64String(Root.Span)}\nchain {Sequence} {Convert.ToHexStringLower(Hash.Span)}\n");

    /// <summary>Reads the text; false when it is not one of a round.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (text.Split('\n') is not [var origin, var size, var root, var chain, ""]
            || !origin.StartsWith(Origin, StringComparison.Ordinal)
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            || chain.Split(' ') is not ["chain", var sequence, var hash]
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            || !TryReadHash(hash, out var hashBytes))
        {
            return false;
        }

        var rootBytes = new byte[MerkleTree.HashLength];
        if (root.Length != 44 || !Convert.TryFromBase64String(root, rootBytes, out var length) || length != MerkleTree.HashLength)
        {
            return false;
        }

        checkpoint = new Checkpoint(origin[Origin.Length..], leaves, rootBytes, entry, hashBytes);
        return checkpoint.Text == text;
    }

    private static bool TryReadHash(string hex, out byte[] bytes)
    {
        bytes = hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(hex) : [];
        return bytes.Length == MerkleTree.HashLength;
    }
}
