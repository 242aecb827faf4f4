using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>The secret of an invitation's link: 24 random bytes. Only its hash is stored.</summary>
internal static class InvitationToken
{
    /// <summary>A new one and its hash.</summary>
    public static (string Token, string Hash) Make()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        return (token, Hash(token));
    }

    /// <summary>Hex SHA-256.</summary>
    public static string Hash(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
