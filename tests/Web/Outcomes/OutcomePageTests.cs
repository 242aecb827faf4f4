using System.Net;
using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Plans;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Outcomes;

/// <summary>The outcomes of the demo, without a script.</summary>
[Collection(PageTests.Name)]
public sealed class OutcomePageTests(PagesFixture pages)
{
    [Fact]
    public async Task Outcome_OfTheDemo_HasItsActionsStoriesAndNumbersSideBySide()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var reader = new Visitor(pages.Web);

        // Act
        await reader.Go("/communities/clayton-brook/outcomes/connectivity");

        // Assert
        Assert.Contains("Tea and talk on Thursdays, twice a month more", reader.Words, StringComparison.Ordinal);
        Assert.Contains("I know seven names now", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Adults who feel lonely often or always", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Stopped – A doctor’s prescription for company", reader.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Thursdays got me through the winter", reader.Words, StringComparison.Ordinal);
        await Markup.IsValid(reader.Text, "outcome");
        await reader.Go("/communities/clayton-brook/outcomes/money");
        Assert.Equal(HttpStatusCode.NotFound, reader.Response.StatusCode);
    }

    [Fact]
    public async Task Story_OfAResident_WaitsAndIsThenToldUnderItsOutcome()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var resident = new Visitor(pages.Web);
        await resident.SignInResident("Storyteller");
        await resident.Go("/communities/clayton-brook/stories/new");
        await resident.Press("Send", ("title", "The choir took me in"));
        Assert.NotNull(resident.Page.QuerySelector("#kind-error"));
        await resident.Press(
            "Send", ("what", "I cannot sing. Nobody minds."), ("kind", "as-person"), ("form", "answer"), ("source", "Resident"), ("gathered", "2027-02-01"), ("gathered-day", "1"), ("gathered-month", "2"), ("gathered-year", "2027"),
            ("consent", "public"), ("emerged", "People sing in the street"), ("tag", "outcome-cohesion"));
        var path = resident.Path;
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act
        await officer.Go("/communities/clayton-brook/outcomes/cohesion");
        var before = officer.Words;
        await officer.Go(path);
        await officer.Press("Keep this entry");
        using var reader = new Visitor(pages.Web);
        await reader.Go("/communities/clayton-brook/outcomes/cohesion");

        // Assert
        Assert.DoesNotContain("The choir took me in", before, StringComparison.Ordinal);
        Assert.Contains("The choir took me in", reader.Words, StringComparison.Ordinal);
        Assert.Contains("People sing in the street", reader.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_TiedByAnOfficer_StandsUnderTheOutcome()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go($"/rounds/{DemoCouncil.Green}/projects/g03");
        var tie = officer.Page.QuerySelectorAll("main a").First(link => link.TextContent.Trim() == "Tie it to outcomes").GetAttribute("href")!;
        await officer.Go(tie);

        // Act
        await officer.Press("Save", ("words", "Neighbours water them together."));
        Assert.NotNull(officer.Page.QuerySelector("#community-error"));
        await officer.Press("Save", ("community", "clayton-brook"));
        Assert.NotNull(officer.Page.QuerySelector("#day-error"));
        await officer.Press("Save", ("day", "2027-01-15"), ("outcome", "outcome-collaboration"));

        // Assert
        await officer.Go("/communities/clayton-brook/outcomes/collaboration");
        Assert.Contains("Street trees for Bridgeway – Neighbours water them together.", officer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/communities/clayton-brook/outcomes")]
    [InlineData("/communities/clayton-brook/outcomes/efficacy")]
    [InlineData("/communities/clayton-brook/stories")]
    [InlineData("/communities/clayton-brook/stories/new")]
    [InlineData("/communities/clayton-brook/plans/1/logic-model")]
    [InlineData("/communities/clayton-brook/plans/1/you-said")]
    [InlineData("/staff/outcomes/tie?kind=Project&place=clayton-brook-green-fund&thing=g03")]
    public async Task Page_IsWellMade(string path)
    {
        // Arrange
        await pages.Web.WithPlans();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act
        await officer.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.OK, officer.Response.StatusCode);
        await Markup.IsValid(officer.Text, path);
    }

    [Fact]
    public async Task YouSaid_OfTheDemo_LeadsBackToWhatWasSaid()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var reader = new Visitor(pages.Web);

        // Act
        await reader.Go("/communities/clayton-brook/plans/1/you-said");

        // Assert
        Assert.Contains("/communities/clayton-brook/evidence/3", reader.Page.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Twelve of sixteen girls", reader.Words, StringComparison.Ordinal);
    }
}

/// <summary>The pages of outcomes in Chromium, at 320 and 1280 pixels.</summary>
[Collection(BrowserTests.Name)]
public sealed class OutcomeScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Outcomes_OnTheirPages_FitTheWindowAndAreAccessible(int width)
    {
        // Arrange
        await pages.Web.WithPlans();
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;

        // Act
        foreach (var (path, name) in new[] { ("outcomes", "outcomes"), ("outcomes/connectivity", "outcome"), ("plans/1/logic-model", "logic-model"), ("plans/1/you-said", "you-said"), ("stories", "stories") })
        {
            await page.GotoAsync($"/communities/clayton-brook/{path}");
            await page.TakeAccessible($"plans-{name}");
        }

        // Assert
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }
}
