using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>A whole workshop in Chromium, on a service of its own for each database.</summary>
[Collection(WalkTests.Name)]
public sealed class WholeWorkshopTests(Browser browser)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Workshop_FromItsTemplateToItsPublishedPage_IsWalkedByFiveBrowsers(DatabaseKind kind)
    {
        // Arrange: pages are the same on both databases, so that they are looked at on one, where their pictures are asked for.
        await using var web = await TestWeb.StartAsync(kind, demo: true);
        await using var story = new WholeWorkshop(browser, web, isLooking: Screens.AreAskedFor && kind == DatabaseKind.Sqlite);

        // Act and assert, chapter by chapter
        await story.Prepare();
        await story.Arrive();
        await story.Gather();
        await story.RevealAndGroup();
        await story.Vote();
        await story.Discuss();
        await story.Agree();
        await story.SayHowItWas();
        await story.ReadWhatCameOfIt();
    }
}
