using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Every page for staff in Chromium, with nothing in it, with something wrong in its form, full, and over: accessible at every width and in
/// forced colours, and to be gone through with the keyboard alone.
/// </summary>
[Collection(WalkTests.Name)]
public sealed class StaffStateTests(Browser browser, PagesFixture pages)
{
    private static readonly string[] OfADraft =
    [
        "", "/setup", "/setup/about", "/setup/money", "/setup/voting", "/setup/counting", "/setup/dates", "/setup/conflicts", "/ready", "/preview", "/rehearsal", "/log",
        "/projects", "/projects/edit", "/codes", "/who-may-vote", "/comments", "/call-for-ideas", "/ledger", "/move/cancel",
    ];

    [Fact]
    public async Task Pages_WithNothingInThem_AreAccessible()
    {
        // Arrange
        var id = $"empty-{Guid.NewGuid():N}"[..24];
        var nothing = SampleRound.Setup(pages.Web.Clock.Now) with { Projects = [], Budget = Money.Zero, Description = "", Community = "" };
        Assert.Empty((await pages.Web.Grains.GetGrain<IRoundGrain>(id).Create(new(nothing, SampleRound.Officer))).Refusals);
        var ideas = await pages.Web.OpenForIdeas();
        await using var guest = await browser.Visit(pages.Web);
        await guest.Page.SignIn();

        // Act and assert
        foreach (var path in OfADraft.Append("/projects/change?act=withdraw"))
        {
            await Accessible(guest.Page, $"/staff/rounds/{id}{path}", "empty", id);
        }

        await Accessible(guest.Page, $"/staff/rounds/{ideas}/ideas", "empty", ideas);
        await Accessible(guest.Page, $"/staff/comments?round={id}", "empty", id);
        await Accessible(guest.Page, $"/staff/log?find=nothing-like-this-was-done", "empty");
        await Accessible(guest.Page, "/staff/rounds/delete", "empty");
    }

    [Fact]
    public async Task Pages_ThatAreFull_AreAccessible()
    {
        // Arrange
        var (open, codes) = await pages.Web.OpenForPages(voters: 60);
        await Task.WhenAll(codes[..20].Select(code => Cast(open, code)));
        var draft = await pages.Web.Draft();
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.SignIn();
        await page.GotoAsync($"/staff/rounds/{draft}/projects/change?act=withdraw&chosen=bench");
        await page.Press("Yes, change 1 project");

        // Act and assert
        await Accessible(page, $"/staff/rounds/{draft}/projects", "undo", draft);
        foreach (var path in OfADraft.Append("/projects/edit?id=hall").Append("/projects/change?act=delete&chosen=hall"))
        {
            await Accessible(page, $"/staff/rounds/{draft}{path}", "full", draft);
        }

        foreach (var path in new[] { "", "/codes", "/codes/withdraw?label=test", "/extend", "/voids", "/kiosk", "/move/close", "/move/suspend", "/log", "/setup", "/setup/voting" })
        {
            await Accessible(page, $"/staff/rounds/{open}{path}", "open", open);
        }

        foreach (var path in new[] { "/staff", "/staff/log", "/staff/comments", "/staff/rounds/start", "/staff/rounds/new", "/staff/passkeys", "/staff/your-second-factor" })
        {
            await Accessible(page, path, "full");
        }
    }

    [Fact]
    public async Task Pages_OfARoundThatIsOver_AreAccessible()
    {
        // Arrange
        var (cancelled, _) = await pages.Web.OpenForPages();
        Assert.True((await pages.Web.Grains.GetGrain<IRoundGrain>(cancelled).Cancel(new(SampleRound.Officer, "The money is gone."))).Done);
        var funded = (await pages.Web.Grains.GetGrain<IRoundGrain>(DemoCouncil.Green).GetResult())!.Selected[0];
        await using var guest = await browser.Visit(pages.Web);
        await guest.Page.SignIn();

        // Act and assert
        foreach (var path in new[] { "", "/setup", "/setup/dates", "/projects", "/codes", "/who-may-vote", "/comments", "/ready", "/rehearsal", "/result", "/deliveries", "/deliveries/" + funded, "/voids", "/counts", "/challenges", "/keys", "/ledger", "/log" })
        {
            await Accessible(guest.Page, $"/staff/rounds/{DemoCouncil.Green}{path}", "published", DemoCouncil.Green);
        }

        await Accessible(guest.Page, $"/staff/rounds/{cancelled}", "cancelled", cancelled);
        await Accessible(guest.Page, $"/staff/rounds/{cancelled}/codes", "cancelled", cancelled);
    }

