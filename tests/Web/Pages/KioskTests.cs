using Microsoft.Playwright;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A device at which one person after another votes, without script.</summary>
[Collection(PageTests.Name)]
public sealed class KioskTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Kiosk_OneVoterAfterAnother_CountsEachApartAndKeepsNothing()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var device = await Web.Kiosk(round);
        var staff = await device.Go("/staff");
        Assert.StartsWith("/staff/sign-in", staff.Path, StringComparison.Ordinal);

        // Act
        foreach (var code in codes[..2])
        {
            await device.Go($"/rounds/{round}/vote/kiosk");
            Assert.Contains("Vote here", device.Words, StringComparison.Ordinal);
            await device.Go(device.Page.QuerySelector("main a[lang=pl]")!.GetAttribute("href")!);
            Assert.Equal("pl", device.Page.DocumentElement.GetAttribute("lang"));
            Assert.Contains("hub-kiosk", device.Page.Body!.ClassName, StringComparison.Ordinal);
            Assert.Contains($"/rounds/{round}/vote/kiosk", device.Text, StringComparison.Ordinal);
            await device.PressFirst("form[action$='/vote'] button", ("code", code));
            await device.PressFirst(".hub-ballot .govuk-button-group .govuk-button:not([name])", ("project", "p02"));
            await device.PressFirst("form .govuk-button[data-prevent-double-click]");
            Assert.EndsWith("/vote/done", device.Path, StringComparison.Ordinal);
            await device.PressFirst("form[action$='/leave'] button");
            Assert.EndsWith("/vote/kiosk", device.Path, StringComparison.Ordinal);
            Assert.Equal("en-GB", device.Page.DocumentElement.GetAttribute("lang"));
        }

        await device.Go($"/rounds/{round}/vote/done");

        // Assert
        Assert.EndsWith("/vote/kiosk", device.Path, StringComparison.Ordinal);
        var turnout = await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout();
        Assert.Equal([new("kiosk", 2)], turnout.ByChannel);
    }

    [Fact]
    public async Task Kiosk_OfOneRoundOrWithAForgedMark_IsNoneOfAnother()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var (other, _) = await Web.OpenForPages();
        using var device = await Web.Kiosk(round);
        using var forger = new Visitor(Web);
        forger.Cookies.Add(Web.Address, new System.Net.Cookie("hub-kiosk", $"{round}-9999999999"));

        // Act
        await device.Go($"/rounds/{other}/vote/kiosk");
        await forger.Go($"/rounds/{round}/vote/kiosk");

        // Assert
        Assert.EndsWith($"/{other}/vote", device.Path, StringComparison.Ordinal);
        Assert.EndsWith($"/{round}/vote", forger.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("hub-kiosk", forger.Page.Body!.ClassName ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kiosk_EndedByStaff_IsAnOrdinaryDevice()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var device = await Web.Kiosk(round);
        await device.SignIn();
        await device.Go($"/staff/rounds/{round}/kiosk");

        // Act
        await device.Press("Make this an ordinary device again");
        Assert.Contains("This is an ordinary device again.", device.Words, StringComparison.Ordinal);
        await device.Go($"/rounds/{round}/vote/kiosk");

        // Assert
        Assert.EndsWith($"/{round}/vote", device.Path, StringComparison.Ordinal);
    }
}

/// <summary>The same with script, on a tablet.</summary>
[Collection(BrowserTests.Name)]
public sealed class KioskScreenTests(Browser browser, PagesFixture pages)
{
    [Fact]
    public async Task Kiosk_LeftAlone_AsksAndThenMakesRoom()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.SignIn();
        await page.GotoAsync($"/staff/rounds/{round}/kiosk");
        await page.TakeAccessible("staff-kiosk");
        await page.Press("Sign out and begin here");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vote here" })).ToBeVisibleAsync();
        await page.TakeAccessible("kiosk");
        await page.Clock.InstallAsync();
        await page.Press("English");
        await page.FillAsync("#code", codes[0]);
        await page.Press("Continue");
        await page.Reaches("/vote/ballot");

        // Act and assert
        var ask = page.GetByRole(AriaRole.Dialog, new() { Name = "Are you still there?" });
        await page.Clock.RunForAsync(89_000);
        await Assertions.Expect(ask).ToBeHiddenAsync();
        await page.Clock.RunForAsync(5_000);
        await Assertions.Expect(ask).ToBeVisibleAsync();
        await page.TakeAccessible("kiosk-ask");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, go on" }).ClickAsync();
        await Assertions.Expect(ask).ToBeHiddenAsync();
        await page.Clock.RunForAsync(121_000);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vote here" })).ToBeVisibleAsync();
        await page.GotoAsync($"/rounds/{round}/vote/ballot");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vote here" })).ToBeVisibleAsync();
    }
}
