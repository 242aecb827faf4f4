using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Trust;

/// <summary>
/// A text with signatures below it, in the form of https://c2sp.org/signed-note: the text, an empty line, and a line for each signature,
/// <c>— name base64(key id ‖ signature)</c>.
/// </summary>
/// <param name="Text">Ends with a line feed.</param>
/// <param name="Signatures">Key name, key id and DER signature of each line.</param>
public sealed record SignedNote(string Text, IReadOnlyList<(string Name, uint Id, byte[] Signature)> Signatures)
{
    /// <summary>Signs a text, which must end with a line feed.</summary>
    public static string Sign(string text, NoteKey key, ECDsa secret)
    {
        var signature = secret.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var bytes = new byte[4 + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, key.Id);
        signature.CopyTo(bytes, 4);
        return $"{text}\n— {key.Name} {Convert.ToBase64String(bytes)}\n";
    }

    /// <summary>Takes a note apart; false when it has not the form of one.</summary>
    public static bool TryRead(string? note, [NotNullWhen(true)] out SignedNote? read)
    {
        read = null;
        var end = note?.LastIndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        if (end < 0 || end + 2 == note!.Length || !note.EndsWith('\n'))
        {
            return false;
        }

        var signatures = new List<(string Name, uint Id, byte[] Signature)>();
        foreach (var line in note[(end + 2)..^1].Split('\n'))
        {
            var bytes = new byte[line.Length];
            if (line.Split(' ') is not ["—", var name, var coded] || !Convert.TryFromBase64String(coded, bytes, out var length) || length < 5)
            {
                return false;
            }

            signatures.Add((name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..length]));
        }

        read = new SignedNote(note[..(end + 1)], signatures);
        return true;
    }

    /// <summary>Notes one after the other, as a file of them has it: each followed by an empty line.</summary>
    public static string Join(IEnumerable<string> notes) => string.Concat(notes.Select(note => note + "\n"));

    /// <summary>The notes of a file that <see cref="Join"/> wrote; their texts have no empty line.</summary>
    public static IEnumerable<string> Split(string file)
    {
        var parts = file.Split("\n\n");
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            yield return $"{parts[i]}\n\n{parts[i + 1]}\n";
        }
    }

    /// <summary>Whether the key signed this text. A signature under its name and id that does not hold spoils the note.</summary>
    public bool IsSignedBy(NoteKey key)
    {
        var text = Encoding.UTF8.GetBytes(Text);
        var own = Signatures.Where(line => line.Name == key.Name && line.Id == key.Id).ToArray();
        return own.Length > 0 && Array.TrueForAll(own, line => key.Verify(text, line.Signature));
    }
}
