using Microsoft.Playwright;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Every page for residents in Chromium, whatever state its round is in, with nothing in it, full, and with something wrong: accessible at
/// every width and in forced colours, and to be gone through with the keyboard alone on the narrowest.
/// </summary>
[Collection(WalkTests.Name)]
public sealed class ResidentStateTests(Browser browser, PagesFixture pages)
{
    private const int Narrowest = 320;

    private static readonly string[] OfARound = ["", "/vote", "/track", "/results", "/seals", "/projects/p04", "/paper"];

    private TestWeb Web => pages.Web;

    [Theory]
    [InlineData("voting")]
    [InlineData("suspended")]
    [InlineData("closed")]
    [InlineData("counted")]
    [InlineData("cancelled")]
    public async Task Round_InEachState_IsAccessibleAndReachedByKeyboard(string state)
    {
        // Arrange
        var round = await In(state);
        await using var guest = await browser.Visit(Web, Narrowest);

        // Act
        var wrong = await Walk(guest.Page, OfARound.Select(path => ($"/rounds/{round}{path}", $"round {state} {path}")));

        // Assert
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Results_OfTheDemo_AreAccessibleAndReachedByKeyboard()
    {
        // Arrange
        await using var guest = await browser.Visit(Web, Narrowest);
        string[] paths = ["", "/results", "/results/count", "/results/rules", "/seals", "/track", "/delivery/g01", "/projects/g01"];

        // Act
        var wrong = await Walk(guest.Page, paths.Select(path => ($"/rounds/{DemoCouncil.Green}{path}", $"round published {path}")));

        // Assert
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Ideas_EmptyAndFull_AreAccessibleAndReachedByKeyboard()
    {
        // Arrange
        var empty = await Web.OpenForIdeas();
        var full = await Web.OpenForIdeas();
        var author = await Web.Resident("Kim with keys");
        for (var number = 1; number <= 25; number++)
        {
            await Web.PutForward(full, author, IdeaRounds.Text($"Benches along the brook, place {number}"));
        }

        await using var guest = await browser.Visit(Web, Narrowest);
        await guest.SignInResident(Web, "Kim with keys");

        // Act
        var wrong = await Walk(
            guest.Page,
            [
                ($"/rounds/{empty}", "ideas round"), ($"/rounds/{empty}/ideas", "ideas none"), ($"/rounds/{full}/ideas", "ideas many"), ($"/rounds/{full}/ideas?find=nothing+like+this", "ideas not found"),
                ($"/rounds/{full}/ideas/1", "idea own"), ($"/rounds/{full}/ideas/new", "idea new"), ($"/rounds/{full}/ideas/1/edit", "idea edit"), ($"/rounds/{full}/ideas/1/photo", "idea photo"),
                ($"/rounds/{full}/ideas/1/authors", "idea authors"), ($"/rounds/{full}/ideas/1/withdraw", "idea withdraw"), ("/my/ideas", "my ideas"),
            ]);

        // Assert
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task AccountAndComments_OfAResident_AreAccessibleAndReachedByKeyboard()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var thread = Web.Grains.GetGrain<ICommentsGrain>($"{round}/project/p04");
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Bryn with a question")), "Who cleans up afterwards?"));
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Ada with comments")), "The club does, on Fridays."));
        await using var guest = await browser.Visit(Web, Narrowest);
        var page = guest.Page;

        // Act
        var wrong = await Walk(page, [("/", "front"), ("/language", "language"), ("/how-your-vote-is-kept", "promise"), ("/sign-in", "sign in"), ("/nowhere", "not found")]);
        await guest.SignInResident(Web, "Ada with comments");
        wrong.AddRange(await Walk(
            page,
            [
                ("/account", "account"), ("/account/name", "account name"), ("/account/passkeys", "account passkeys"), ("/account/delete", "account delete"), ("/my/ideas", "my ideas none"),
                ("/comments/mine", "my comments"), ($"/rounds/{round}/projects/p04", "comments two"), ($"/rounds/{round}/projects/p04?comments=supported", "comments sorted"),
                ($"/rounds/{round}/comments/flag?kind=project&about=p04&number=1", "comment flag"), ($"/rounds/{round}/comments/edit?kind=project&about=p04&number=2", "comment edit"),
                ($"/rounds/{round}/comments/delete?kind=project&about=p04&number=2", "comment delete"),
            ]));
        foreach (var (path, button, name) in new[]
        {
            ("/account/name", "Save", "account name error"), ("/account/delete", "Delete my account", "account delete error"), ($"/rounds/{round}/projects/p04", "Post comment", "comment error"),
        })
        {
            await page.GotoAsync(path);
            if (name == "account name error")
            {
                await page.FillAsync("#name", "");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
            Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
            await page.IsAccessible(name);
        }

        // Assert
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<List<string>> Walk(IPage page, IEnumerable<(string Path, string Name)> paths)
    {
        var wrong = new List<string>();
        foreach (var (path, name) in paths)
        {
            await page.GotoAsync(path);
            wrong.AddRange(await page.WalkByTab($"{name} ({path})"));
            await page.IsAccessible($"resident {name}");
        }

        return wrong;
    }

    private async Task<string> In(string state)
    {
        var (id, codes) = await Web.OpenForPages(VotingMethod.Knapsack);
        var round = Web.Grains.GetGrain<IRoundGrain>(id);
        var officer = new MoveRound(SampleRound.Officer) { Reason = "The hall was flooded." };
        RoundOutcome[] moves = state switch
        {
            "suspended" => [await round.SuspendVoting(officer)],
            "closed" => [await round.CloseVoting(officer)],
            "counted" => [await round.CloseVoting(officer), await round.Count(officer)],
            "cancelled" => [await round.Cancel(officer)],
            _ => [],
        };
        Assert.NotEmpty(codes);
        Assert.All(moves, move => Assert.Empty(move.Refusals));
        return id;
    }
}
