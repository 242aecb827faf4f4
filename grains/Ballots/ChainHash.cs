using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The hashes of both chains: <c>SHA-256(prev ‖ seq ‖ kind ‖ body-hash)</c>, with the hash of the entry before (32 zero bytes before the
/// first), the sequence number from 1 as 8 bytes big-endian, the kind in UTF-8 and the 32 bytes of the body's hash.
/// </summary>
public static class ChainHash
{
    /// <summary>The kind of every entry of the cast log.</summary>
    public const string Cast = "CAST";

    /// <summary>The kind of an entry that marks a right, since a paper ballot was handed out: this and the number of its batch.</summary>
    public const string Paper = "PAPER";

    /// <summary>What comes before the first entry.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[32];

    /// <summary>The hash of an entry.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, long sequence, string kind, ReadOnlySpan<byte> bodyHash)
    {
        Span<byte> bytes = stackalloc byte[32 + 8 + 256 + 32];
        previous.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[32..], sequence);
        var end = 40 + Encoding.UTF8.GetBytes(kind, bytes.Slice(40, 256));
        bodyHash.CopyTo(bytes[end..]);
        return SHA256.HashData(bytes[..(end + 32)]);
    }

    /// <summary>
    /// The hash of a cast's entry. Its body is 121 bytes: leaf (32), 1 or 0 for whether it replaces, the leaf it replaces (32, or zeros),
    /// cast id (16, in the order it is written), fingerprint (32), tracking code (8, big-endian).
    /// </summary>
    public static byte[] NextCast(
        ReadOnlySpan<byte> previous,
        long sequence,
        ReadOnlySpan<byte> leaf,
        ReadOnlyMemory<byte>? replacedLeaf,
        Guid castId,
        ReadOnlySpan<byte> fingerprint,
        long tracking,
        int? paper = null)
    {
        Span<byte> body = stackalloc byte[121];
        body.Clear();
        leaf.CopyTo(body);
        if (replacedLeaf is { } replaced)
        {
            body[32] = 1;
            replaced.Span.CopyTo(body[33..]);
        }

        castId.TryWriteBytes(body[65..], bigEndian: true, out _);
        fingerprint.CopyTo(body[81..]);
        BinaryPrimitives.WriteInt64BigEndian(body[113..], tracking);
        Span<byte> bodyHash = stackalloc byte[32];
        SHA256.HashData(body, bodyHash);
        return Next(previous, sequence, paper is { } batch ? string.Create(CultureInfo.InvariantCulture, $"{Paper} {batch}") : Cast, bodyHash);
    }

    /// <summary>The hash that an entry of the cast log must have after <paramref name="previous"/>.</summary>
    public static byte[] NextCast(ReadOnlySpan<byte> previous, StoredCast cast) => NextCast(
        previous, cast.Sequence, cast.Leaf.Span, cast.ReplacedLeaf, cast.CastId, cast.Fingerprint.Span, cast.Tracking, cast.Paper);

    /// <summary>The hash of an entry of the public chain. Its body is <c>id LF body</c> in UTF-8.</summary>
    public static byte[] NextPublic(ReadOnlySpan<byte> previous, long sequence, ChainEntry entry) =>
        Next(previous, sequence, entry.Kind, SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Id}\n{entry.Body}")));
}
