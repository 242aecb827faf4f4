using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Focus;

/// <summary>The score card and the figures in Chromium, at 320 and 1280 pixels.</summary>
[Collection(BrowserTests.Name)]
public sealed class FocusScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Focus_OnItsPages_FitsTheWindowAndIsAccessible(int width)
    {
        // Arrange
        await pages.Web.WithFigures();
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        await page.GotoAsync("/focus");
        await page.TakeAccessible("plans-score-card");
        await page.FillAsync("#w-recorded-crimes", "lots");
        await page.Press("Rank again");
        await Assertions.Expect(page.Locator("#w-recorded-crimes-error")).ToBeVisibleAsync();
        await page.TakeAccessible("plans-score-card-error");
        await page.GotoAsync("/communities/clayton-brook/figures");
        await page.Locator("summary").First.ClickAsync();
        await page.TakeAccessible("plans-figures");
        await page.SignIn();
        foreach (var (path, name) in new[] { ("", "focus"), ("/import", "import"), ("/figure", "figure"), ("/indicators/recorded-crimes", "indicator") })
        {
            await page.GotoAsync("/staff/focus" + path);
            await page.TakeAccessible($"plans-staff-{name}");
        }

        await page.GotoAsync("/staff/focus/import");
        await page.FillAsync("#text", "indicator,area,period,value\nBuses,Nowhere,2025,few");
        await page.Press("Take in the figures");
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await page.TakeAccessible("plans-staff-import-error");

        // Assert
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("nothing was taken in");
    }
}
