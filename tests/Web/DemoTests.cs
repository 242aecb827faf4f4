using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

public sealed class DemoTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task DemoAccountsAndToken_WhereTheDemoIsSwitchedOff_AreWorthless(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        var file = Path.Combine(database.DataFolder, "staff-token");
        string token;
        await using (var demo = await TestWeb.StartAsync(database, demo: true))
        {
            token = (await File.ReadAllTextAsync(file)).Trim();
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.All(await SignIns(demo), Assert.True);
            Assert.True(await IsTaken(demo, token));
        }

        // Act
        await using var real = await TestWeb.StartAsync(database, demo: false);

        // Assert
        Assert.All(await SignIns(real), Assert.False);
        Assert.False(await IsTaken(real, token));
    }

    [Fact]
    public async Task Demo_StartedAgain_KeepsItsTokenAndAccounts()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var file = Path.Combine(database.DataFolder, "staff-token");
        await using (await TestWeb.StartAsync(database, demo: true))
        {
        }

        var before = await File.ReadAllTextAsync(file);

        // Act
        await using var again = await TestWeb.StartAsync(database, demo: true);

        // Assert
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(DemoPeople.Accounts.Count, await database.QueryAsync<int>("SELECT count(*) FROM staff_account"));
    }

    private static async Task<bool[]> SignIns(TestWeb web)
    {
        await using var scope = web.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<StaffAccount>>();
        var results = new List<bool>();
        foreach (var account in DemoPeople.Accounts)
        {
            var user = await users.FindByEmailAsync(account.Email);
            results.Add((await signIn.CheckPasswordSignInAsync(user!, account.Password, lockoutOnFailure: true)).Succeeded);
        }

        return [.. results];
    }

    private static async Task<bool> IsTaken(TestWeb web, string token)
    {
        using var client = web.Client(token);
        return (int)(await client.GetAsync("/api/v1/staff/rounds/nowhere")).StatusCode == 404;
    }
}
