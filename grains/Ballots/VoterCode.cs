using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The code that a voter is posted or handed: sixty random bits, printed as three groups of four characters and a check character.
/// <see cref="ToString"/> does not say it, so that no log ever does; <see cref="Print"/> does.
/// </summary>
public readonly record struct VoterCode
{
    private readonly long bits;

    private VoterCode(long bits) => this.bits = bits;

    /// <summary>The first four characters, by which guessing at a batch of codes is noticed.</summary>
    public string Prefix => Print()[..4];

    /// <summary>A new code from the system's cryptographic generator; its check character is always a letter or digit.</summary>
    public static VoterCode New()
    {
        Span<byte> random = stackalloc byte[8];
        long bits;
        do
        {
            RandomNumberGenerator.Fill(random);
            bits = (long)(BinaryPrimitives.ReadUInt64BigEndian(random) >> 4);
        }
        while (!CheckedCode.IsSpeakable(bits));

        return new VoterCode(bits);
    }

    /// <summary>Reads a code as typed. False means a slip of the pen: "check the code", never "not found".</summary>
    public static bool TryParse(string? typed, out VoterCode code)
    {
        var ok = CheckedCode.TryRead(typed, out var bits) && CheckedCode.IsSpeakable(bits);
        code = ok ? new VoterCode(bits) : default;
        return ok;
    }

    /// <summary>As printed in the letter: <c>XXXX-XXXX-XXXX-C</c>.</summary>
    public string Print() => CheckedCode.Format(bits);

    /// <summary>The thirteen characters without dashes, in ASCII: what the register's keyed hash is taken of.</summary>
    internal void Normalised(Span<byte> thirteen) => CheckedCode.Normalised(bits, thirteen);

    /// <summary>Not the code.</summary>
    public override string ToString() => "(voter code)";
}
