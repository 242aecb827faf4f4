using Microsoft.Playwright;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The pages about paper in Chromium: accessible, whole at every width, quick by keyboard, and patient with a bad line.</summary>
[Collection(BrowserTests.Name)]
public sealed class PaperScreenTests(Browser browser, PagesFixture pages)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Pages_OfPaper_AreAccessibleAndFitTheirWindow(int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(voters: 30);
        await pages.Web.HandOut(round, "Town hall, Saturday", 20, codes[..6]);
        var settled = await pages.Web.HandOut(round, "Library", 12, codes[6..14]);
        await pages.Web.CountIn(round, settled, 8);
        await pages.Web.Enter(round, settled, ["1 2", "3", "2", "6 7", "b", "1", "u coffee spilt over it", "4"], ["1 2", "3", "2", "6 7", "b", "1", "u unreadable", "4"]);
        PaperRounds.Done(await pages.Web.Papers(round).Settle(new(settled, PaperRounds.Three)));
        var compared = await pages.Web.HandOut(round, "Youth club", 6, codes[14..18]);
        await pages.Web.CountIn(round, compared, 4);
        await pages.Web.Enter(round, compared, ["1 2", "3", "5 6 7", "o"], ["1 2", "3 8", "5 6 7", "1"]);
        var entering = await pages.Web.HandOut(round, "Brook school", 9, codes[18..24]);
        await pages.Web.CountIn(round, entering, 6);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();

        // Act and assert
        foreach (var (path, name) in new[] { ("", "batches"), ("/1", "batch-at-the-table"), ("/hand-out?batch=1", "hand-out"), ($"/{settled}", "batch-settled"), ($"/{compared}", "batch-compared"), ($"/{compared}/differences", "differences") })
        {
            await page.GotoAsync($"/staff/rounds/{round}/papers{path}");
            await page.TakeAccessible($"paper-{name}");
        }

        await page.GotoAsync($"/staff/rounds/{round}/papers/hand-out?batch=1");
        await page.FillAsync("#voterCode", codes[0]);
        await page.Press("Mark the register");
        await Assertions.Expect(page.Locator("#voterCode-error")).ToContainTextAsync("handed out for this code already");
        await page.TakeAccessible("paper-hand-out-twice");

        await page.GotoAsync($"/staff/rounds/{round}/papers/1");
        await page.FillAsync("#bag", "CB 0418");
        await page.FillAsync("#returned", "5");
        await page.FillAsync("#spoilt", "1");
        await page.FillAsync("#unused", "12");
        await page.Press("Count in");
        await Assertions.Expect(page.GetByText("Batch 1 is counted in.")).ToBeVisibleAsync();
        await page.TakeAccessible("paper-batch-does-not-add-up");

        await page.GotoAsync($"/staff/rounds/{round}/papers/{entering}/enter");
        await Assertions.Expect(page.Locator("#serial")).ToBeFocusedAsync();
        foreach (var (number, marks) in new[] { (4, "1 3"), (2, "b"), (5, "7"), (1, "u") })
        {
            await page.Keyboard.TypeAsync(new PaperSerial(entering, number).ToString());
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync(marks);
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.Locator("[data-paper-wrong]")).ToContainTextAsync("Say why it is unclear, after the u.");
        await Assertions.Expect(page.Locator("[data-paper-count]")).ToHaveTextAsync("3");
        await page.GotoAsync($"/staff/rounds/{round}/papers/{entering}/enter");
        await page.TakeAccessible("paper-enter");
        Assert.Empty(await page.WalkByTab("paper-enter"));

        await page.GotoAsync($"/staff/rounds/{round}/papers/{compared}/differences");
        await page.Locator("#marks-2").FillAsync("3 8");
        await page.Locator("#reason-2").FillAsync("A cross is half on the line of 8.");
        await page.Press($"Decide paper {new PaperSerial(compared, 2)}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A cross is half on the line of 8.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Audit_AndFigures_AreAccessibleAndFitTheirWindow(int width)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(voters: 30);
        var batch = await pages.Web.HandOut(round, "Library", 20, codes[..12]);
        await pages.Web.CountIn(round, batch, 12);
        string[] marks = ["1 2", "3", "2", "6 7", "b", "1", "o", "4", "2 3", "6", "6 1", "3"];
        await pages.Web.Enter(round, batch, [.. marks], [.. marks]);
        PaperRounds.Done(await pages.Web.Papers(round).Settle(new(batch, PaperRounds.Three)));
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();
        await page.GotoAsync($"/staff/rounds/{round}/papers/audit");
        await page.TakeAccessible("paper-audit-seed");
        await page.FillAsync("#seed", "66231451263345126342");
        await page.FillAsync("#size", "6");
        await page.Press("Draw the sample");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The papers are drawn.");
        await page.TakeAccessible("paper-audit-sample");
        var sample = (await pages.Web.Papers(round).GetAudits(PaperRounds.One)).Single().Papers;
        foreach (var (paper, at) in sample.Select((paper, at) => (paper, at)))
        {
            PaperRounds.Done(await pages.Web.Papers(round).Check(new(1, paper.Serial, at == 1 ? "8" : marks[paper.Serial.Number - 1], PaperRounds.Three)));
        }

        // Act
        await page.ReloadAsync();
        await page.Press("Finish the audit");

        // Assert
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Not as in the box");
        await page.TakeAccessible("paper-audit-found");
        var grain = pages.Web.Grains.GetGrain<IRoundGrain>(round);
        Assert.True((await grain.CloseVoting(new(PaperRounds.One))).Done);
        Assert.True((await grain.Count(new(PaperRounds.One))).Done);
        await page.GotoAsync($"/staff/rounds/{round}/sign");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ballots from paper");
        await page.TakeAccessible("paper-figures");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Print_OfABatch_HasAPaperForEachSerial(int width)
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        await pages.Web.HandOut(round, "Town hall, Saturday", 2, []);
        await using var guest = await browser.Visit(pages.Web, width);
        await guest.Page.SignIn();

        // Act
        await guest.Page.GotoAsync($"/staff/rounds/{round}/papers/1/print");

        // Assert
        await Assertions.Expect(guest.Page.Locator(".hub-paper")).ToHaveCountAsync(2);
        await guest.Page.TakeAccessible("paper-print");
        await guest.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(guest.Page.Locator(".hub-not-printed")).ToBeHiddenAsync();
        var pdf = System.Text.Encoding.Latin1.GetString(await guest.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(pdf, "/Type /Page\\b"));
        await Assertions.Expect(guest.Page.Locator(".hub-header")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Entry_WhenTheLineIsDown_KeepsWhatIsTypedAndSendsItWhenItIsBack()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        var batch = await pages.Web.HandOut(round, "Library", 4, codes[..3]);
        await pages.Web.CountIn(round, batch, 3);
        await using var guest = await browser.Visit(pages.Web, 1280);
        var page = guest.Page;
        await page.SignIn();
        await page.GotoAsync($"/staff/rounds/{round}/papers/{batch}/enter");
        await page.RouteAsync("**/enter?handler=keep", route => route.AbortAsync("internetdisconnected"));

        // Act
        foreach (var number in new[] { 1, 2, 3 })
        {
            await page.FillAsync("#serial", new PaperSerial(batch, number).ToString());
            await page.FillAsync("#marks", "1 2");
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.Locator("[data-paper-note]")).ToContainTextAsync("The connection is down.");
        var before = (await pages.Web.Papers(round).GetBatches(PaperRounds.One)).Single().FirstBy;
        await page.UnrouteAsync("**/enter?handler=keep");
        await page.ReloadAsync();

        // Assert
        Assert.Null(before);
        await Assertions.Expect(page.Locator("[data-paper-count]")).ToHaveTextAsync("3");
        await page.GotoAsync($"/staff/rounds/{round}/papers/{batch}/enter");
        await page.Press("Finish this batch");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You have finished");
        Assert.True((await pages.Web.Papers(round).GetBatches(PaperRounds.One)).Single().FirstDone);
    }
}
