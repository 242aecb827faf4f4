using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Drafts;

/// <summary>
/// Text under AES-256-GCM with a key that is not in the database: nonce ‖ tag ‖ ciphertext. It is filled up to whole blocks, so that its
/// length does not tell how much was chosen. The place it belongs to is sealed in: bytes moved to another row do not open.
/// </summary>
internal static class SealedText
{
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Block = 512;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> place, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var plain = new byte[(length / Block + 1) * Block];
        Encoding.UTF8.GetBytes(text, plain);
        var bytes = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(bytes.AsSpan(0, Nonce), plain, bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), place);
        return bytes;
    }

    /// <summary>The text, or null when the bytes are not what was sealed here.</summary>
    public static string? Open(byte[] key, ReadOnlySpan<byte> place, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Nonce + Tag)
        {
            return null;
        }

        var plain = new byte[bytes.Length - Nonce - Tag];
        try
        {
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(bytes[..Nonce], bytes[(Nonce + Tag)..], bytes.Slice(Nonce, Tag), plain, place);
            return Encoding.UTF8.GetString(plain).TrimEnd('\0');
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
