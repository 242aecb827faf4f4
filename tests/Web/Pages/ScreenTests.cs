using Microsoft.Playwright;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Every page for residents in Chromium, at 360 and 1280 pixels: complete, and nothing sticks out.</summary>
[Collection(BrowserTests.Name)]
public sealed class ScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Voting_InEveryStep_FitsTheWindow(int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(VotingMethod.Knapsack);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        await page.GotoAsync("/");
        await page.TakeAccessible("home");
        await page.GotoAsync($"/rounds/{round}");
        await page.TakeAccessible("about");
        await page.GotoAsync($"/rounds/{round}/vote");
        await page.Press("Continue");
        await page.TakeAccessible("code-error");
        await page.GetByLabel("Voter code", new() { Exact = true }).FillAsync(codes[0]);
        await page.Press("Continue");
        foreach (var project in new[] { "p01", "p05", "p08" })
        {
            await page.CheckAsync($"input[value={project}]");
        }

        await page.TakeAccessible("knapsack");
        await page.Press("Check your vote");
        await page.TakeAccessible("knapsack-error");
        await page.UncheckAsync("input[value=p08]");
        await page.Press("Check your vote");
        await page.TakeAccessible("check");
        await page.Press("Cast my vote");
        await page.TakeAccessible("done");
        var tracking = await page.Locator(".hub-tracking").InnerTextAsync();
        await page.GotoAsync($"/rounds/{round}/track");
        await page.GetByLabel("Tracking code", new() { Exact = true }).FillAsync(tracking);
        await page.Press("Check");
        await page.TakeAccessible("track");

        // Assert
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("is in the ballot box");
    }

    [Theory]
    [InlineData(VotingMethod.Approval, 360)]
    [InlineData(VotingMethod.Cumulative, 360)]
    [InlineData(VotingMethod.Cumulative, 1280)]
    [InlineData(VotingMethod.Ordinal, 360)]
    [InlineData(VotingMethod.Ordinal, 1280)]
    [InlineData(VotingMethod.Scoring, 360)]
    public async Task Ballot_OfEveryMethod_FitsTheWindow(VotingMethod method, int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(method);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        if (method is VotingMethod.Ordinal)
        {
            await page.ClickAsync("[data-project=p04] [data-add]");
            await page.ClickAsync("[data-project=p02] [data-add]");
        }
        else if (method is VotingMethod.Cumulative)
        {
            await page.FillAsync("#choice-0", "4");
            await page.FillAsync("#choice-2", "3");
        }

        await page.TakeAccessible($"ballot-{method.ToString().ToLowerInvariant()}");

        // Assert
        Assert.EndsWith("/vote/ballot", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task DemoCouncil_OnItsPages_FitsTheWindow(int width)
    {
        // Arrange
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        await page.GotoAsync("/how-your-vote-is-kept");
        await page.TakeAccessible("promise");
        await page.GotoAsync($"/rounds/{DemoCouncil.Fund}");
        await page.TakeAccessible("demo-about");
        await page.GotoAsync($"/rounds/{DemoCouncil.Green}/results");
        await page.TakeAccessible("demo-result");
        await page.GotoAsync("/staff");
        await page.TakeAccessible("sign-in");
        await page.FillAsync("#email", "officer@demo.example");
        await page.FillAsync("#password", "clayton brook votes");
        await page.Press("Sign in");
        await page.Reaches("/staff");
        await page.Take("demo-staff");
        foreach (var (path, name) in new[] { ("", "round"), ("/codes", "codes"), ("/projects", "projects"), ("/setup", "setup"), ("/ledger", "ledger"), ("/move/close", "move"), ("/extend", "extend") })
        {
            await page.GotoAsync($"/staff/rounds/{DemoCouncil.Fund}{path}");
            await page.Take($"demo-staff-{name}");
        }

        await page.GotoAsync($"/staff/rounds/{DemoCouncil.Youth}");
        await page.Take("demo-staff-draft");
        await page.GotoAsync($"/staff/rounds/{DemoCouncil.Green}");

        // Assert
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The result is public");
    }
}
