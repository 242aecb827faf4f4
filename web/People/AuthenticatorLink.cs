using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>What the square for an authenticator app says.</summary>
internal static class AuthenticatorLink
{
    /// <summary>The address by which apps take a key, with the council and the account to tell it from others.</summary>
    public static string Of(CouncilName council, StaffAccount account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{council.Text}:{account.Email}")}?secret={key}&issuer={Uri.EscapeDataString(council.Text)}&digits=6";
}
