using Microsoft.Playwright;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The pages about a result in Chromium: nothing sticks out, on screens, on paper, in forced colours and from right to left.</summary>
[Collection(BrowserTests.Name)]
public sealed class ResultScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Result_WithWhatBecameOfIt_FitsTheWindow(int width)
    {
        // Arrange
        var result = await Complete();
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        var round = $"/rounds/{DemoCouncil.Green}";

        // Act
        foreach (var (path, name) in new[] { ("/results", "result"), ("/results/count", "count"), ("/results/rules", "rules"), ($"/delivery/{result.Selected[0]}", "delivery"), ("/track", "track-empty") })
        {
            await page.GotoAsync(round + path);
            await page.Take($"green-{name}");
        }

        await page.SignIn();
        await page.GotoAsync($"/staff{round}/deliveries");
        await page.Take("green-staff-deliveries");
        await page.GotoAsync($"/staff{round}/deliveries/{result.Selected[0]}");
        await page.Press("Enter the payment");
        await Assertions.Expect(page.Locator("#amount-error")).ToContainTextAsync("Enter an amount");
        await page.Take("green-staff-delivery");

        // Assert
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_OnPaper_KeepsItsPictureAndDropsWhatNobodyCanPress()
    {
        // Arrange
        await Complete();
        await using var guest = await browser.Visit(pages.Web, 794);
        var page = guest.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        // Act
        await page.GotoAsync($"/rounds/{DemoCouncil.Green}/results");
        await page.Take("green-print");

        // Assert
        await Assertions.Expect(page.Locator(".hub-flow__picture")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".govuk-template__footer")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-print]")).ToBeHiddenAsync();
        await SavePaper(page);
    }

    [Fact]
    public async Task Picture_InForcedColours_IsDrawnInThem()
    {
        // Arrange
        await Complete();
        await using var guest = await browser.Visit(pages.Web, 800);
        var page = guest.Page;

        // Act
        await page.GotoAsync($"/rounds/{DemoCouncil.Green}/results");
        await page.Take("green-forced");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var spent = await Fill(page, ".hub-flow__picture .hub-flow__spent");

        // Assert
        Assert.Equal(await page.EvaluateAsync<string>("() => { const e = document.createElement('i'); e.style.color = 'Highlight'; document.body.append(e); return getComputedStyle(e).color; }"), spent);
        Assert.NotEqual(spent, await Fill(page, ".hub-flow__picture .hub-flow__left"));
    }

    [Fact]
    public async Task Picture_FromRightToLeft_BeginsAtTheRight()
    {
        // Arrange
        await Complete();
        await using var guest = await browser.Visit(pages.Web, 800);
        var page = guest.Page;
        await page.Context.AddCookiesAsync([new Cookie { Name = "hub-language", Value = "c=ur|uic=ur", Url = pages.Web.Address.ToString() }]);

        // Act
        await page.GotoAsync($"/rounds/{DemoCouncil.Green}/results");
        await page.Take("green-rtl");
        var picture = (await page.Locator(".hub-flow__picture").BoundingBoxAsync())!;
        var budget = (await page.Locator(".hub-flow__picture .hub-flow__left").First.BoundingBoxAsync())!;
        var number = (await page.Locator(".hub-flow__picture .hub-flow__number").First.BoundingBoxAsync())!;

        // Assert
        Assert.Equal(picture.X, budget.X, 2.0);
        Assert.True(number.X > budget.X + budget.Width && number.X + number.Width <= picture.X + picture.Width + 1, "The numbers do not stand to the right of the bars.");
    }

    private static Task<string> Fill(IPage page, string selector) => page.EvaluateAsync<string>($"getComputedStyle(document.querySelector('{selector}')).fill");

    // Where pictures are asked for, the pages as they come out of a printer too.
    private static async Task SavePaper(IPage page)
    {
        if (Environment.GetEnvironmentVariable("HUB_SCREENS") is { Length: > 0 } folder)
        {
            await page.PdfAsync(new() { Path = Path.Combine(folder, "green-print.pdf"), PreferCSSPageSize = true });
        }
    }

    private async Task<ParticipatoryHub.Results.RoundResult> Complete()
    {
        var grain = pages.Web.Grains.GetGrain<IRoundGrain>(DemoCouncil.Green);
        await Eventually.DoesAsync(async () => await grain.GetResult() is { IsComplete: true }, "the figures after the count");
        return (await grain.GetResult())!;
    }
}
