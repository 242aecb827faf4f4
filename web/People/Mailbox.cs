using System.Net.Mail;

namespace ParticipatoryHub.Web.People;

/// <summary>Addresses of mailboxes.</summary>
internal static class Mailbox
{
    /// <summary>The longest address that mail servers take (RFC 5321).</summary>
    public const int Longest = 254;

    /// <summary>An address as somebody typed it; null when no letter could reach it.</summary>
    public static string? Read(string? typed)
    {
        var email = (typed ?? "").Trim();
        return email.Length <= Longest && MailAddress.TryCreate(email, out var address) && address.Address == email
            && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.StartsWith('[') && !email.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            ? email
            : null;
    }

    /// <summary>The address as it is shown where others may look over a shoulder: the first letter and the domain.</summary>
    public static string Masked(string email) => string.Concat(email.AsSpan(0, 1), "•••", email.AsSpan(email.LastIndexOf('@')));

    /// <summary>The same for two spellings of one address.</summary>
    public static string Key(string email) => email.Trim().Normalize().ToUpperInvariant();
}
