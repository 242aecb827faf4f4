using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Web.People;

/// <summary>The secret in a link that is sent to somebody. Only its hash is stored.</summary>
internal static class SecretLink
{
    /// <summary>256 random bits as 43 characters of a URL.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
