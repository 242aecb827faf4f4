using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Web.Pages.Walk;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A whole round as the people of Clayton Brook go through it, in Chromium, on a service of its own for each database.</summary>
[Collection(WalkTests.Name)]
public sealed class WholeRoundTests(Browser browser)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_FromAnIdeaToItsDelivery_IsWalkedByResidentOfficerAndReviewer(DatabaseKind kind)
    {
        // Arrange: pages are the same on both databases, so that they are looked at on one, where their pictures are asked for.
        await using var web = await TestWeb.StartAsync(kind, demo: true);
        await using var story = new WholeRound(browser, web, isLooking: Screens.AreAskedFor && kind == DatabaseKind.Sqlite);

        // Act and assert, chapter by chapter
        await story.SetUpFromNothing();
        await story.InviteAReviewer();
        await story.PutIdeasForward();
        await story.ReviewThem();
        await story.HearTheAppeal();
        await story.PrepareTheVote();
        await story.Rehearse();
        await story.OpenTheVote();
        await story.Vote();
        await story.Moderate();
        await story.CloseAndCount();
        await story.ReadTheResult();
        await story.Deliver();
        await story.LeaveTheAccount();
    }
}
