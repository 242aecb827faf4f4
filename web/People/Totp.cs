using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// Time-based one-time passwords (RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds) for a key that is not an account's yet; once it is,
/// Identity checks its codes.
/// </summary>
internal static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Step = 30;
    private const int KeyBytes = 20;

    // A phone's clock may be off by a step either way and more, as Identity allows it.
    private const int Drift = 2;

    /// <summary>A new key of 160 random bits, in base 32.</summary>
    public static string NewKey()
    {
        var bits = string.Concat(RandomNumberGenerator.GetBytes(KeyBytes).Select(part => part.ToString("b8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(part => Alphabet[Convert.ToInt32(new string(part), 2)]));
    }

    /// <summary>Whether a code belongs to a key now.</summary>
    public static bool Fits(string key, string code, DateTimeOffset now)
    {
        var step = now.ToUnixTimeSeconds() / Step;
        return Enumerable.Range(-Drift, 2 * Drift + 1).Any(off => CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Code(key, step + off)), System.Text.Encoding.UTF8.GetBytes(code)));
    }

    /// <summary>The code of a step since 1970.</summary>
    public static string Code(string key, long step)
    {
        var bits = string.Concat(key.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        var secret = bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own algorithm, and what authenticator apps know.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
