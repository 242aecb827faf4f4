using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// Seals what makes a second factor, so that whoever reads the database alone, a backup of it for instance, cannot work out anybody's
/// codes. The keys of the seal lie in the key ring, outside the database. A value is bound to its account and to what it is.
/// </summary>
internal sealed partial class FactorSeal(IDataProtectionProvider protection, ILogger<FactorSeal> log)
{
    private const string Mark = "sealed:";

    /// <summary>Whether a stored value is sealed; older versions stored them as they are.</summary>
    public static bool IsSealed(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>What is stored instead of a value.</summary>
    public string Seal(string account, string name, string value) => Mark + For(account, name).Protect(value);

    /// <summary>The value that was stored; null when the key ring that sealed it is gone, as if there had never been one.</summary>
    public string? Open(string account, string name, string stored)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        try
        {
            return For(account, name).Unprotect(stored[Mark.Length..]);
        }
        catch (CryptographicException failure)
        {
            LogNotOpened(failure, account, name);
            return null;
        }
    }

    private IDataProtector For(string account, string name) => protection.CreateProtector("hub.staff-factor", account, name);

    [LoggerMessage(LogLevel.Error, "The {Name} of staff account {Account} cannot be opened: the key ring that sealed it is not here. An administrator can send a new link.")]
    private partial void LogNotOpened(Exception failure, string account, string name);
}
