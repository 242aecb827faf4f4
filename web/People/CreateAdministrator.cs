using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Silo;

namespace ParticipatoryHub.Web.People;

/// <summary><c>--create-admin EMAIL</c>: makes an administrator, with the password from the first line of standard input, and ends.</summary>
internal static class CreateAdministrator
{
    private const string Option = "--create-admin";

    /// <summary>The e-mail address given, or null when the option is absent.</summary>
    public static string? Asked(string[] args)
    {
        var at = Array.IndexOf(args, Option);
        return at < 0 ? null : at + 1 < args.Length ? args[at + 1] : "";
    }

    /// <summary>0 when it was made; 1 with the reason on stderr; 2 without an address.</summary>
    public static async Task<int> Run(WebApplication app, string email, TextReader input)
    {
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"Usage: {Option} EMAIL, with the password on standard input.");
            return 2;
        }

        await app.Services.GetRequiredService<StartGate>().OpenAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount { UserName = email, Email = email, EmailConfirmed = true, Name = email[..email.IndexOf('@', StringComparison.Ordinal)] };
        var made = await users.CreateAsync(account, await input.ReadLineAsync() ?? "");
        if (made.Succeeded)
        {
            made = await users.AddToRolesAsync(account, [StaffRoles.Administrator, StaffRoles.Officer]);
        }

        await (made.Succeeded
            ? Console.Out.WriteLineAsync($"{email} can sign in.")
            : Console.Error.WriteLineAsync($"The account was not made: {string.Join(' ', made.Errors.Select(error => error.Description))}"));
        return made.Succeeded ? 0 : 1;
    }
}
