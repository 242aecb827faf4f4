using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Signing in by the council's own OpenID Connect provider, against a real one in this process.</summary>
public sealed class CouncilSignInTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Resident_ByTheProvider_ChoosesANameOnceAndIsKnownAfterwards(DatabaseKind kind)
    {
        // Arrange
        await using var provider = await SmallProvider.StartAsync();
        provider.Person = new() { ["sub"] = "42", ["email"] = "olu@example.org", ["email_verified"] = true, ["given_name"] = "Olu" };
        await using var web = await TestWeb.StartAsync(kind, settings: provider.Settings());
        using var first = new Visitor(web);
        await first.Go("/sign-in?back=%2Faccount");
        Assert.Equal("Sign in with your Chorley account", first.Page.QuerySelector("main a.govuk-button")!.TextContent.Trim());
        await first.Go(first.Page.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        Assert.Equal("/sign-in/name", first.Path);
        Assert.Equal("Olu", first.Page.QuerySelector("#name")!.GetAttribute("value"));
        await first.Press("Make my account", ("name", "Olu A"));
        Assert.Equal("/account", first.Path);
        provider.Person["email"] = "olu-at-another-address@example.org";

        // Act
        using var again = new Visitor(web);
        await again.Go("/sign-in/council?back=%2Faccount");

        // Assert
        Assert.Equal("/account", again.Path);
        Assert.Contains("Olu A", again.Words, StringComparison.Ordinal);
        Assert.Contains("olu@example.org", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resident_WithAnAddressThatTheProviderDidNotVerify_DoesNotGetTheAccountOfThatAddress()
    {
        // Arrange
        await using var provider = await SmallProvider.StartAsync();
        await using var web = await TestWeb.StartAsync(settings: provider.Settings());
        await web.Resident("Victim");
        provider.Person = new() { ["sub"] = "evil", ["email"] = "VICTIM@residents.example", ["email_verified"] = false };
        using var visitor = new Visitor(web);

        // Act
        await visitor.Go("/sign-in/council");

        // Assert
        Assert.Equal("/sign-in/name", visitor.Path);
        provider.Person = new() { ["sub"] = "good", ["email"] = "victim@residents.example", ["email_verified"] = true };
        using var owner = new Visitor(web);
        await owner.Go("/sign-in/council?back=%2Faccount");
        Assert.Contains("Victim", owner.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resident_WhoSaysNoAtTheProvider_IsBackWithAWordAboutIt()
    {
        // Arrange
        await using var provider = await SmallProvider.StartAsync();
        provider.Person = null;
        await using var web = await TestWeb.StartAsync(settings: provider.Settings());
        using var visitor = new Visitor(web);

        // Act
        await visitor.Go("/sign-in/council");

        // Assert
        Assert.Equal("/sign-in", visitor.Path);
        Assert.Contains("did not work", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_ByTheProvider_GetInWhereItIsAllowedAndAnAccountIsThere()
    {
        // Arrange
        await using var provider = await SmallProvider.StartAsync();
        provider.Person = new() { ["sub"] = "7", ["email"] = "Ines@council.example", ["email_verified"] = true };
        await using var web = await TestWeb.StartAsync(settings: provider.Settings(staff: true));
        using var stranger = new Visitor(web);
        await stranger.Go("/staff/sign-in/council");
        Assert.Contains("no staff account for you", stranger.Words, StringComparison.Ordinal);
        await using (var scope = web.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            var account = new StaffAccount { UserName = "ines@council.example", Email = "ines@council.example", Name = "Ines" };
            Accounted.For(await users.CreateAsync(account));
            Accounted.For(await users.AddToRoleAsync(account, StaffRoles.Officer));
        }

        using var visitor = new Visitor(web);

        // Act
        await visitor.Go("/staff/sign-in/council");

        // Assert
        Assert.Equal("/staff", visitor.Path);
    }

    [Fact]
    public async Task Staff_ByTheProvider_WhereItIsNotAllowed_FindNothing()
    {
        // Arrange
        await using var provider = await SmallProvider.StartAsync();
        await using var web = await TestWeb.StartAsync(settings: provider.Settings());
        using var visitor = new Visitor(web);

        // Act
        await visitor.Go("/staff/sign-in/council");

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }
}
