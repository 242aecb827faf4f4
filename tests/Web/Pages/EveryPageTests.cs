using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ParticipatoryHub.Tests.Web.Communities;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Tests.Web.Workshops;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What holds of every page.</summary>
[Collection(PageTests.Name)]
public sealed class EveryPageTests(PagesFixture pages)
{
    private const int MostBytes = 100_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/how-your-vote-is-kept")]
    [InlineData("/rounds/{round}")]
    [InlineData("/rounds/{round}?find=trees&area=North&order=cost")]
    [InlineData("/rounds/{round}/vote")]
    [InlineData("/rounds/{round}/paper")]
    [InlineData("/rounds/{round}/track")]
    [InlineData("/rounds/{round}/seals")]
    [InlineData("/rounds/{round}/results")]
    [InlineData("/rounds/{round}/projects/p01")]
    [InlineData("/rounds/{round}/projects/p01?comments=supported&comment=1")]
    [InlineData("/staff/comments")]
    [InlineData("/staff/comments?round={round}&show=hidden&kind=project&find=no")]
    [InlineData("/staff/rounds/{round}/comments")]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/sent")]
    [InlineData("/sign-in/link?secret=unknown")]
    [InlineData("/account")]
    [InlineData("/account/name")]
    [InlineData("/account/passkeys")]
    [InlineData("/staff/passkeys")]
    [InlineData("/staff/your-second-factor")]
    [InlineData("/account/delete")]
    [InlineData("/demo/outbox")]
    [InlineData("/rounds/{ideas}")]
    [InlineData("/rounds/{ideas}/ideas")]
    [InlineData("/rounds/{ideas}/ideas?find=bench&area=North&status=submitted&order=newest")]
    [InlineData("/rounds/{ideas}/ideas/1")]
    [InlineData("/rounds/{ideas}/ideas/1/edit")]
    [InlineData("/rounds/{ideas}/ideas/1/photo")]
    [InlineData("/rounds/{ideas}/ideas/1/authors")]
    [InlineData("/rounds/{ideas}/ideas/1/withdraw")]
    [InlineData("/rounds/{ideas}/ideas/1/join?key=x")]
    [InlineData("/rounds/{ideas}/ideas/2/check")]
    [InlineData("/rounds/{ideas}/ideas/3/appeal")]
    [InlineData("/rounds/{ideas}/ideas/new")]
    [InlineData("/my/ideas")]
    [InlineData("/staff/rounds/{ideas}/ideas")]
    [InlineData("/staff/rounds/{ideas}/ideas/1")]
    [InlineData("/staff/rounds/{ideas}/ideas/1/merge")]
    [InlineData("/staff/rounds/{ideas}/call-for-ideas")]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff")]
    [InlineData("/staff/people")]
    [InlineData("/staff/people/invite")]
    [InlineData("/staff/invitation?secret=unknown")]
    [InlineData("/staff/rounds/new")]
    [InlineData("/staff/rounds/{round}")]
    [InlineData("/staff/rounds/{round}/setup")]
    [InlineData("/staff/rounds/{round}/setup/about")]
    [InlineData("/staff/rounds/{round}/setup/money")]
    [InlineData("/staff/rounds/{round}/setup/voting")]
    [InlineData("/staff/rounds/{round}/setup/counting")]
    [InlineData("/staff/rounds/{round}/setup/dates")]
    [InlineData("/staff/rounds/{round}/setup/conflicts")]
    [InlineData("/staff/rounds/{round}/ready")]
    [InlineData("/staff/rounds/{round}/preview")]
    [InlineData("/staff/rounds/{round}/rehearsal")]
    [InlineData("/staff/rounds/{round}/log")]
    [InlineData("/staff/rounds/{round}/projects")]
    [InlineData("/staff/rounds/{round}/projects/edit")]
    [InlineData("/staff/rounds/{round}/projects/edit?id=p01")]
    [InlineData("/staff/rounds/{round}/projects/change?act=withdraw&chosen=p01")]
    [InlineData("/staff/rounds/{round}/codes/withdraw?label=test")]
    [InlineData("/staff/rounds/start")]
    [InlineData("/staff/rounds/delete")]
    [InlineData("/staff/log")]
    [InlineData("/staff/rounds/{round}/codes")]
    [InlineData("/staff/rounds/{round}/who-may-vote")]
    [InlineData("/staff/rounds/{round}/extend")]
    [InlineData("/staff/rounds/{round}/voids")]
    [InlineData("/staff/rounds/{round}/papers")]
    [InlineData("/staff/rounds/{round}/papers/hand-out")]
    [InlineData("/staff/rounds/{round}/papers/audit")]
    [InlineData("/staff/rounds/{round}/kiosk")]
    [InlineData("/staff/rounds/{round}/challenges")]
    [InlineData("/staff/rounds/{round}/keys")]
    [InlineData("/staff/rounds/{round}/ledger")]
    [InlineData("/staff/rounds/{round}/move/close")]
    [InlineData("/communities")]
    [InlineData("/communities/clayton-brook")]
    [InlineData("/communities/clayton-brook/profiles")]
    [InlineData("/communities/clayton-brook/profile/new?kind=people-values")]
    [InlineData("/communities/clayton-brook/assets")]
    [InlineData("/communities/clayton-brook/assets/new")]
    [InlineData("/communities/clayton-brook/assets/3")]
    [InlineData("/communities/clayton-brook/assets/3/edit")]
    [InlineData("/communities/clayton-brook/evidence?find=path&kind=data&tag=level-structural")]
    [InlineData("/communities/clayton-brook/evidence?p=2")]
    [InlineData("/communities/clayton-brook/evidence/4")]
    [InlineData("/communities/clayton-brook/activities")]
    [InlineData("/communities/clayton-brook/activities/new")]
    [InlineData("/communities/clayton-brook/partners")]
    [InlineData("/communities/clayton-brook/voices/new")]
    [InlineData("/communities/clayton-brook/skills")]
    [InlineData("/communities/clayton-brook/heard")]
    [InlineData("/communities/clayton-brook/gaps")]
    [InlineData("/communities/clayton-brook/find?q=somebody+to+talk+to")]
    [InlineData("/search?q=brook")]
    [InlineData("/search?q=brook&kind=asset&p=2")]
    [InlineData("/staff/communities")]
    [InlineData("/staff/communities/new")]
    [InlineData("/chain?from=evidence:clayton-brook:4")]
    [InlineData("/staff/communities/clayton-brook")]
    [InlineData("/join")]
    [InlineData("/join/{code}")]
    [InlineData("/workshops/{workshop}/projector")]
    [InlineData("/workshops/{workshop}/table")]
    [InlineData("/staff/workshops")]
    [InlineData("/staff/workshops/new")]
    [InlineData("/staff/workshops/{workshop}")]
    [InlineData("/staff/workshops/{workshop}/prepare")]
    [InlineData("/staff/workshops/{workshop}/board")]
    [InlineData("/staff/workshops/{workshop}/people")]
    [InlineData("/staff/workshops/{workshop}/peek")]
    [InlineData("/staff/workshops/{workshop}/rehearsal")]
    [InlineData("/staff/workshops/{workshop}/sheets?at=1&count=3")]
    public async Task Page_IsThere_AndWellMade(string path)
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        using var visitor = new Visitor(pages.Web);
        if (path.Contains("{workshop}", StringComparison.Ordinal) || path.Contains("{code}", StringComparison.Ordinal))
        {
            var (facilitator, workshop, code) = await pages.Web.OpenWorkshop();
            facilitator.Dispose();
            path = path.Replace("{workshop}", workshop, StringComparison.Ordinal).Replace("{code}", code, StringComparison.Ordinal);
        }

