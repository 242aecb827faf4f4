using System.Net;
using System.Text;
using AngleSharp.Dom;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Deliveries;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What residents read of a result, and what staff keep of what became of it.</summary>
[Collection(PageTests.Name)]
public sealed class ResultPageTests(PagesFixture pages)
{
    private const string Green = DemoCouncil.Green;

    [Fact]
    public async Task Result_OfTheDemo_SaysWhoWonWhyAndWhatElseThereWas()
    {
        // Arrange
        await Complete(Green);
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go($"/rounds/{Green}/results");

        // Assert
        var page = visitor.Page;
        var result = (await pages.Web.Grains.GetGrain<IRoundGrain>(Green).GetResult())!;
        var picture = page.QuerySelector("svg[role=img]")!;
        Assert.All(picture.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.False(string.IsNullOrWhiteSpace(page.GetElementById(id)!.TextContent)));
        Assert.Equal(result.Selected.Length, picture.QuerySelectorAll("rect.hub-flow__spent").Length);
        Assert.Equal(result.Selected.Length, picture.QuerySelectorAll("text").Length);
        Assert.Equal(12, page.QuerySelectorAll(".hub-why").Length + page.QuerySelectorAll(".hub-projects > .hub-project").Length);
        Assert.All(page.QuerySelectorAll(".hub-why"), why => Assert.StartsWith("Funded: its ", why.TextContent, StringComparison.Ordinal));
        Assert.Contains("more votes, each for this project alone, would have funded it.", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("was level with", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("This is for information only.", visitor.Words, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelector("#rules")!.ParentElement!.QuerySelectorAll("td[data-label='Voters with a funded project']").Length);
        Assert.Contains("How people voted", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("Delivered", page.QuerySelector("#deliveries")!.NextElementSibling!.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("p01", visitor.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rounds/{round}/results")]
    [InlineData("/rounds/{round}/results/count")]
    [InlineData("/rounds/{round}/results/rules")]
    [InlineData("/rounds/{round}/delivery/{project}")]
    [InlineData("/staff/rounds/{round}/result")]
    [InlineData("/staff/rounds/{round}/deliveries")]
    [InlineData("/staff/rounds/{round}/deliveries/{project}")]
    public async Task Page_BesideAResult_IsWellMade(string path)
    {
        // Arrange
        var result = await Complete(Green);
        using var visitor = new Visitor(pages.Web);
        await visitor.SignIn();

        // Act
        await visitor.Go(path.Replace("{round}", Green, StringComparison.Ordinal).Replace("{project}", result.Selected[0], StringComparison.Ordinal));

        // Assert
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
        var page = visitor.Page;
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith("Clayton Brook – demonstration", visitor.Title, StringComparison.Ordinal);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.All(page.QuerySelectorAll("[aria-describedby], [aria-labelledby]"), element =>
            Assert.All((element.GetAttribute("aria-describedby") ?? element.GetAttribute("aria-labelledby"))!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main textarea"), field => Assert.Contains(page.QuerySelectorAll("label"), label => label.GetAttribute("for") == field.Id));
        Assert.All(page.QuerySelectorAll("main table"), table => Assert.NotNull(table.QuerySelector("caption")));
    }

    [Fact]
    public async Task Count_StepByStep_PagesThroughALongLog()
    {
        // Arrange
        var round = await Published(120);
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go($"/rounds/{round}/results/count");
        var first = visitor.Page.QuerySelectorAll("tbody th[scope=row]").Length;
        await visitor.Go(visitor.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        await visitor.Go(visitor.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        // Assert
        Assert.Equal(50, first);
        Assert.Equal(20, visitor.Page.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.StartsWith("101. ", visitor.Page.QuerySelector("tbody th[scope=row]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("a[rel=next]"));
        await visitor.Go($"/rounds/{round}/results/count?part=4");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }

    [Fact]
    public async Task Turnout_OfAreasWithFewPeople_HidesThem()
    {
        // Arrange
        var round = await Published(3, ("North", 30, 25, BallotChannel.Online), ("North", 0, 4, BallotChannel.Kiosk), ("South", 40, 20, BallotChannel.Online), ("South", 0, 15, BallotChannel.Kiosk));
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go($"/rounds/{round}/results");

        // Assert
        var table = visitor.Page.QuerySelector("#turnout-caption")!.ParentElement!;
        var rows = table.QuerySelectorAll("tbody tr").Select(row => string.Join(" ", row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim()))).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.DoesNotContain(" 4 ", rows[0], StringComparison.Ordinal);
        Assert.Contains("hidden", rows[0], StringComparison.Ordinal);
        Assert.Contains("hidden", rows[1], StringComparison.Ordinal);
        Assert.Contains("Numbers of fewer than 10 people are hidden", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_KeptByStaff_IsReadByResidents()
    {
        // Arrange
        var round = await Published(3);
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}");
        await officer.Go(officer.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Deliveries").GetAttribute("href")!);
        await officer.Go(officer.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        var project = officer.Path;

        // Act
        await officer.Press("Tell residents", ("move", "Start"));
        var missing = officer.Page.QuerySelector("#words-error")?.TextContent;
        await officer.Press("Tell residents", ("words", "The diggers have come."), ("move", "Start"));
        await officer.Press("Save the details", ("owner", "Parks team"), ("expectedDay", "2031-05-30"), ("ledgerCode", "GF-77"));
        await officer.Press("Enter the payment", ("amount", "99999999"), ("day", "2027-01-02"), ("what", "Digger hire"));
        var tooMuch = officer.Page.QuerySelector("#overAward-error")?.TextContent;
        await officer.Press("Enter the payment", ("amount", "0.50"), ("day", "2027-01-02"), ("what", "Digger hire"));
        await officer.SendFile("Add the photo", "photo", "site.png", Photos.Png(), ("altText", "A digger on the green"), ("consentBasis", "NobodyRecognisable"), ("consentDay", "2026-05-01"));

        // Assert
        Assert.Contains("Say in a sentence", missing, StringComparison.Ordinal);
        Assert.Contains("over the award", tooMuch, StringComparison.Ordinal);
        Assert.Equal(project, officer.Path);
        using var resident = new Visitor(pages.Web);
        await resident.Go($"/rounds/{round}/results");
        await resident.Go(resident.Page.QuerySelector("#deliveries ~ table a")!.GetAttribute("href")!);
        Assert.Contains("In progress", resident.Words, StringComparison.Ordinal);
        Assert.Contains("The diggers have come.", resident.Words, StringComparison.Ordinal);
        Assert.Contains("Carried out byParks team", resident.Words, StringComparison.Ordinal);
        Assert.Contains("30 May 2031", resident.Words, StringComparison.Ordinal);
        Assert.Contains("£0.50", resident.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Digger hire", resident.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("GF-77", resident.Words, StringComparison.Ordinal);
        var photo = resident.Page.QuerySelector("main img")!;
        Assert.Equal("A digger on the green", photo.GetAttribute("alt"));
        Assert.NotEmpty(await resident.Download(photo.GetAttribute("src")!));
        Assert.DoesNotContain("GF-77", Encoding.UTF8.GetString(await resident.Download($"/rounds/{round}/deliveries.csv")), StringComparison.Ordinal);
        Assert.Contains("GF-77", Encoding.UTF8.GetString(await officer.Download($"/staff/rounds/{round}/deliveries?handler=csv")), StringComparison.Ordinal);
        Assert.Contains("Digger hire", Encoding.UTF8.GetString(await officer.Download($"/staff/rounds/{round}/deliveries?handler=payments")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_WithAGrant_LinksToItsListsOnceItsRecipientIsNamed()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(settings: ["--Hub:Giving:Prefix=360G-elmbridge", "--Hub:Giving:Identifier=GB-LAE-ELM"]);
        var (id, codes) = await web.OpenWith(setup => setup with { Projects = [PageRounds.Projects[0] with { Id = "p001", Cost = new Money(10_000), Delivery = Delivery.Grant }] });
        Assert.Null((await web.Grains.GetGrain<IBallotBoxGrain>(id).Cast(new(Guid.NewGuid(), codes[0], [new Choice("p001", 1)], null, BallotChannel.Online))).Refusal);
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        await round.PublishSigned(web.Clock.Now);
        using var visitor = new Visitor(web);

        // Act
        await visitor.Go($"/rounds/{id}/results");
        var before = Lists();
        Assert.Empty((await web.Grains.GetGrain<IDeliveryGrain>(new DeliveryKey(id, "p001").ToString()).Change(new("Elmbridge Shed", null, null, SampleRound.Officer))).Refusals);
        await visitor.Go($"/rounds/{id}/results");
        var after = Lists();

        // Assert
        Assert.Empty(before);
        Assert.Equal(["360giving.json", "360giving.csv", "transparency-grants.csv"], after.Select(link => link.Split('/')[^1]));
        foreach (var link in after)
        {
            Assert.Contains("Elmbridge Shed", await web.Http.GetStringAsync(new Uri(link, UriKind.Relative)), StringComparison.Ordinal);
        }

        string[] Lists() => [.. visitor.Page.QuerySelectorAll("main a[download]").Select(link => link.GetAttribute("href")!).Where(href => href.Contains("360", StringComparison.Ordinal) || href.Contains("grants", StringComparison.Ordinal))];
    }

    private async Task<ParticipatoryHub.Results.RoundResult> Complete(string round)
    {
        var grain = pages.Web.Grains.GetGrain<IRoundGrain>(round);
        await Eventually.DoesAsync(async () => await grain.GetResult() is { IsComplete: true }, "the figures after the count");
        return (await grain.GetResult())!;
    }

    // Codes and votes by area and channel; without any, one vote for every project.
    private async Task<string> Published(int projects, params (string? Area, int Codes, int Votes, BallotChannel Channel)[] voters)
    {
        var web = pages.Web;
        var id = $"result-{Guid.NewGuid():N}"[..24];
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        var setup = PageRounds.Setup(web.Clock.Now, VotingMethod.Approval, new BallotLimits(MinLength: 1)) with
        {
            Projects = [.. Enumerable.Range(1, projects).Select(i => PageRounds.Projects[0] with { Id = $"p{i:000}", Name = $"Project {i}", Cost = new Money(10_000) })],
        };
        Assert.Empty((await round.Create(new CreateRound(setup, SampleRound.Officer))).Refusals);
        var register = web.Grains.GetGrain<IRegisterGrain>(id);
        var codes = new Dictionary<string, Queue<string>>(StringComparer.Ordinal);
        foreach (var (area, number, _, _) in voters.Length == 0 ? [(null, 1, 1, BallotChannel.Online)] : voters.Where(group => group.Codes > 0))
        {
            codes[area ?? ""] = new((await register.Issue(new IssueCodes(number, area, "test", SampleRound.Officer))).Codes);
        }

        Assert.Empty((await round.OpenVoting(new MoveRound(SampleRound.Officer))).Refusals);
        var box = web.Grains.GetGrain<IBallotBoxGrain>(id);
        foreach (var (area, _, votes, channel) in voters.Length == 0 ? [(null, 1, 1, BallotChannel.Online)] : voters)
        {
            var casts = Enumerable.Range(0, votes).Select(_ => box.Cast(new(Guid.NewGuid(), codes[area ?? ""].Dequeue(), [.. setup.Projects.Select(project => new Choice(project.Id, 1))], null, channel))).ToArray();
            Assert.All(await Task.WhenAll(casts), outcome => Assert.Null(outcome.Refusal));
        }

        Assert.Empty((await round.CloseVoting(new MoveRound(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new MoveRound(SampleRound.Officer))).Refusals);
        await Complete(id);
        await round.PublishSigned(web.Clock.Now);
        return id;
    }
}
