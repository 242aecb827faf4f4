using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>A workshop in Chromium, on a service of its own.</summary>
[Collection(BrowserTests.Name)]
public sealed class WholeWorkshopTests(Browser browser)
{
    [Fact]
    public async Task Workshop_FromItsTemplateToItsFirstGroups_IsWalkedByFiveBrowsers()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(DatabaseKind.Sqlite, demo: true);
        await using var story = new WholeWorkshop(browser, web, isLooking: true);

        // Act and assert, chapter by chapter
        await story.Prepare();
        await story.Arrive();
        await story.Gather();
        await story.RevealAndGroup();
    }
}
