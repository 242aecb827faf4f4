using System.Globalization;

namespace ParticipatoryHub.Web.Mail;

/// <summary>The council's mail server, from <c>Hub:Mail</c>.</summary>
/// <param name="Host">Its name, or null when mail is not set up.</param>
/// <param name="Port">Its port for submission.</param>
/// <param name="User">Whom to sign in as, or null.</param>
/// <param name="Password">With which password.</param>
/// <param name="Sender">The sender's address.</param>
/// <param name="IsEncrypted">Whether the connection is held to STARTTLS.</param>
internal sealed record MailOptions(string? Host, int Port, string? User, string? Password, string Sender, bool IsEncrypted)
{
    /// <summary>Reads <c>Host</c>, <c>Port</c> (587), <c>User</c>, <c>Password</c>, <c>From</c> and <c>Encrypted</c> (true).</summary>
    public static MailOptions From(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Hub:Mail");
        return new MailOptions(
            mail["Host"] is { Length: > 0 } host ? host : null,
            int.TryParse(mail["Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 587,
            mail["User"] is { Length: > 0 } user ? user : null,
            mail["Password"],
            mail["From"] ?? "",
            mail.GetValue("Encrypted", true));
    }
}
