using Microsoft.Playwright;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Ideas;

/// <summary>The pages of ideas in Chromium, at 360 and 1280 pixels; what only a script does.</summary>
[Collection(BrowserTests.Name)]
public sealed class IdeaScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Ideas_OfTheDemo_FitTheWindow(int width)
    {
        // Arrange: the demo's ideas are made after the start.
        await Eventually.DoesAsync(
            async () => (await pages.Web.Grains.GetGrain<IIdeaIndexGrain>(DemoIdeas.Round).List(new(Phase: IdeaPhase.Merged))).Found == 1, "the demo's ideas");
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        var ideas = $"/rounds/{DemoIdeas.Round}/ideas";

        // Act
        await page.GotoAsync(ideas + "?seed=7");
        await page.Take("ideas-list");
        foreach (var (number, name) in new[] { (7, "accepted"), (11, "appealed"), (12, "merged") })
        {
            await page.GotoAsync($"{ideas}/{number}");
            await page.Take($"ideas-{name}");
        }

        await guest.SignInResident(pages.Web, $"Aisha at {width}");
        await page.GotoAsync(ideas + "/new");
        await page.FillAsync("#title", "A bench at the bus stop");
        await Assertions.Expect(page.Locator("[data-similar] a")).Not.ToHaveCountAsync(0);
        await page.Take("ideas-new");
        await page.Press("Continue");
        await page.Reaches("/check");
        await page.Press("Put my idea forward");
        await page.Take("ideas-check-error");
        foreach (var (path, name) in new[] { ("photo", "photo"), ("authors", "authors"), ("edit", "edit") })
        {
            await page.GetByRole(AriaRole.Link).First.WaitForAsync();
            await page.GotoAsync(page.Url[..(page.Url.LastIndexOf('/') + 1)] + path);
            await page.Take($"ideas-{name}");
        }

        await page.GotoAsync("/my/ideas");
        await page.Take("ideas-mine");
        await page.SignIn();
        foreach (var (path, name) in new[] { ("ideas", "queue"), ("ideas/4", "review"), ("ideas/5/merge", "merge"), ("call-for-ideas", "call") })
        {
            await page.GotoAsync($"/staff/rounds/{DemoIdeas.Round}/{path}");
            await page.Take($"ideas-staff-{name}");
        }

        // Assert
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The call for ideas");
    }

    [Fact]
    public async Task Draft_WhileItIsWritten_IsKeptWithoutAButton()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        await using var guest = await browser.Visit(pages.Web);
        await guest.SignInResident(pages.Web, "Aisha types");
        await guest.Page.GotoAsync($"/rounds/{round}/ideas/new");

        // Act
        await guest.Page.FillAsync("#title", "A pond for the newts");

        // Assert
        await Assertions.Expect(guest.Page.Locator("[data-kept-note]")).ToHaveTextAsync("Kept as a draft.");
        await guest.Page.GotoAsync("/my/ideas");
        await Assertions.Expect(guest.Page.Locator("main")).ToContainTextAsync("A pond for the newts");
    }
}
