using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>A workshop's page in Chromium, and the line that tells it what others do.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class WorkshopFollowTests(Browser browser, PagesFixture pages)
{
    private int readings;

    [Fact]
    public async Task Page_WithItsLine_IsReadWhenSomethingChangesAndNotInBetween()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        await using var guest = await browser.Visit(pages.Web, 360);
        await guest.Page.Clock.InstallAsync();
        var follows = Hears(guest.Page, "\"anew\":false");
        await Join(guest.Page, hall);
        await follows;
        var writer = await hall.Join("Ben");
        await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await Sees(guest.Page, "A bench by the pond");

        // Act: so long that it would be read four times without a line, and not so long that the line is taken to be dead.
        await guest.Page.Clock.FastForwardAsync(5_000);
        var before = readings;
        await guest.Page.Clock.RunForAsync(20_000);
        var inBetween = readings - before;
        await hall.Must(writer.Person, new WriteNote("Shade for the playground"));

        // Assert
        await Sees(guest.Page, "Shade for the playground");
        Assert.Equal(0, inBetween);
    }

    [Fact]
    public async Task Page_WhoseLineIsLost_IsReadAtIntervalsUntilTheLineIsBack()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await hall.Join("Ben");
        await using var guest = await browser.Visit(pages.Web, 360);
        var (lines, isCut) = (new List<IWebSocketRoute>(), false);
        await guest.Page.RouteWebSocketAsync(LiveAddress(), line =>
        {
            if (isCut)
            {
                _ = line.CloseAsync();
            }
            else
            {
                line.ConnectToServer();
                lines.Add(line);
            }
        });
        await Join(guest.Page, hall);
        await Eventually.Is(() => lines.Count > 0, "the page's line");

        // Act
        isCut = true;
        await lines[0].CloseAsync();
        await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await Sees(guest.Page, "A bench by the pond");
        isCut = false;
        await Eventually.Is(() => lines.Count > 1, "the line to be back");
        await hall.Must(writer.Person, new WriteNote("Shade for the playground"));

        // Assert
        await Sees(guest.Page, "Shade for the playground");
    }

    [Fact]
    public async Task Page_InWhichSomebodyWrites_ShowsTheNewsOnceTheyAreDone()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await hall.Join("Ben");
        var note = await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await using var guest = await browser.Visit(pages.Web);
        await Join(guest.Page, hall);
        await guest.Page.GotoAsync($"/workshops/{hall.Id}?open=n{note}");
        var comment = guest.Page.Locator("[data-part=board] textarea").First;
        await comment.FillAsync("Who would");

        // Act
        await guest.Page.RunAndWaitForResponseAsync(
            () => hall.Must(writer.Person, new WriteNote("Shade for the playground")), response => response.Request.ResourceType == "fetch" && response.Url.Contains(hall.Id, StringComparison.Ordinal));
        var isKept = await comment.InputValueAsync();
        await comment.FillAsync("");
        await guest.Page.Locator("h1").ClickAsync();
        await comment.BlurAsync();

        // Assert
        Assert.Equal("Who would", isKept);
        await Sees(guest.Page, "Shade for the playground");
    }

    [Fact]
    public async Task Projector_OfAStranger_FollowsToo()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await hall.Join("Ben");
        var note = await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await using var guest = await browser.Visit(pages.Web);
        var told = Hears(guest.Page, "Places we share");
        await guest.Page.GotoAsync($"/workshops/{hall.Id}/projector");

        // Act
        await hall.Begin(WorkshopStage.Group);
        await hall.Must(Hall.Facilitator, new MakeGroup("Places we share", [note]));

        // Assert
        await told;
        await Sees(guest.Page, "Places we share");
    }

    [Fact]
    public async Task Note_BeingChanged_ShowsWhoDoesSo_AndIsSavedWhenTheyLeaveIt()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        await using var author = await browser.Visit(pages.Web, 360);
        await using var reader = await browser.Visit(pages.Web);
        var follows = Hears(reader.Page, "\"anew\":false");
        await Join(author.Page, hall, "Ann");
        await Join(reader.Page, hall, "Ben");
        await follows;
        await author.Page.FillAsync("#note-text", "A bench");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await Sees(reader.Page, "A bench");

        // Act
        await author.Page.Locator(".hub-note summary").ClickAsync();
        var field = author.Page.Locator("form[data-edits] textarea");
        await field.PressAsync("End");
        await field.PressSequentiallyAsync(" by the pond");
        await Sees(reader.Page, "Ann is changing this");
        await author.Page.Locator("#note-text").FocusAsync();

        // Assert
        await Sees(reader.Page, "A bench by the pond");
        await Assertions.Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("Ann is changing this");
        Assert.DoesNotContain("is changing this", await author.Page.Locator("main .hub-note__editing").AllTextContentsAsync());
    }

    [Fact]
    public async Task WhatIsDoneWithoutALine_IsKeptOnThePhone_AndDoneOnceWhenItIsBack()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await hall.Join("Ben");
        var note = await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await using var guest = await browser.Visit(pages.Web, 360);
        await Join(guest.Page, hall, "Aisha");
        await guest.Page.GotoAsync($"/workshops/{hall.Id}?open=n{note}");

        // Act
        await guest.Page.Context.SetOfflineAsync(true);
        await guest.Page.GetByLabel("What would you like to say about it?").FillAsync("By the gate");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Say it" }).ClickAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Raise my hand" }).ClickAsync();
        var waiting = guest.Page.Locator("[data-waiting]");
        await Assertions.Expect(waiting.Locator("li")).ToHaveTextAsync(["By the gate – Saved on this phone. It is sent when the line is back.", "Raise my hand – Saved on this phone. It is sent when the line is back."]);
        await guest.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(waiting).ToBeHiddenAsync();
        await hall.Begin(WorkshopStage.Vote);
        await Sees(guest.Page, "You have 5 dots left.");
        await guest.Page.Context.SetOfflineAsync(true);
        var more = guest.Page.GetByRole(AriaRole.Button, new() { Name = "One dot more" });
        await more.ClickAsync();
        await more.ClickAsync();
        await Assertions.Expect(waiting.Locator("li")).ToHaveTextAsync([new Regex("^2 of your dots: A bench by the pond – Saved on this phone")]);
        await guest.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(waiting).ToBeHiddenAsync();

        // Assert
        await Sees(guest.Page, "You have 3 dots left.");
        var state = await hall.Refold();
        Assert.Equal("By the gate", Assert.Single(state.Comments).Value.Text);
        Assert.Single(state.Hands);
        Assert.Equal(2, state.DotsCast);
    }

    [Fact]
    public async Task WhatCameTooLate_IsShownWithTheReason_UntilItIsForgotten()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        await using var guest = await browser.Visit(pages.Web, 360);
        await Join(guest.Page, hall, "Aisha");
        await guest.Page.Context.SetOfflineAsync(true);
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Raise my hand" }).ClickAsync();
        await Sees(guest.Page, "Saved on this phone.");

        // Act
        await hall.Begin(WorkshopStage.Vote);
        await guest.Page.Context.SetOfflineAsync(false);

        // Assert
        await Sees(guest.Page, "The workshop has moved on; this is not part of the stage it is in now.");
        Assert.Empty((await hall.Refold()).Hands);
    }

    [Fact]
    public async Task Table_OfItsHost_AndTheLinkToReadAlong_FollowToo()
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(() => pages.Web.Services)).Begin(WorkshopStage.Discuss);
        await using var host = await browser.Visit(pages.Web, 360);
        await using var reader = await browser.Visit(pages.Web);
        await Join(host.Page, hall, "Hana");
        var number = (await hall.Grain.GetView(Hall.Facilitator))!.People.Single().Number;
        await hall.Must(Hall.Facilitator, new AskToHost(number, 1));
        await hall.Must(Hall.Facilitator, new ShareBoard(true));
        await host.Page.GotoAsync($"/workshops/{hall.Id}/table");
        await reader.Page.GotoAsync($"/workshops/{hall.Id}/read/{(await hall.Grain.GetView(Hall.Facilitator))!.ReaderKey}");
        var writer = await hall.Join("Ben", table: 1);

        // Act
        var note = await hall.Must(writer.Person, new WriteNote("A bench by the pond"));
        await hall.Must(Hall.Facilitator, new MakeGroup("Places we share", [note]));

        // Assert
        await Sees(host.Page, "Places we share");
        await Sees(reader.Page, "A bench by the pond");
        await hall.Must(Hall.Facilitator, new ShareBoard(false));
        await Assertions.Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("A bench by the pond");
    }

    private async Task Join(IPage page, Hall hall, string name = "")
    {
        page.Request += (_, request) => readings += request.ResourceType == "fetch" ? 1 : 0;
        await page.GotoAsync($"/join/{(await hall.Grain.GetDoor())!.Code}");
        await page.FillAsync("#name", name);
        await page.Press("Join the workshop");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/workshops/{hall.Id}"));
    }

    // What comes over the page's line.
    private static Task Hears(IPage page, string words)
    {
        var heard = new TaskCompletionSource();
        page.WebSocket += (_, line) => line.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains(words, StringComparison.Ordinal) == true)
            {
                heard.TrySetResult();
            }
        };
        return heard.Task.Ends();
    }

    private static Task Sees(IPage page, string words) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);

    [GeneratedRegex("/live/workshops")]
    private static partial Regex LiveAddress();
}
