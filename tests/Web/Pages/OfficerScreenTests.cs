using Microsoft.Playwright;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Officers' pages in Chromium: none is wider than its window, and what only script shows works.</summary>
[Collection(BrowserTests.Name)]
public sealed class OfficerScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Pages_OfADraft_FitTheirWindow(int width)
    {
        // Arrange
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();
        var draft = await pages.Web.Draft();

        foreach (var (path, name) in new[]
        {
            ("/setup", "tasks"), ("/setup/about", "about"), ("/setup/money", "money"), ("/setup/voting", "voting"), ("/setup/counting", "counting"),
            ("/setup/dates", "dates"), ("/setup/conflicts", "conflicts"), ("/ready", "ready"), ("/rehearsal", "rehearsal"), ("/log", "log"),
            ("/projects", "projects"), ("/projects/edit", "project"), ("/projects/change?act=withdraw&chosen=bench&chosen=trees", "change"), ("", "home"),
        })
        {
            // Act
            await page.GotoAsync($"/staff/rounds/{draft}{path}");

            // Assert
            await page.Take($"officer-{name}");
        }

        await page.GotoAsync("/staff/rounds/start");
        await page.Take("officer-start");
        await page.GotoAsync("/staff/log");
        await page.Take("officer-log-all");
        await page.GotoAsync("/staff");
        await page.Take("officer-rounds");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Dashboard_WhilePeopleVote_DrawsTheLineOn(int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(voters: 60);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();
        pages.Web.Clock.Advance(TimeSpan.FromMinutes(90));
        await Cast(round, codes[0]);
        await page.GotoAsync($"/staff/rounds/{round}");
        var before = await page.Locator("[data-line]").GetAttributeAsync("points");

        // Act
        await Task.WhenAll(codes[1..30].Select(code => Cast(round, code)));

        // Assert
        await Assertions.Expect(page.Locator("[data-figure=voted]")).ToHaveTextAsync("30");
        await Assertions.Expect(page.Locator("[data-line]")).Not.ToHaveAttributeAsync("points", before!);
        await Assertions.Expect(page.Locator("[data-scale=most]")).ToHaveTextAsync("40");
        await page.GetByText("Turnout as a table").ClickAsync();
        await Assertions.Expect(page.Locator("[data-day] td").First).ToHaveTextAsync("30");
        await page.Take("officer-dashboard");
        await page.GotoAsync($"/staff/rounds/{round}/codes");
        await page.Take("officer-codes");
    }

    [Fact]
    public async Task File_TakenOutWithScript_SaysWhenItIsWhole()
    {
        // Arrange
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.SignIn();
        await page.GotoAsync($"/staff/rounds/{DemoCouncil.Green}");

        // Act
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Ballots without names for programs (CSV)" }).ClickAsync());

        // Assert
        Assert.Equal($"{DemoCouncil.Green}-ballots.csv", download.SuggestedFilename);
        await Assertions.Expect(page.Locator("[data-progress] [role=status]")).ToHaveTextAsync("The whole file is sent.");
    }

    private async Task Cast(string round, string code) => Assert.Null(
        (await pages.Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new CastBallot(Guid.NewGuid(), code, [new Choice("p01", 1)], null, BallotChannel.Online))).Refusal);
}
