using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What residents do with their own account, without script.</summary>
[Collection(PageTests.Name)]
public sealed class AccountPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Name_Changed_IsTheOneThatEverybodySeesAtOnce()
    {
        // Arrange
        using var visitor = new Visitor(Web);
        var resident = await visitor.SignInResident("Before Change");
        await Web.Resident("Taken Already");
        await visitor.Go("/account/name");
        await visitor.Press("Save", ("name", "taken already"));
        Assert.Contains("Somebody else", visitor.Page.QuerySelector("#name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("taken already", visitor.Page.QuerySelector("#name")!.GetAttribute("value"));

        // Act
        await visitor.Press("Save", ("name", " After  Change "));

        // Assert
        Assert.Equal("/account", visitor.Path);
        Assert.Contains("After Change: your account", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("After Change", await NameOf(Web, resident));
    }

    [Fact]
    public async Task SignOutEverywhere_OnOneDevice_EndsTheSessionOnAnother()
    {
        // Arrange
        using var phone = new Visitor(Web);
        using var laptop = new Visitor(Web);
        await phone.SignInResident("Two Devices");
        await laptop.SignInResident("Two Devices");
        await phone.Go("/account");

        // Act
        await phone.Press("Sign out everywhere");

        // Assert
        await laptop.Go("/account");
        Assert.StartsWith("/sign-in?", laptop.Path, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Download_HoldsTheProfileAndWhatFeaturesKeep_AndDeleteLeavesNothing(DatabaseKind kind)
    {
        // Arrange
        var feature = new Feature();
        await using var web = await TestWeb.StartAsync(kind, demo: true, builder => builder.Services.AddSingleton<IPersonalData>(feature));
        using var visitor = new Visitor(web);
        var resident = await visitor.SignInResident("Leaving Soon");
        using var elsewhere = new Visitor(web);
        await elsewhere.SignInResident("Leaving Soon");

        // Act
        var file = JsonDocument.Parse(Encoding.UTF8.GetString(await visitor.Download("/account/download"))).RootElement;
        await visitor.Go("/account/delete");
        await visitor.Press("Delete my account");
        var unsure = visitor.Title;
        await visitor.Press("Delete my account", ("sure", "true"));

        // Assert
        Assert.Equal("Leaving Soon", file.GetProperty("profile").GetProperty("publicName").GetString());
        Assert.Equal("LEAVINGSOON@residents.example", file.GetProperty("profile").GetProperty("email").GetString());
        Assert.Equal(resident.Value, file.GetProperty("things").GetProperty("of").GetString());
        Assert.StartsWith("Error: ", unsure, StringComparison.Ordinal);
        Assert.Equal([resident], feature.Forgotten);
        Assert.Null(await NameOf(web, resident));
        await elsewhere.Go("/account");
        Assert.StartsWith("/sign-in?", elsewhere.Path, StringComparison.Ordinal);
    }

    private static async Task<string?> NameOf(TestWeb web, ResidentId resident)
    {
        await using var scope = web.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ResidentNames>().For([resident])).GetValueOrDefault(resident);
    }

    private sealed class Feature : IPersonalData
    {
        public List<ResidentId> Forgotten { get; } = [];

        public string Part => "things";

        public Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel) => Task.FromResult<JsonNode?>(new JsonObject { ["of"] = resident.Value });

        public Task Forget(ResidentId resident, CancellationToken cancel)
        {
            Forgotten.Add(resident);
            return Task.CompletedTask;
        }
    }
}
