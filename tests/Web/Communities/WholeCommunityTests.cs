using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>A community as its people come to know it, in Chromium, on a service of its own for each database.</summary>
[Collection(WalkTests.Name)]
public sealed class WholeCommunityTests(Browser browser)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Community_FromBeingWatchedToAReviewedPlan_IsWalkedByOfficerPartnerAndResident(DatabaseKind kind)
    {
        // Arrange: pages are the same on both databases, so that they are looked at on one, where their pictures are asked for.
        await using var web = await TestWeb.StartAsync(kind, demo: true);
        await using var story = new WholeCommunity(browser, web, isLooking: Screens.AreAskedFor && kind == DatabaseKind.Sqlite);

        // Act and assert, chapter by chapter
        await story.SetUp();
        await story.GatherWhatIsKnown();
        await story.ChooseFocus();
        await story.Understand();
        await story.MakeAPlan();
        await story.ReviewIt();
        await story.ReadAFullCommunity();
    }
}
