using System.Buffers.Binary;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What a voter keeps to find the ballot again: the first sixty bits of its commitment, written like a voter code. Anyone may see it,
/// and it says nothing about the ballot without the nonce.
/// </summary>
public readonly record struct TrackingCode
{
    private TrackingCode(long bits) => Bits = bits;

    /// <summary>The sixty bits, as they are stored.</summary>
    public long Bits { get; }

    /// <summary>The code of a commitment; false when its check character would be one of <c>*~$=U</c>, and then another nonce is drawn.</summary>
    public static bool TryOf(ReadOnlySpan<byte> commitment, out TrackingCode code)
    {
        code = Of(commitment);
        return CheckedCode.IsSpeakable(code.Bits);
    }

    /// <summary>The code of a commitment.</summary>
    public static TrackingCode Of(ReadOnlySpan<byte> commitment) => new((long)(BinaryPrimitives.ReadUInt64BigEndian(commitment) >> 4));

    /// <summary>The code of stored bits.</summary>
    public static TrackingCode Of(long bits) => new(bits);

    /// <summary>Reads a code as typed; false when it was mistyped.</summary>
    public static bool TryParse(string? typed, out TrackingCode code)
    {
        var ok = CheckedCode.TryRead(typed, out var bits);
        code = ok ? new TrackingCode(bits) : default;
        return ok;
    }

    /// <summary><c>XXXX-XXXX-XXXX-C</c>.</summary>
    public override string ToString() => CheckedCode.Format(Bits);
}
