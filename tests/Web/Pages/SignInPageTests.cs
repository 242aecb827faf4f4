using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Signing in as a resident with a link from an e-mail, without script.</summary>
[Collection(PageTests.Name)]
public sealed class SignInPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task FirstSignIn_ByTheLink_AsksForANameAndComesBack()
    {
        // Arrange
        var email = Fresh();
        using var visitor = new Visitor(Web);
        await visitor.Go("/account");
        Assert.StartsWith("/sign-in?back=%2Faccount", visitor.Path, StringComparison.OrdinalIgnoreCase);
        await visitor.Press("Send me a link", ("email", $" {email} "));
        Assert.Contains(email, visitor.Words, StringComparison.Ordinal);
        await visitor.Go(await LinkTo(email));

        // Act
        await visitor.Press("Continue");
        Assert.Equal("/sign-in/name", visitor.Path);
        await visitor.Press("Make my account", ("name", ""));
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        await visitor.Press("Make my account", ("name", $"Newcomer {email[..6]}"));

        // Assert
        Assert.Equal("/account", visitor.Path);
        Assert.Contains($"Newcomer {email[..6]}", visitor.Words, StringComparison.Ordinal);
        Assert.Contains(email, visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OpenedTwiceByAMailScanner_StillSignsInAndThenNeverAgain()
    {
        // Arrange
        var email = Fresh();
        using var visitor = new Visitor(Web);
        await Ask(visitor, email);
        var link = await LinkTo(email);
        using var scanner = new Visitor(Web);
        await scanner.Go(link);
        await scanner.Go(link);

        // Act
        await visitor.Go(link);
        await visitor.Press("Continue");
        var first = visitor.Path;
        await visitor.Go(link);

        // Assert
        Assert.Equal("/sign-in/name", first);
        Assert.Contains("does not work any more", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_UsedByManyAtTheSameTime_WorksForOne()
    {
        // Arrange
        var email = Fresh();
        using var visitor = new Visitor(Web);
        await Ask(visitor, email);
        await visitor.Go(await LinkTo(email));
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = Web.Address };

        // Act
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SendAsync(visitor.Request("Continue"))));

        // Assert
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SecondSignIn_OfSomebodyKnown_NeedsNoNameAndIsRememberedOnlyIfAskedFor()
    {
        // Arrange
        await Web.Resident("Regular");
        const string email = "REGULAR@residents.example";
        using var visitor = new Visitor(Web);
        await Ask(visitor, email.ToLowerInvariant());
        await visitor.Go(await LinkTo(email.ToLowerInvariant()));

        // Act
        await visitor.Press("Continue", ("keep", "true"));

        // Assert
        var cookie = visitor.Cookies.GetCookies(Web.Address)["hub-resident"]!;
        Assert.True(cookie.HttpOnly);
        Assert.NotEqual(DateTime.MinValue, cookie.Expires);
        Assert.Contains("Regular: your account", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter your e-mail address.")]
    [InlineData("me at home", "Enter an e-mail address in the right form")]
    [InlineData("a@b@c.example", "Enter an e-mail address in the right form")]
    [InlineData("Me <me@example.org>", "Enter an e-mail address in the right form")]
    [InlineData("me@localhost", "Enter an e-mail address in the right form")]
    public async Task Ask_WithSomethingThatIsNoAddress_SaysSoAndKeepsIt(string typed, string sentence)
    {
        // Arrange
        using var visitor = new Visitor(Web);
        await visitor.Go("/sign-in");

        // Act
        await visitor.Press("Send me a link", ("email", typed));

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Contains(sentence, visitor.Page.QuerySelector("#email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Page.QuerySelector("#email")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Ask_MoreOftenThanAMailboxMay_IsAnsweredTheSameAndSendsNothing()
    {
        // Arrange
        var email = Fresh();
        using var visitor = new Visitor(Web);
        for (var i = 0; i < SignInLinks.MostPerMailbox; i++)
        {
            await Ask(visitor, email);
        }

        var before = visitor.Words;

        // Act
        await Ask(visitor, email.ToUpperInvariant());

        // Assert
        Assert.Equal(before.ToUpperInvariant(), visitor.Words.ToUpperInvariant());
        Assert.Equal(SignInLinks.MostPerMailbox, await Count(email));
    }

    [Fact]
    public async Task Ask_MoreOftenThanANetworkMay_IsRefusedInWords()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(demo: true);
        await using (var scope = web.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PeopleDb>();
            db.SignInLinks.AddRange(Enumerable.Range(0, SignInLinks.MostPerSource).Select(i => new SignInLink
            {
                Hash = Guid.NewGuid().ToByteArray(), Email = $"{i}@example.org", EmailKey = $"{i}@EXAMPLE.ORG", AskedFrom = "127.0.0.1", Created = web.Clock.Now, Expires = web.Clock.Now.AddMinutes(30),
            }));
            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(web);
        await visitor.Go("/sign-in");

        // Act
        await visitor.Press("Send me a link", ("email", "one-more@example.org"));

        // Assert
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Response.StatusCode);
        Assert.Contains("Wait an hour", visitor.Words, StringComparison.Ordinal);
        web.Clock.Advance(TimeSpan.FromHours(1.1));
        await Ask(visitor, "one-more@example.org");
        Assert.Equal("/sign-in/sent", visitor.Path);
    }

    [Fact]
    public async Task Link_ThatIsTooOld_SaysSo()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(demo: true);
        using var visitor = new Visitor(web);
        await Ask(visitor, "late@example.org");
        var link = await LinkTo("late@example.org", web);

        // Act
        web.Clock.Advance(TimeSpan.FromMinutes(31));
        await visitor.Go(link);

        // Assert
        Assert.Contains("does not work any more", visitor.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task SignIn_WithABackThatLeadsElsewhere_EndsAtTheFrontPage(string back)
    {
        // Arrange
        var email = Fresh();
        using var visitor = new Visitor(Web);
        await visitor.Go($"/sign-in?back={Uri.EscapeDataString(back)}");
        await visitor.Press("Send me a link", ("email", email));
        await visitor.Go(await LinkTo(email));
        await visitor.Press("Continue");

        // Act
        await visitor.Press("Make my account", ("name", $"Careful {email[..8]}"));

        // Assert
        Assert.Equal("/", visitor.Path);
        Assert.Equal(Web.Address.Authority, visitor.Response.RequestMessage!.RequestUri!.Authority);
    }

    [Fact]
    public async Task Outbox_OutsideADemo_IsNotThere()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        using var visitor = new Visitor(web);

        // Act
        await visitor.Go("/demo/outbox");

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }

    [Fact]
    public async Task SignOut_FromTheAccount_EndsTheSession()
    {
        // Arrange
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Leaver");
        await visitor.Go("/account");

        // Act
        await visitor.Press("Sign out");

        // Assert
        await visitor.Go("/account");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedInAsStaffAndAsAResident_EachPageKnowsBoth_AndFormsWork()
    {
        // Arrange
        using var visitor = new Visitor(Web);
        await visitor.SignIn();
        await visitor.SignInResident("Also Staff");

        // Act
        await visitor.Go("/account");
        var account = visitor.Words;
        await visitor.Press("Sign out");
        await visitor.Go("/staff");

        // Assert
        Assert.Contains("Also Staff", account, StringComparison.Ordinal);
        Assert.Equal("/staff", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
    }

    private static string Fresh() => $"{Guid.NewGuid():N}@example.org";

    private static async Task Ask(Visitor visitor, string email)
    {
        await visitor.Go("/sign-in");
        await visitor.Press("Send me a link", ("email", email));
    }

    private async Task<int> Count(string email) =>
        (await Web.Services.GetRequiredService<IMailOutbox>().Latest(1000, CancellationToken.None)).Count(entry => entry.Letter.Address == email);

    private Task<string> LinkTo(string email) => LinkTo(email, Web);

    /// <summary>The path of the link in the newest letter to an address, as the demo's outbox shows it.</summary>
    private static async Task<string> LinkTo(string email, TestWeb web)
    {
        using var reader = new Visitor(web);
        string? link = null;
        await Eventually.DoesAsync(
            async () =>
            {
                await reader.Go("/demo/outbox");
                link = reader.Page.QuerySelectorAll("article").FirstOrDefault(letter => letter.TextContent.Contains(email, StringComparison.Ordinal))?.QuerySelector("a")?.GetAttribute("href");
                return link is not null;
            },
            "the letter");
        return link!;
    }
}
