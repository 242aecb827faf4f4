using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>What the operator of the service sees and decides.</summary>
public sealed class OperatingTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Health_NamesEngineDatabaseAndVersion(DatabaseKind kind)
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(kind);

        // Act
        var health = JsonSerializer.Deserialize<JsonElement>(await web.Http.GetStringAsync("/health"));

        // Assert
        Assert.Equal(["status", "engine", "database", "version"], health.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.Equal(kind == DatabaseKind.Postgres ? "postgres" : "sqlite", health.GetProperty("database").GetString());
    }

    [Fact]
    public async Task Health_WithoutItsDatabase_IsNotReadyButAlive()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();

        // Act
        await web.Database.ExecuteAsync("ALTER TABLE staff_role RENAME TO gone");

        // Assert
        Assert.Equal(503, (int)(await web.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(200, (int)(await web.Http.GetAsync("/health/live")).StatusCode);
    }

    [Theory]
    [InlineData("a long enough password", "ann@council.example", 0)]
    [InlineData("short", "ann@council.example", 1)]
    [InlineData("a long enough password", "", 2)]
    public async Task CreateAdministrator_FromTheCommandLine_MakesAnAccountOrSaysWhyNot(string password, string email, int code)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var app = Build($"--Hub:Data={database.DataFolder}");

        // Act
        var ended = await CreateAdministrator.Run(app, email, new StringReader(password + "\n"));

        // Assert
        Assert.Equal(code, ended);
        if (code == 0)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            var account = await users.FindByEmailAsync(email);
            Assert.True(await users.CheckPasswordAsync(account!, password));
            Assert.True(await users.IsInRoleAsync(account!, StaffRoles.Administrator));
        }
    }

    [Theory]
    [InlineData("https://vote.council.example", "__Host-hub", CookieSecurePolicy.Always)]
    [InlineData("http://localhost:5080", "hub", CookieSecurePolicy.SameAsRequest)]
    public async Task SignInCookie_ByHttps_IsBoundToTheHost(string address, string name, CookieSecurePolicy secure)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var app = Build($"--Hub:Data={database.DataFolder}", $"--Hub:Address={address}");

        // Act
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie;

        // Assert
        Assert.Equal((name, secure, true, "/", null), (cookie.Name, cookie.SecurePolicy, cookie.HttpOnly, cookie.Path, cookie.Domain));
    }

    private static WebApplication Build(params string[] args) => ParticipatoryHub.Web.Program.Build(args);
}