        if (path.Contains("clayton-brook", StringComparison.Ordinal))
        {
            await pages.Web.WithCommunities();
        }

        if ((path.StartsWith("/staff", StringComparison.Ordinal) && path != "/staff/sign-in") || path.EndsWith("/table", StringComparison.Ordinal) || Regex.IsMatch(path, "clayton-brook.*/(new|edit|skills)"))
        {
            await (path.StartsWith("/staff/people", StringComparison.Ordinal) ? visitor.SignIn("admin@demo.example", "clayton brook settings") : visitor.SignIn());
        }
        else if (path.StartsWith("/account", StringComparison.Ordinal))
        {
            await visitor.SignInResident("Every Page");
        }

        // Act
        await visitor.Go((await visitor.WithIdeas(path)).Replace("{round}", round, StringComparison.Ordinal));

        // Assert
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
        var page = visitor.Page;
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        await Markup.IsValid(visitor.Text, path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("#main-content", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.EndsWith("Clayton Brook – demonstration", visitor.Title, StringComparison.Ordinal);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload]"));
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), field => Assert.True(HasLabel(page, field), field.OuterHtml));
        Assert.All(page.QuerySelectorAll("[aria-describedby]"), field => Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.All(page.QuerySelectorAll("form[method=post]"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
    }

    [Theory]
    [InlineData("/rounds/no-such-round")]
    [InlineData("/rounds/NOT A SLUG/vote")]
    [InlineData("/nowhere")]
    public async Task Page_ThatIsNotThere_SaysSoInWords(string path)
    {
        // Arrange
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
        Assert.Contains("Page not found", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsNotShownToResidents()
    {
        // Arrange
        var round = await pages.Web.Draft();
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go($"/rounds/{round}");

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }

    /// <summary>Uncompressed HTML, compressed style sheet and scripts: the worst that a first visit can weigh.</summary>
    [Fact]
    public async Task FirstVisit_WithEverythingThatComesWithIt_IsLight()
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        using var http = new HttpClient { BaseAddress = pages.Web.Address };
        using var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{round}");
        var links = visitor.Page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);

        // Act
        var total = (await visitor.Response.Content.ReadAsByteArrayAsync()).Length;
        var waiting = new Queue<string>(links);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var link))
        {
            if (seen.Add(link))
            {
                var (weight, parts) = await Weigh(http, link);
                total += weight;
                parts.ForEach(waiting.Enqueue);
            }
        }

        // Assert
        Assert.True(seen.Count > 4, "The scripts' parts were not found.");
        Assert.InRange(total, 1, MostBytes);
    }

    private static async Task<(int Bytes, List<string> Parts)> Weigh(HttpClient http, string link)
    {
        using var answer = await http.GetAsync(link);
        Assert.True(answer.IsSuccessStatusCode, link);
        var text = await answer.Content.ReadAsByteArrayAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(text);
        }

        var parts = Regex.Matches(Encoding.UTF8.GetString(text), "\\./(part-[A-Z0-9]+\\.js)").Select(match => "/assets/" + match.Groups[1].Value);
        return ((int)packed.Length, [.. parts]);
    }

    private static bool HasLabel(AngleSharp.Html.Dom.IHtmlDocument page, IElement field) =>
        field.Id is { Length: > 0 } id && page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") == id);
}
