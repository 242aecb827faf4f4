using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.People;
using SkiaSharp;

namespace ParticipatoryHub.Tests.Web.Ideas;

/// <summary>Ideas with script off, from the first word to the ballot.</summary>
[Collection(PageTests.Name)]
public sealed class IdeaPageTests(PagesFixture pages)
{
    [Fact]
    public async Task Round_WhileIdeasAreOpen_SpeaksOfIdeasAndNotOfVotes()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        var resident = await author.SignInResident("Aisha looks");
        await pages.Web.PutForward(round, resident);

        // Act
        await author.Go($"/rounds/{round}");

        // Assert
        Assert.Contains("1 idea", author.Words, StringComparison.Ordinal);
        Assert.Contains("Put an idea forward", author.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("0 projects", author.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("voted", author.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("tracking code", author.Words, StringComparison.Ordinal);
        Assert.NotNull(author.Page.QuerySelector("nav a[href='/my/ideas']"));
        using var passer = new Visitor(pages.Web);
        await passer.Go($"/rounds/{round}");
        Assert.Null(passer.Page.QuerySelector("nav a[href='/my/ideas']"));
    }

    [Fact]
    public async Task Idea_ByAResidentWithoutScript_GoesFromDraftToTheBallot()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        using var other = new Visitor(pages.Web);
        using var officer = new Visitor(pages.Web);
        await author.SignInResident("Aisha writes");
        await other.SignInResident("Ben supports");
        await officer.SignIn();

        // Act: written, checked, put forward.
        await author.Go($"/rounds/{round}/ideas/new");
        await author.Press("Continue", ("title", "Benches along the brook"), ("what", "Four benches."));
        Assert.EndsWith("/ideas/1/check", author.Path, StringComparison.Ordinal);
        await author.Press("Put my idea forward");
        Assert.StartsWith("Error:", author.Title, StringComparison.Ordinal);
        Assert.Contains("Say where it would be.", author.Words, StringComparison.Ordinal);
        await author.Go($"/rounds/{round}/ideas/1/edit");
        await author.Press("Continue", ("where", "Beside the brook"), ("area", "North"), ("who", "Older people"), ("category", "Nature"), ("cost", "£2,400"));
        await author.Press("Put my idea forward");
        Assert.Contains("Your idea is put forward.", author.Words, StringComparison.Ordinal);

        // Supported, once.
        await other.Go($"/rounds/{round}/ideas");
        Assert.Contains("Benches along the brook", other.Words, StringComparison.Ordinal);
        await other.Go($"/rounds/{round}/ideas/1");
        await other.Press("Support this idea");
        Assert.Contains("1 supporter", other.Words, StringComparison.Ordinal);

        // Reviewed, with changes.
        await officer.Go($"/staff/rounds/{round}/ideas");
        Assert.Contains("Benches along the brook", officer.Words, StringComparison.Ordinal);
        await officer.Go($"/staff/rounds/{round}/ideas/1");
        await officer.Press("Start the review");
        await officer.Press("Decide", ("move", "AskForChanges"), ("words", "Which side of the brook?"));
        await author.Go("/my/ideas");
        Assert.Contains("The council asks for changes to “Benches along the brook”.", author.Words, StringComparison.Ordinal);
        Assert.Contains("Which side of the brook?", author.Words, StringComparison.Ordinal);
        await author.Go($"/rounds/{round}/ideas/1/edit");
        await author.Press("Continue", ("where", "On the hall’s side of the brook"));
        await author.Press("Send the changes", ("words", "The hall’s side."));

        // Told by e-mail too, once.
        await pages.Web.Services.GetServices<IHostedService>().OfType<IdeaMail>().Single().WriteDue(default);
        var letters = await pages.Web.Services.GetRequiredService<IMailOutbox>().Latest(50, default);
        Assert.Single(letters, entry => entry.Letter.Key.StartsWith("idea-news-", StringComparison.Ordinal) && entry.Letter.Text.Contains("Which side of the brook?", StringComparison.Ordinal));

        // Assessed and accepted.
        await officer.Go($"/staff/rounds/{round}/ideas/1");
        await officer.Press("Save the assessment", ("feasibility", "Feasible"), ("cost", "2600"), ("costReason", "Four at £650."));
        Assert.StartsWith("Error:", officer.Title, StringComparison.Ordinal);
        await officer.Press("Save the assessment", ("feasibility", "Feasible"), ("feasibilityReason", "The land is ours."), ("cost", "2600"), ("costReason", "Four at £650."));
        await officer.Press("Decide", ("move", "Accept"), ("words", "It fits."), ("delivery", "Council"));
        Assert.Contains("The idea is on the ballot", officer.Words, StringComparison.Ordinal);

        // Assert
        var project = Assert.Single((await pages.Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup.Projects, project => project.Idea == 1);
        Assert.Equal(260_000, project.Cost.Pence);
        await other.Go($"/rounds/{round}/ideas/1");
        Assert.Contains("This idea is on the ballot:", other.Words, StringComparison.Ordinal);
        Assert.Contains("The land is ours.", other.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Olive", other.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsKeptForItsAuthorAndShownToNobodyElse()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        using var other = new Visitor(pages.Web);
        await author.SignInResident("Aisha drafts");
        await other.SignInResident("Ben looks");
        await author.Go($"/rounds/{round}/ideas/new");

        // Act
        await author.Press("Save and come back later", ("title", "A pond"));

        // Assert
        Assert.Contains("Your draft is kept.", author.Words, StringComparison.Ordinal);
        Assert.Contains("A pond", author.Words, StringComparison.Ordinal);
        foreach (var path in (string[])["", "/edit", "/check", "/photo", "/authors", "/withdraw", "/appeal"])
        {
            await other.Go($"/rounds/{round}/ideas/1{path}");
            Assert.Equal(HttpStatusCode.NotFound, other.Response.StatusCode);
        }
    }

    [Fact]
    public async Task PersonalData_OfAnAuthor_IsGivenToThemAndTheirDraftsGoWithThem()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        var author = await pages.Web.Resident("Aisha leaves");
        await pages.Web.PutForward(round, author);
        Assert.Equal(2, (await pages.Web.Grains.GetGrain<IIdeaIndexGrain>(round).Begin(new(Guid.NewGuid(), IdeaRounds.Text("A secret pond"), author))).Number);
        await using var scope = pages.Web.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetServices<IPersonalData>().Single(part => part.Part == "ideas");

        // Act
        var before = (await data.Collect(author, default))!.ToJsonString();
        await data.Forget(author, default);

        // Assert
        Assert.Contains("A secret pond", before, StringComparison.Ordinal);
        var journal = pages.Web.Services.GetRequiredService<IIdeaJournal>();
        Assert.DoesNotContain("A secret pond", (await journal.Read(round, 2, default))!.Body, StringComparison.Ordinal);
        Assert.Contains("Benches along the brook", (await journal.Read(round, 1, default))!.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rounds/{round}/ideas/new")]
    [InlineData("/rounds/{round}/ideas/1/edit")]
    [InlineData("/rounds/{round}/ideas/1/join?key=x")]
    [InlineData("/my/ideas")]
    public async Task PagesThatNeedAnAccount_ForWhoeverHasNotSignedIn_AskForIt(string path)
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = pages.Web.Address };

        // Act
        using var answer = await http.GetAsync(path.Replace("{round}", round, StringComparison.Ordinal));

        // Assert
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_IdeasOfOthers_AreShownWhileTypingAndOnTheCheckPage()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        await pages.Web.PutForward(round, await pages.Web.Resident("Aisha was first"));
        using var second = new Visitor(pages.Web);
        await second.SignInResident("Ben comes second");

        // Act
        var fragment = System.Text.Encoding.UTF8.GetString(await second.Download($"/rounds/{round}/ideas/similar?title=A+bench+at+the+brook"));
        await second.Go($"/rounds/{round}/ideas/new");
        await second.Press("Continue", ("title", "A bench at the brook"), ("what", "To rest."));

        // Assert
        Assert.Contains("Benches along the brook", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", fragment, StringComparison.Ordinal);
        Assert.Contains("Is one of these the same idea?", second.Words, StringComparison.Ordinal);
        Assert.Contains("Benches along the brook", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_OfAnIdea_IsCleanedStoredAndShown()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        var number = await pages.Web.PutForward(round, await author.SignInResident("Aisha photographs"));
        await author.Go($"/rounds/{round}/ideas/{number}/photo");

        // Act
        await author.SendFile("Save the photo", "file", "brook.png", "not a photo"u8.ToArray(), ("alt", "The brook"));
        Assert.Contains("not a photo that we can read", author.Words, StringComparison.Ordinal);
        await author.SendFile("Save the photo", "file", "brook.png", PhotoCleanerTests.Photo(900, 600, SKEncodedImageFormat.Png), ("alt", "The brook in spring"));

        // Assert
        var image = author.Page.QuerySelector("main img")!;
        Assert.Equal("The brook in spring", image.GetAttribute("alt"));
        using var anyone = new Visitor(pages.Web);
        var bytes = await anyone.Download(image.GetAttribute("src")!);
        Assert.Equal([0xFF, 0xD8], bytes[..2]);
        Assert.Equal("image/jpeg", anyone.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task CoAuthor_WithTheLink_JoinsAndTheLinkIsUsedUp()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        using var friend = new Visitor(pages.Web);
        await author.SignInResident("Aisha invites");
        await friend.SignInResident("Ben joins");
        await author.Go($"/rounds/{round}/ideas/new");
        await author.Press("Continue", ("title", "A pond"));
        await author.Go($"/rounds/{round}/ideas/1/authors");
        await author.Press("Make an invitation", ("note", "Ben next door"));
        Assert.Contains("Send this link to one person.", author.Words, StringComparison.Ordinal);
        var link = new Uri(author.Page.QuerySelector(".hub-seal")!.TextContent.Trim());

        // Act
        await friend.Go(link.PathAndQuery);
        Assert.Contains("A pond", friend.Words, StringComparison.Ordinal);
        await friend.Press("Join as a co-author");

        // Assert
        Assert.Contains("You are a co-author of this idea now.", friend.Words, StringComparison.Ordinal);
        using var stranger = new Visitor(pages.Web);
        await stranger.SignInResident("Cara is late");
        await stranger.Go(link.PathAndQuery);
        Assert.Contains("has been used or taken back", stranger.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("A pond", stranger.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decline_AppealAndMerge_AreToldToTheAuthors()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        using var author = new Visitor(pages.Web);
        using var officer = new Visitor(pages.Web);
        var first = await pages.Web.PutForward(round, await author.SignInResident("Aisha appeals"));
        var second = await pages.Web.PutForward(round, await pages.Web.Resident("Ben has the same"), IdeaRounds.Text("A bench by the brook"));
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/ideas/{first}");
        await officer.Press("Start the review");
        await officer.Press("Save the assessment", ("feasibility", "NotFeasible"), ("feasibilityReason", "The land is not ours."));
        await officer.Press("Decide", ("move", "Decline"), ("words", "We cannot build there."));

        // Act
        await author.Go($"/rounds/{round}/ideas/{first}/appeal");
        await author.Press("Make the appeal");
        Assert.Contains("Say why you think the decision is wrong.", author.Words, StringComparison.Ordinal);
        await author.Press("Make the appeal", ("words", "The land is the parish’s."));
        await officer.Go($"/staff/rounds/{round}/ideas/{first}");
        var sameOfficer = officer.Words;
        Assert.Empty((await pages.Web.Idea(round, first).Review(new(IdeaMove.AllowAppeal, SampleRound.Officer, "You are right."))).Refusals);
        await officer.Go($"/staff/rounds/{round}/ideas/{first}/merge");
        await officer.Press("Merge", ("into", second.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("words", "The same bench."));

        // Assert
        Assert.Contains("Another officer must decide an appeal against your own decision.", sameOfficer, StringComparison.Ordinal);
        await author.Go($"/rounds/{round}/ideas/{first}");
        Assert.Contains("This idea goes on as part of another:", author.Words, StringComparison.Ordinal);
        await author.Go("/my/ideas");
        Assert.Contains($"is now part of idea {second}", author.Words, StringComparison.Ordinal);
        Assert.Contains("Your appeal for “Benches along the brook” was allowed.", author.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ForIdeasInADraft_IsMadeByAnOfficerAndOpensTheRound()
    {
        // Arrange
        var round = await pages.Web.Draft();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        var now = pages.Web.Clock.Now;
        var day = (int days) => now.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await pages.Web.Grains.GetGrain<IRoundGrain>(round).ChangeSetup(new(SampleRound.Setup(now) with { OpensAt = now.AddDays(20), ClosesAt = now.AddDays(30) }, SampleRound.Officer));

        // Act
        await officer.Go($"/staff/rounds/{round}/call-for-ideas");
        await officer.Press(
            "Save", ("opensDay", day(1)), ("opensTime", "09:00"), ("closesDay", day(25)), ("closesTime", "17:00"), ("areas", "North\nSouth"), ("categories", "Nature"));
        Assert.Contains("Ideas must close before voting opens.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Save", ("closesDay", day(10)));
        await officer.Go($"/staff/rounds/{round}/move/open-ideas");
        await officer.Press("Open for ideas");

        // Assert
        var view = (await pages.Web.Grains.GetGrain<IRoundGrain>(round).GetView())!;
        Assert.Equal(RoundPhase.Ideas, view.Phase);
        Assert.Equal(["North", "South"], view.Setup.Ideas!.Areas.AsEnumerable());
        using var resident = new Visitor(pages.Web);
        await resident.Go($"/rounds/{round}");
        Assert.Contains("Put an idea forward", resident.Words, StringComparison.Ordinal);
        Assert.NotNull(pages.Web.Services.GetRequiredService<IIdeaJournal>());
    }
}
