using System.Globalization;
using Microsoft.Playwright;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A round from its file to its published result, in Chromium.</summary>
[Collection(BrowserTests.Name)]
public sealed class JourneyTests(Browser browser, PagesFixture pages)
{
    private const string Election = """
        META
        key;value
        description;Clayton Brook spring budget
        country;United Kingdom
        unit;Clayton Brook
        instance;2027
        num_projects;3
        num_votes;0
        budget;1000
        vote_type;approval
        rule;greedy
        date_begin;02.03.2027
        date_end;14.04.2027
        max_length;2
        PROJECTS
        project_id;cost;name
        a;600;Bird boxes
        b;500;A notice board
        c;400;Bulbs for the verge
        VOTES
        voter_id;vote

        """;

    [Fact]
    public async Task Round_FromFileToResult_CanBeRunByHand()
    {
        // Arrange
        await using var staff = await browser.Visit(pages.Web);
        var office = staff.Page;
        await office.SignIn();
        await office.Take("staff-rounds");

        // Act: make the round from a file, with script and live progress
        await office.GotoAsync("/staff/rounds/new");
        await office.SetInputFilesAsync("#file", new FilePayload { Name = "spring.pb", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Election) });
        await office.FillAsync("#Name", $"Spring {Guid.NewGuid():N}"[..14]);
        await office.Take("staff-new");
        await office.Press("Make the round");
        await office.Press("Go to the round");
        var round = new Uri(office.Url).Segments[^1];

        // Act: codes, set-up
        await office.GotoAsync($"/staff/rounds/{round}/codes");
        await office.FillAsync("#count", "20");
        await office.FillAsync("#label", "Electoral roll");
        await office.Press("Make codes");
        await office.Take("staff-codes");
        var download = await office.RunAndWaitForDownloadAsync(() => office.GetByRole(AriaRole.Link, new() { Name = "Codes of Electoral roll (CSV)" }).ClickAsync());
        var codes = (await File.ReadAllLinesAsync(await download.PathAsync())).Skip(1).Select(line => line.Split(',')[0]).ToList();
        await office.GotoAsync($"/staff/rounds/{round}/setup");
        await office.Take("staff-setup");
        await office.GotoAsync($"/staff/rounds/{round}/setup/dates");
        var opens = pages.Web.Clock.Now.AddMinutes(30);
        await office.FillAsync("#OpensDay", opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await office.FillAsync("#OpensTime", opens.ToString("HH:mm", CultureInfo.InvariantCulture));
        await office.Press("Save");
        await office.Take("staff-draft");
        await Move(office, round, "open", "Open voting");
        pages.Web.Clock.Advance(TimeSpan.FromMinutes(31));

        // Act: residents vote, one with and one without script, while the office watches
        await office.GotoAsync($"/staff/rounds/{round}");
        await Vote(round, codes[0], script: true, "a", "c");
        await Assertions.Expect(office.Locator("[data-figure=voted]")).ToHaveTextAsync("1");
        var tracking = await Vote(round, codes[1], script: false, "b");
        await Assertions.Expect(office.Locator("[data-figure=voted]")).ToHaveTextAsync("2");
        await Assertions.Expect(office.Locator("[data-figure=online]")).ToHaveTextAsync("2");
        await Vote(round, codes[2], script: true, "b", "c");
        await office.Take("staff-voting");

        // Act: close, count, publish
        await office.GotoAsync($"/staff/rounds/{round}/move/close");
        await office.Take("staff-move");
        await office.Press("Close voting");
        await Move(office, round, "count", "Count the votes");
        await office.GotoAsync($"/staff/rounds/{round}/result");
        await office.Take("staff-result");
        await Sign(office, round, "clayton brook votes");
        await using var finance = await browser.Visit(pages.Web);
        await finance.Page.SignIn("finance@demo.example", "clayton brook roles");
        await Sign(finance.Page, round, "clayton brook roles");
        await finance.Page.GotoAsync($"/staff/rounds/{round}/committee");
        await finance.Page.Take("staff-committee");
        await finance.Page.GotoAsync($"/staff/rounds/{round}");
        await finance.Page.Take("staff-signed-twice");
        await Move(office, round, "publish", "Publish the result");
        await office.Take("staff-published");

        // Assert
        await using var resident = await browser.Visit(pages.Web, width: 360);
        await resident.Page.GotoAsync($"/rounds/{round}/results");
        await resident.Page.Take("result-greedy");
        await Assertions.Expect(resident.Page.Locator("main")).ToContainTextAsync("1. Bulbs for the verge");
        await resident.Page.GotoAsync($"/rounds/{round}/track");
        await resident.Page.FillAsync("#code", tracking);
        await resident.Page.Press("Check");
        await Assertions.Expect(resident.Page.Locator("main")).ToContainTextAsync("was counted");
    }

