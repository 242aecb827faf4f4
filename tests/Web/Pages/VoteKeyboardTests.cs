using Microsoft.Playwright;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A vote by each method in Chromium with the keyboard alone, as a person who hears the page would cast it.</summary>
[Collection(BrowserTests.Name)]
public sealed class VoteKeyboardTests(Browser browser, PagesFixture pages)
{
    private const string Hidden =
        """
        () => {
          const focused = document.activeElement, bar = document.querySelector("[data-budget]");
          if (!focused || focused === document.body || bar.contains(focused)) return null;
          const box = (focused.labels?.[0] ?? focused).getBoundingClientRect(), over = bar.getBoundingClientRect();
          if (getComputedStyle(bar).position !== "sticky") return "the bar is not sticky";
          const own = focused.getBoundingClientRect();
          return own.height > 0 && own.top < over.bottom - 1 && own.bottom > over.top + 1 && over.top <= 1 ? (focused.id || focused.textContent) + ` at ${own.top} under ${over.bottom}` : null;
        }
        """;

    [Theory]
    [InlineData(VotingMethod.Approval, "You can choose 1 more project. 2 of 3 chosen", "p02=1 p03=1")]
    [InlineData(VotingMethod.Knapsack, "£43,800 left of £50,000. 2 projects chosen. £6,200 spent. 6 other projects still fit", "p02=1 p03=1")]
    [InlineData(VotingMethod.Cumulative, "7 points left. 3 of 10 points given", "p02=2 p03=1")]
    [InlineData(VotingMethod.Ordinal, "You can choose 2 more projects. 2 of 4 chosen", "p02=2 p03=1")]
    [InlineData(VotingMethod.Scoring, "2 of 8 projects scored", "p02=3 p03=2")]
    public async Task Vote_WithTheKeyboardAlone_IsHeardAndCounted(VotingMethod method, string heard, string ballot)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(method);
        await using var guest = await browser.Visit(pages.Web, 1280);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await TabTo(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Reaches("/vote/ballot");

        // Act
        await Choose(page, method);
        await Assertions.Expect(page.Locator("[data-spoken]")).ToHaveTextAsync(heard);
        await Assertions.Expect(page.Locator("[data-kept]")).ToHaveTextAsync("Kept for you, not cast yet");
        await TabTo(page, page.GetByRole(AriaRole.Button, new() { Name = "Check your vote" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Reaches("/vote/check");
        await TabTo(page, page.GetByRole(AriaRole.Button, new() { Name = "Cast my vote" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Reaches("/vote/done");

        // Assert
        var stored = await pages.Web.Grains.GetGrain<IBallotBoxGrain>(round).ReadBack(new ReadBallot(codes[0]));
        Assert.Equal(ballot, BallotText.Write(stored.Choices.AsSpan()));
    }

    [Theory]
    [InlineData(VotingMethod.Knapsack, 360)]
    [InlineData(VotingMethod.Knapsack, 1280)]
    [InlineData(VotingMethod.Cumulative, 360)]
    [InlineData(VotingMethod.Ordinal, 360)]
    [InlineData(VotingMethod.Scoring, 1280)]
    public async Task Tab_ThroughTheWholeBallotAndBack_NeverGoesUnderTheBar(VotingMethod method, int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(method);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        await page.Reaches("/vote/ballot");
        var hidden = new List<string>();

        // Act
        foreach (var key in new[] { "Tab", "Shift+Tab" })
        {
            for (var press = 0; press < 70; press++)
            {
                await page.Keyboard.PressAsync(key);
                if (await page.EvaluateAsync<string?>(Hidden) is { } under)
                {
                    hidden.Add($"{key}: {under}");
                }
            }
        }

        // Assert
        Assert.Empty(hidden);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C4_Cast_InTwoBrowsersOfOnePerson_TheStaleFormAsksFirst(bool script)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        await using var phone = await browser.Visit(pages.Web, 360, script);
        await using var laptop = await browser.Visit(pages.Web, 1280, script);
        await ToCheck(phone.Page, round, codes[0], "p02");
        await ToCheck(laptop.Page, round, codes[0], "p03");
        var box = pages.Web.Grains.GetGrain<IBallotBoxGrain>(round);
        await Cast(phone.Page);
        await phone.Page.Reaches("/vote/done");

        // Act
        await Cast(laptop.Page);
        await Assertions.Expect(laptop.Page.GetByText("Your earlier vote counts until")).ToBeVisibleAsync();
        var kept = await box.ReadBack(new ReadBallot(codes[0]));
        await Cast(laptop.Page);
        await laptop.Page.Reaches("/vote/done");

        // Assert
        var replaced = await box.ReadBack(new ReadBallot(codes[0]));
        Assert.Equal(("p02=1", "p02=1 p03=1"), (BallotText.Write(kept.Choices.AsSpan()), BallotText.Write(replaced.Choices.AsSpan())));
        Assert.Equal(1, (await box.GetTurnout()).Voted);
    }

    [Fact]
    public async Task Close_WithAVoteNotCast_Asks()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        await using var guest = await browser.Visit(pages.Web, 1280);
        var page = guest.Page;
        var asked = new List<string>();
        page.Dialog += (_, dialog) => asked.Add(dialog.Type);
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        await page.CheckAsync("input[value=p02]");

        // Act
        await page.GotoAsync($"/rounds/{round}");

        // Assert
        Assert.Equal(["beforeunload"], asked);
    }

    [Fact]
    public async Task Drag_AProjectUp_ChangesTheOrder()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(VotingMethod.Ordinal);
        await using var guest = await browser.Visit(pages.Web, 1280);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        foreach (var project in new[] { "p01", "p02", "p03" })
        {
            await page.ClickAsync($"[data-project={project}] [data-add]");
        }

        await page.EvaluateAsync("window.scrollTo(0, document.querySelector('#chosen').offsetTop - 300)");
        var first = (await page.Locator("[data-ranked=p01]").BoundingBoxAsync())!;
        var grip = (await page.Locator("[data-ranked=p03] [data-grip]").BoundingBoxAsync())!;

        // Act
        await page.Mouse.MoveAsync(grip.X + 10, grip.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(grip.X + 10, first.Y + 4, new() { Steps = 5 });
        await page.Mouse.UpAsync();

        // Assert
        Assert.Equal(["p03", "p01", "p02"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-ranked]')].map(line => line.dataset.ranked)"));
        await Assertions.Expect(page.Locator("[data-moved]")).ToHaveTextAsync("Benches along the brook is now number 1");
        await page.Press("Check your vote");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Benches along the brook");
    }

    [Fact]
    public async Task Filter_WithScript_HidesAndKeepsWhatIsChosen()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        await using var guest = await browser.Visit(pages.Web, 360);
        var page = guest.Page;
        await page.GotoAsync($"/rounds/{round}/vote#{codes[0]}");
        await page.Press("Continue");
        await page.CheckAsync("input[value=p01]");
        await page.ClickAsync("[data-browse] summary");

        // Act
        await page.FillAsync("#find", "brook");
        await page.Keyboard.PressAsync("Enter");

        // Assert
        await Assertions.Expect(page.Locator("[data-found]")).ToHaveTextAsync("1 of 8 projects shown. 1 of your choices is not among them; it stays chosen.");
        await Assertions.Expect(page.Locator("[data-chosen] li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all projects" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-card]:visible")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator("input[value=p01]")).ToBeCheckedAsync();
    }

    private static async Task Choose(IPage page, VotingMethod method)
    {
        switch (method)
        {
            case VotingMethod.Approval or VotingMethod.Knapsack:
                foreach (var project in new[] { "p02", "p03" })
                {
                    await page.Locator($"input[value={project}]").FocusAsync();
                    await page.Keyboard.PressAsync("Space");
                }

                break;
            case VotingMethod.Cumulative:
                await page.GetByRole(AriaRole.Button, new() { Name = "One point more for A community fridge at the pantry" }).FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await page.Keyboard.PressAsync("Space");
                await page.Locator("[name='value.p03']").FocusAsync();
                await page.Keyboard.TypeAsync("1");
                break;
            case VotingMethod.Ordinal:
                foreach (var project in new[] { "p02", "p03" })
                {
                    await page.Locator($"[data-project={project}] [data-add]").FocusAsync();
                    await page.Keyboard.PressAsync("Enter");
                }

                await page.Locator("[data-ranked=p03] [data-move=up]").FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("[data-ranked=p03] [data-move=up]")).ToBeFocusedAsync();
                break;
            default:
                foreach (var (project, score) in new[] { ("p02", 3), ("p03", 2) })
                {
                    await page.Locator($"[name='value.{project}'][value='']").FocusAsync();
                    for (var press = 0; press <= score; press++)
                    {
                        await page.Keyboard.PressAsync("ArrowRight");
                    }
                }

                break;
        }
    }

    private static async Task ToCheck(IPage page, string round, string code, string project)
    {
        await page.GotoAsync($"/rounds/{round}/vote");
        await page.FillAsync("[name=code]", code);
        await page.Press("Continue");
        await page.CheckAsync($"input[value={project}]");
        await page.Press("Check your vote");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cast my vote" })).ToBeVisibleAsync();
    }

    private static Task Cast(IPage page) => page.Press("Cast my vote");

    private static async Task TabTo(IPage page, ILocator target)
    {
        for (var press = 0; press < 120; press++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The keyboard does not come to it.");
    }
}
