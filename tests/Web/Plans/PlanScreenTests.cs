using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Plans;

/// <summary>The pages of plans in Chromium, at 320 and 1280 pixels.</summary>
[Collection(BrowserTests.Name)]
public sealed class PlanScreenTests(Browser browser, PagesFixture pages)
{
    private const string Plans = "/communities/clayton-brook/plans";

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Plans_OnTheirPages_FitTheWindowAndAreAccessible(int width)
    {
        // Arrange
        await pages.Web.WithPlans();
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        foreach (var (path, name) in new[] { ("", "list"), ("/1", "plan"), ("/1/versions", "versions") })
        {
            await page.GotoAsync(Plans + path);
            await page.TakeAccessible($"plans-{name}");
        }

        await page.SignIn();
        foreach (var (path, name) in new[] { ("/1/keep", "keep"), ("/2/keep", "keep-develop"), ("/2/actions/0", "action"), ("/1/actions/4/report", "report"), ("/1/agree", "agree"), ("/2/milestones/4", "milestone") })
        {
            await page.GotoAsync(Plans + path);
            await page.TakeAccessible($"plans-{name}");
        }

        await page.GotoAsync(Plans + "/2/actions/0");
        await page.FillAsync("#title", "A bench");
        await page.Press("Save the action");
        await page.TakeAccessible("plans-action-error");

        // Assert
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("A bench");
    }
}
