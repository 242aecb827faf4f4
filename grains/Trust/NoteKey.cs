using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace ParticipatoryHub.Trust;

/// <summary>
/// The public half of the key that signs notes: ECDSA on P-256 with SHA-256, type 2 of the C2SP signed note. Its id is the first four
/// bytes of the SHA-256 of the public key in SPKI form.
/// </summary>
public sealed class NoteKey
{
    /// <summary>The name that the service's key signs under.</summary>
    public const string ServiceName = "participatoryhub";

    private const byte Ecdsa = 2;

    private readonly byte[] spki;

    /// <summary>From a name without blanks or pluses, and the public key as SubjectPublicKeyInfo.</summary>
    public NoteKey(string name, byte[] spki)
    {
        (Name, this.spki) = (name, spki);
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(spki));
    }

    /// <summary>Who signs.</summary>
    public string Name { get; }

    /// <summary>Tells keys of one name apart.</summary>
    public uint Id { get; }

    /// <summary>SHA-256 of the public key in lower-case hex, to be read out and compared.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(spki));

    /// <summary>Reads <c>name+id+base64</c>, the form in which keys of signed notes are handed round.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        if (text?.Trim().Split('+', 3) is not [var name, var id, var bytes] || name.Length == 0)
        {
            return false;
        }

        var decoded = new byte[bytes.Length];
        if (!Convert.TryFromBase64String(bytes, decoded, out var length) || length < 2 || decoded[0] != Ecdsa)
        {
            return false;
        }

        var read = new NoteKey(name, decoded[1..length]);
        if (!uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var claimed) || claimed != read.Id)
        {
            return false;
        }

        key = read;
        return true;
    }

    /// <summary>Whether a signature over a text is this key's.</summary>
    /// <param name="signature">ASN.1 DER.</param>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(spki, out _);
            return ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary><c>name+id+base64</c>.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([Ecdsa, .. spki])}";
}
