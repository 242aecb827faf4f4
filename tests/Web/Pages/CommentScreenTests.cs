using Microsoft.Playwright;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Comments in Chromium: live, and fitting their windows.</summary>
[Collection(BrowserTests.Name)]
public sealed class CommentScreenTests(Browser browser, PagesFixture pages)
{
    private static readonly StaffMember Officer = SampleRound.Officer;

    [Fact]
    public async Task Comments_OfOthers_AppearByThemselvesWithoutMovingThePage()
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        var thread = pages.Web.Grains.GetGrain<ICommentsGrain>($"{round}/project/p01");
        var (aisha, bryn) = (CommentAuthor.Of(await pages.Web.Resident("Aisha live")), CommentAuthor.Of(await pages.Web.Resident("Bryn live")));
        await thread.Post(new(Guid.NewGuid(), aisha, "There from the start."));
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/projects/p01");

        // Act: an answer, a new comment, a change, a hidden one
        await thread.Post(new(Guid.NewGuid(), bryn, "An answer, see https://parish.example/a. <i>Plain.</i>", 1));
        await Assertions.Expect(page.Locator("#comment-2 [data-part=text]")).ToHaveTextAsync("An answer, see https://parish.example/a. <i>Plain.</i>");
        await Assertions.Expect(page.Locator("#comment-2 h3")).ToHaveTextAsync("Bryn live");
        await thread.Post(new(Guid.NewGuid(), bryn, "Something new."));
        await Assertions.Expect(page.Locator("[data-news]")).ToHaveTextAsync("Show new comments (1)");
        await Assertions.Expect(page.Locator("#comment-3")).ToHaveCountAsync(0);
        await page.Locator("[data-news]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-list] > li").First.Locator("#comment-3")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-news]")).ToBeHiddenAsync();
        await thread.Edit(new(Guid.NewGuid(), bryn, 3, "Something newer."));
        await Assertions.Expect(page.Locator("#comment-3 [data-part=text]")).ToHaveTextAsync("Something newer.");
        await thread.Moderate(new(Guid.NewGuid(), Officer, [1], CommentAct.Hidden, "Not about this."));

        // Assert
        await Assertions.Expect(page.Locator("#comment-1 [data-part=hidden]")).ToHaveTextAsync("A moderator has hidden this comment: Not about this.");
        await Assertions.Expect(page.Locator("#comment-1 [data-part=text]")).ToBeHiddenAsync();
        Assert.Equal("https://parish.example/a", await page.Locator("#comment-2 [data-part=text] a").GetAttributeAsync("href"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Comments_InEveryState_FitTheWindow(int width)
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        var thread = pages.Web.Grains.GetGrain<ICommentsGrain>($"{round}/project/p04");
        var (aisha, bryn) = (CommentAuthor.Of(await pages.Web.Resident($"Aisha {width}")), CommentAuthor.Of(await pages.Web.Resident($"Bryn {width}")));
        await thread.Post(new(Guid.NewGuid(), aisha, "Who cleans up afterwards?\n\nThe last time it took weeks. Look at https://parish.example/a-very-long-address-of-a-page-that-does-not-break-anywhere/because-it-has-no-blanks-in-it.html"));
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(Officer), "The club does, and the council empties the bins on Fridays.", 1, IsOfficial: true));
        await thread.Post(new(Guid.NewGuid(), aisha, "Thank you.", 2));
        await thread.Post(new(Guid.NewGuid(), bryn, "You are all fools."));
        await thread.Post(new(Guid.NewGuid(), bryn, "Deleted later."));
        await thread.Post(new(Guid.NewGuid(), aisha, "An answer to what was deleted.", 5));
        await thread.Flag(new(Guid.NewGuid(), aisha, 4, FlagReason.Abusive));
        await thread.Support(new(bryn.Resident!.Value, 1, true));
        await thread.Delete(new(Guid.NewGuid(), bryn, 5));
        await using var guest = await browser.Visit(pages.Web, width);
        await using var office = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        await page.GotoAsync($"/rounds/{round}#projects");
        await page.Take("comments-list");
        await page.GotoAsync($"/rounds/{round}/projects/p04");
        await page.Take("comments-reader");
        await guest.SignInResident(pages.Web, $"Bryn {width}");
        await page.GotoAsync($"/rounds/{round}/projects/p04");
        await page.Take("comments-signed-in");
        await page.GotoAsync($"/rounds/{round}/comments/write?kind=project&about=p04&number=1");
        await page.Press("Post reply");
        await page.Take("comments-reply-error");
        await page.GotoAsync($"/rounds/{round}/comments/flag?kind=project&about=p04&number=1");
        await page.Take("comments-flag");
        await office.Page.SignIn();
        await office.Page.GotoAsync($"/staff/comments?round={round}");
        await office.Page.Take("comments-queue");
        await office.Page.Locator("input[name=place]").Nth(1).CheckAsync();
        await office.Page.Press("Hide the chosen");
        await office.Page.Take("comments-hide");
        await office.Page.FillAsync("#reason", "It insults people.");
        await office.Page.Press("Hide 1 comment");
        await office.Page.Take("comments-hidden");
        await office.Page.GotoAsync($"/staff/comments/one?round={round}&kind=project&about=p04&number=4");
        await office.Page.Take("comments-one");
        await page.GotoAsync("/comments/mine");
        await page.Take("comments-mine");

        // Assert
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It insults people.");
    }
}
