using System.Text;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>The demo's sign-ins and its tokens, made where <c>Hub:Demo</c> is on. Everything made here is marked and works in a demo only.</summary>
internal sealed class DemoPeople(IServiceScopeFactory scopes, StartGate gate, HubOptions hub) : IHostedService
{
    /// <summary>Accounts as <c>run</c> prints them.</summary>
    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("officer@demo.example", "Olive Officer", "clayton brook votes", [StaffRoles.Officer]),
        new("admin@demo.example", "Adam Administrator", "clayton brook settings", [StaffRoles.Administrator, StaffRoles.Officer]),
        new("finance@demo.example", "Fiona Finance", Shared, [StaffRoles.Finance]),
        new("moderator@demo.example", "Mo Moderator", Shared, [StaffRoles.Moderator]),
        new("facilitator@demo.example", "Fay Facilitator", Shared, [StaffRoles.Facilitator]),
        new("partner@demo.example", "Pat Partner", Shared, [StaffRoles.Partner]),
        new("councillor@demo.example", "Connie Councillor", Shared, [StaffRoles.Councillor]),
    ];

    // One password for those that are only there to be looked through; it is hashed once, for that takes its time.
    private const string Shared = "clayton brook roles";

    /// <summary>Where the demo's tokens lie for <c>hub</c> to find: what takes two people takes both.</summary>
    public static IReadOnlyList<string> TokenFiles(HubOptions hub) => [Path.Combine(hub.Data, "staff-token"), Path.Combine(hub.Data, "second-staff-token")];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!hub.Demo)
        {
            return;
        }

        await gate.OpenAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var hashes = new Dictionary<string, string>();
        foreach (var account in Accounts)
        {
            await Make(users, account, hashes);
        }

        var names = new[] { "The demo's token", "The demo's second token" };
        foreach (var (file, name) in TokenFiles(hub).Zip(names))
        {
            await LeaveToken(scope.ServiceProvider.GetRequiredService<StaffTokens>(), file, name, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task Make(UserManager<StaffAccount> users, DemoAccount account, Dictionary<string, string> hashes)
    {
        if (await users.FindByEmailAsync(account.Email) is not null)
        {
            return;
        }

        var made = new StaffAccount { UserName = account.Email, Email = account.Email, EmailConfirmed = true, Name = account.Name, IsDemo = true };
        if (!hashes.TryGetValue(account.Password, out var hash))
        {
            hashes.Add(account.Password, hash = users.PasswordHasher.HashPassword(made, account.Password));
        }

        made.PasswordHash = hash;
        Accounted.For(await users.CreateAsync(made));
        Accounted.For(await users.AddToRolesAsync(made, account.Roles));
    }

    private static async Task LeaveToken(StaffTokens tokens, string file, string name, CancellationToken cancel)
    {
        if (File.Exists(file) && await tokens.Find((await File.ReadAllTextAsync(file, cancel)).Trim(), cancel) is not null)
        {
            return;
        }

        var text = await tokens.Make(name, [StaffRoles.Officer], isDemo: true, cancel);
        await PrivateFile.Write(file, Encoding.UTF8.GetBytes(text + "\n"), cancel);
    }
}

/// <summary>An account of the demo.</summary>
internal sealed record DemoAccount(string Email, string Name, string Password, IReadOnlyList<string> Roles);