    [Fact]
    public async Task Vote_WithTheKeyboardAlone_IsCast()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(VotingMethod.Knapsack);
        await using var guest = await browser.Visit(pages.Web, 360);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote");

        // Act
        await TabTo(page, "#code");
        await page.Keyboard.TypeAsync(codes[0]);
        await page.Leave(() => page.Keyboard.PressAsync("Enter"));
        await TabTo(page, "input[value=p02]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "input[value=p06]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "main form button:not([name]):not([formaction])");
        await page.Keyboard.PressAsync("Enter");
        await page.Reaches("/vote/check");
        await TabTo(page, "main form button");
        await page.Keyboard.PressAsync("Enter");

        // Assert
        await page.Reaches("/vote/done");
    }

    [Fact]
    public async Task Ticks_WithScript_AreAddedUpAndSpokenAfterAMoment()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(VotingMethod.Knapsack);
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");

        // Act
        var address = page.Url;
        await page.Press("Continue");
        await page.CheckAsync("input[value=p01]");
        await page.CheckAsync("input[value=p03]");

        // Assert
        Assert.DoesNotContain('#', address);
        await Assertions.Expect(page.Locator("[data-budget] [data-left]")).ToHaveTextAsync("£33,100 left of £50,000");
        await Assertions.Expect(page.Locator("[data-spoken]")).ToHaveTextAsync("£33,100 left of £50,000. 2 projects chosen. £16,900 spent. 6 other projects still fit");
    }

    [Fact]
    public async Task Ranking_WithScript_MovesAtOnceAndKeepsTheFocus()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(VotingMethod.Ordinal);
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        await page.ClickAsync("[data-project=p04] [data-add]");
        await page.ClickAsync("[data-project=p02] [data-add]");

        // Act
        await page.GetByRole(AriaRole.Button, new() { Name = "Up A community fridge at the pantry" }).ClickAsync();

        // Assert
        Assert.Equal("1", await page.InputValueAsync("[name='value.p02']"));
        Assert.Equal("2", await page.InputValueAsync("[name='value.p04']"));
        Assert.Equal("up", await page.EvaluateAsync<string>("document.activeElement.dataset.move"));
        await Assertions.Expect(page.Locator("[data-moved]")).ToHaveTextAsync("A community fridge at the pantry is now number 1");
    }

    [Fact]
    public async Task File_DroppedOnThePage_BecomesARound()
    {
        // Arrange
        await using var staff = await browser.Visit(pages.Web);
        var office = staff.Page;
        await office.SignIn();
        await office.GotoAsync("/staff/rounds/new");
        var file = await office.EvaluateHandleAsync(
            "text => { const files = new DataTransfer(); files.items.add(new File([text], 'dropped.pb')); return files; }", Election);

        // Act
        await office.DispatchEventAsync("[data-drop]", "drop", new Dictionary<string, object> { ["dataTransfer"] = file });
        await office.FillAsync("#Name", $"Dropped {Guid.NewGuid():N}"[..15]);
        await office.Press("Make the round");

        // Assert
        await Assertions.Expect(office.Locator("h1")).ToHaveTextAsync("The round is made");
    }

    private async Task<string> Vote(string round, string code, bool script, params string[] projects)
    {
        await using var guest = await browser.Visit(pages.Web, 360, script);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote");
        await page.FillAsync("#code", code);
        await page.Press("Continue");
        foreach (var project in projects)
        {
            await page.CheckAsync($"input[value={project}]");
        }

        await page.Press("Check your vote");
        await page.Press("Cast my vote");
        await page.Reaches("/vote/done");
        return await page.Locator(".hub-tracking").InnerTextAsync();
    }

    private static async Task Sign(IPage page, string round, string password)
    {
        await page.GotoAsync($"/staff/rounds/{round}/sign");
        await page.Take("staff-sign");
        await page.Press("Prove who you are");
        await page.FillAsync("#password", password);
        await page.Take("staff-prove");
        await page.Press("Continue");
        await page.Press("Sign the result");
        await page.Reaches($"/staff/rounds/{round}");
    }

    private static async Task Move(IPage page, string round, string move, string button)
    {
        await page.GotoAsync($"/staff/rounds/{round}/move/{move}");
        await page.Press(button);
        await page.Reaches($"/staff/rounds/{round}");
    }

    private static async Task TabTo(IPage page, string selector)
    {
        await page.WaitForSelectorAsync(selector);
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with Tab.");
    }
}
