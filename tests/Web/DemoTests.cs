using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;
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

    [Fact]
    public async Task Welcome_OfADemo_HasEverySignInAndCodesThatAreTaken()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var web = await TestWeb.StartAsync(database, demo: true);

        // Act
        var lines = DemoWelcome.Text("http://localhost:5080", database.DataFolder).Split('\n', StringSplitOptions.TrimEntries);

        // Assert
        Assert.All(DemoPeople.Accounts, account => Assert.Contains(lines, line => line.StartsWith(account.Email, StringComparison.Ordinal) && line.Contains($" {account.Password} ", StringComparison.Ordinal)));
        var codes = lines.SkipWhile(line => !line.StartsWith("Vote at http://localhost:5080/rounds/", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(3, codes.Count);
        var grains = web.Services.GetRequiredService<IGrainFactory>();
        var project = (await grains.GetGrain<IRoundGrain>(DemoCouncil.Fund).GetView())!.Setup.Projects[0].Id;
        var casts = await Task.WhenAll(codes.Select(code => grains.GetGrain<IBallotBoxGrain>(DemoCouncil.Fund).Cast(new(Guid.NewGuid(), code, [new Choice(project, 1)], null, BallotChannel.Online))));
        Assert.All(casts, cast => Assert.Null(cast.Refusal));
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