    [Fact]
    public async Task Administrators_Pages_AreAccessible()
    {
        // Arrange
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.SignIn("admin@demo.example", "clayton brook settings");

        // Act and assert
        await Accessible(page, "/staff/people", "full");
        await page.Locator("main a[href^='/staff/people/']:not([href$='invite'])").First.ClickAsync();
        await page.IsAccessible("staff person");
        await Accessible(page, "/staff/people/invite", "empty");
        await page.Press("Send the invitation");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await page.IsAccessible("staff invite error");
    }

    [Fact]
    public async Task SecondFactor_FromTheInvitationToItsRenewal_IsAccessible()
    {
        // Arrange
        var email = $"{Guid.NewGuid():N}@example.org";
        await using var guest = await browser.Visit(pages.Web);
        var page = guest.Page;
        await page.SignIn("admin@demo.example", "clayton brook settings");
        await page.GotoAsync("/staff/people/invite");
        await page.FillAsync("#name", "Ina Invited");
        await page.FillAsync("#email", email);
        await page.CheckAsync("input[name=roles][value=officer]");
        await page.Press("Send the invitation");
        await page.Reaches("/staff/people");
        var letters = await pages.Web.Services.GetRequiredService<IMailOutbox>().Latest(1000, CancellationToken.None);
        var link = letters.First(entry => entry.Letter.Address == email).Letter.Text.Split((char[]?)null).Single(word => word.StartsWith("http", StringComparison.Ordinal));
        await page.Press("Sign out");

        // Act and assert
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await page.IsAccessible("staff invitation");
        await page.Press("Continue");
        await page.IsAccessible("staff invitation error");
        foreach (var field in new[] { "password", "again" })
        {
            await page.FillAsync("#" + field, "three random words");
        }

        await page.Press("Continue");
        await page.Reaches("/set-up");
        await page.IsAccessible("staff second factor");
        var key = (await page.Locator("code.hub-seal").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#code", Code(key));
        await page.Press("Continue");
        await Assertions.Expect(page.Locator(".hub-recovery")).ToBeVisibleAsync();
        await page.IsAccessible("staff recovery codes");
        await page.GotoAsync("/staff/your-second-factor");
        await page.TakeAccessible("officer-factor");
        await page.Press("Continue");
        await page.IsAccessible("staff second factor renewal error");
        await page.CheckAsync("input[name=wish][value=app]");
        await page.FillAsync("#password", "three random words");
        await page.FillAsync("#code", Code(key));
        await page.Press("Continue");
        await page.TakeAccessible("officer-factor-app");
        await page.Press("Sign out");
        await page.GotoAsync("/staff/sign-in");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", "three random words");
        await page.Press("Sign in");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/staff/second-factor\?"));
        await page.IsAccessible("staff code");
        await page.GetByRole(AriaRole.Link, new() { Name = "use a recovery code" }).ClickAsync();
        await page.IsAccessible("staff recovery code");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Keyboard_ThroughEveryPage_StopsAtEverythingAndIsSeen(int width)
    {
        // Arrange
        var draft = await pages.Web.Draft();
        var (open, codes) = await pages.Web.OpenForPages();
        await Cast(open, codes[0]);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();
        var wrong = new List<string>();

        foreach (var path in OfADraft.Where(path => path is not "/preview").Select(path => $"/staff/rounds/{draft}{path}").Concat(
            ["/staff", $"/staff/rounds/{open}", $"/staff/rounds/{open}/codes", $"/staff/rounds/{DemoCouncil.Green}/result", $"/staff/rounds/{DemoCouncil.Green}/deliveries", "/staff/comments", "/staff/log", "/staff/passkeys", "/staff/rounds/new"]))
        {
            await page.GotoAsync(path);

            // Act
            wrong.AddRange(await page.WalkByTab(path));
        }

        // Assert
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Code(string key) => Totp.Code(key, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);

    private static async Task Accessible(IPage page, string path, string state, string? round = null)
    {
        await page.GotoAsync(path);
        await page.IsAccessible($"staff {state} {(round is null ? path : path.Replace(round, "round", StringComparison.Ordinal))}");
    }

    private async Task Cast(string round, string code) => Assert.Null(
        (await pages.Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new CastBallot(Guid.NewGuid(), code, [new Choice("p01", 1)], null, BallotChannel.Online))).Refusal);
}
