using System.Net;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Comments on a project's page, without script.</summary>
[Collection(PageTests.Name)]
public sealed class CommentPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Project_FromTheListWithFilters_LeadsBackToThem()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.Go($"/rounds/{round}?find=trees&area=North");

        // Act
        await visitor.Go(visitor.Page.QuerySelector("#project-p06 .hub-project__more a")!.GetAttribute("href")!);

        // Assert
        Assert.Equal($"/rounds/{round}/projects/p06?find=trees&area=North", visitor.Path);
        Assert.Contains("Street trees on Great Greens Lane", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("Nobody has commented yet.", visitor.Words, StringComparison.Ordinal);
        Assert.Equal($"/rounds/{round}?find=trees&area=North#project-p06", visitor.Page.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Project_OutOfTheBallot_OpensInATabOfItsOwn()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Continue", ("code", codes[0]));

        // Act
        var link = visitor.Page.QuerySelector(".hub-option__more a")!;
        await visitor.Go(link.GetAttribute("href")!);

        // Assert
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.StartsWith($"/rounds/{round}/projects/", visitor.Path, StringComparison.Ordinal);
        await visitor.Go($"/rounds/{round}/vote/ballot");
        Assert.Contains("Your vote is not cast yet.", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_WrittenAnsweredChangedAndDeleted_IsAsItsAuthorSays()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var project = $"/rounds/{round}/projects/p01";
        using var aisha = new Visitor(Web);
        using var bryn = new Visitor(Web);
        await aisha.SignInResident("Aisha");
        await bryn.SignInResident("Bryn");

        // Act and assert: written
        await aisha.Go(project);
        await aisha.Press("Post comment", ("text", "  "));
        Assert.StartsWith("Error: ", aisha.Title, StringComparison.Ordinal);
        Assert.Equal("#text", aisha.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        await aisha.Press("Post comment", ("text", "Is the plan at https://parish.example/lights? <b>Please</b> say."));
        Assert.Equal(project, aisha.Path);
        var first = aisha.Page.QuerySelector("#comment-1")!;
        Assert.Equal("Aisha", first.QuerySelector("h3")!.TextContent);
        Assert.Equal("Is the plan at https://parish.example/lights? <b>Please</b> say.", first.QuerySelector(".hub-comment__text")!.TextContent);
        Assert.Equal("https://parish.example/lights", first.QuerySelector(".hub-comment__text a")!.GetAttribute("href"));

        // Answered and supported
        await bryn.Go(project);
        await bryn.Press("Support – comment by Aisha");
        Assert.Contains("Supported by 1", bryn.Words, StringComparison.Ordinal);
        await bryn.Go(bryn.Page.QuerySelector("#comment-1 [data-part=reply]")!.GetAttribute("href")!);
        await bryn.Press("Post reply", ("text", "It is."));
        Assert.Equal($"{project}?comment=2", bryn.Path);
        Assert.NotNull(bryn.Page.QuerySelector("[data-replies='1'] #comment-2"));

        // Changed, in time and too late
        await aisha.Go($"/rounds/{round}/comments/edit?kind=project&about=p01&number=1");
        await aisha.Press("Save", ("text", "Thank you, found it."));
        Assert.Contains("Thank you, found it.", aisha.Words, StringComparison.Ordinal);
        Assert.Contains("changed afterwards", aisha.Words, StringComparison.Ordinal);
        await bryn.Go($"/rounds/{round}/comments/edit?kind=project&about=p01&number=1");
        await bryn.Press("Save", ("text", "Nonsense."));
        Assert.Contains("Only who wrote a comment may change or delete it.", bryn.Words, StringComparison.Ordinal);

        // Deleted
        await aisha.Go($"/rounds/{round}/comments/delete?kind=project&about=p01&number=1");
        await aisha.Press("Delete comment");
        Assert.Contains("This comment was deleted by its author.", aisha.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("found it", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_Reported_IsHiddenWithAReasonThatItsAuthorReads()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var project = $"/rounds/{round}/projects/p02";
        var thread = Web.Grains.GetGrain<ICommentsGrain>($"{round}/project/p02");
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Carys")), "Ask Mr Jones of 3 Brook Lane!"));
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Dai")), "A fine idea."));
        using var visitor = new Visitor(Web);
        using var carys = new Visitor(Web);
        using var officer = new Visitor(Web);
        await visitor.SignInResident("Bryn");
        await carys.SignInResident("Carys");
        await officer.SignIn();

        // Act
        await visitor.Go($"/rounds/{round}/comments/flag?kind=project&about=p02&number=1");
        await visitor.Press("Report comment");
        Assert.Equal("Choose what is wrong with the comment.", visitor.Page.QuerySelector(".govuk-error-summary a")!.TextContent);
        await visitor.Press("Report comment", ("reason", "2"));
        Assert.Contains("You have reported this", visitor.Words, StringComparison.Ordinal);

        await officer.Go($"/staff/comments?round={round}");
        Assert.Contains("1 comment reported, 2 new", officer.Words, StringComparison.Ordinal);
        await officer.Go($"/staff/comments?round={round}&show=flagged");
        var place = officer.Page.QuerySelector("input[name=place]")!.GetAttribute("value");
        await officer.Press("Hide the chosen", ("place", place));
        await officer.Press("Hide 1 comment");
        Assert.Contains("Give a reason.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Hide 1 comment", ("reason", "It gives a private address."));

        // Assert
        Assert.Contains("1 comment hidden.", officer.Words, StringComparison.Ordinal);
        await visitor.Go(project);
        Assert.Contains("A moderator has hidden this comment: It gives a private address.", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Jones", visitor.Words, StringComparison.Ordinal);
        await carys.Go("/comments/mine");
        Assert.Contains("It gives a private address.", carys.Words, StringComparison.Ordinal);
        Assert.Contains("Mr Jones", carys.Words, StringComparison.Ordinal);
        await officer.Go($"/staff/comments/one?round={round}&kind=project&about=p02&number=1");
        Assert.Contains("Olive Officer Hidden It gives a private address.", officer.Words, StringComparison.Ordinal);
        await officer.Go($"/staff/comments?round={round}");
        Assert.Contains("0 comments reported, 1 new", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_LeftAsItIs_CanBeUndone()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var thread = Web.Grains.GetGrain<ICommentsGrain>($"{round}/project/p03");
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Dai")), "One."));
        await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(await Web.Resident("Dai")), "Two."));
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/comments?round={round}");
        var places = officer.Page.QuerySelectorAll("input[name=place]").Select(box => ("place", box.GetAttribute("value"))).ToArray();

        // Act
        await officer.Press("Leave the chosen as they are", places);
        Assert.Contains("2 comments looked at and left as they are.", officer.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing here.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Undo this");

        // Assert
        Assert.Contains("Undone for 2 comments.", officer.Words, StringComparison.Ordinal);
        Assert.Contains("0 comments reported, 2 new", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_ClosedByTheCouncil_SayWhyAndAreReadOnly()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/comments");
        await officer.Press("Save", ("closed", "true"), ("reason", "The hearing is on Tuesday."));
        using var aisha = new Visitor(Web);
        await aisha.SignInResident("Aisha");

        // Act
        await aisha.Go($"/rounds/{round}/projects/p01");

        // Assert
        Assert.Contains("The council has closed comments in this round. You can still read them. The hearing is on Tuesday.", aisha.Words, StringComparison.Ordinal);
        Assert.Empty(aisha.Page.QuerySelectorAll("main textarea"));
        await aisha.Go($"/rounds/{round}/comments/write?kind=project&about=p01");
        await aisha.Press("Post comment", ("text", "Nevertheless."));
        Assert.Contains("The council has closed comments", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ShowsAConversationWithTheCouncilsAnswerAndOneComplaint()
    {
        // Arrange
        using var visitor = new Visitor(Web);
        using var officer = new Visitor(Web);
        await officer.SignIn();

        // Act
        await visitor.Go("/rounds/clayton-brook-community-fund/projects/p01");
        await officer.Go("/staff/comments?round=clayton-brook-community-fund&show=flagged");

        // Assert
        Assert.Contains("6 comments", visitor.Words, StringComparison.Ordinal);
        Assert.Equal("Olive Officer", visitor.Page.QuerySelector(".hub-comment--official h3")!.TextContent);
        Assert.NotNull(visitor.Page.QuerySelector("[data-replies='1'] #comment-3"));
        Assert.Contains("It is unkind to those who put it forward.", officer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rounds/{round}/comments/write?kind=project&about=p01")]
    [InlineData("/rounds/{round}/comments/flag?kind=project&about=p01&number=1")]
    [InlineData("/comments/mine")]
    public async Task Writing_WithoutAnAccount_AsksToSignInAndComesBack(string path)
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var asked = path.Replace("{round}", round, StringComparison.Ordinal);
        using var visitor = new Visitor(Web);

        // Act
        await visitor.Go(asked);

        // Assert
        Assert.StartsWith("/sign-in?", visitor.Path, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(asked), visitor.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/rounds/{round}/projects/no-such")]
    [InlineData("/rounds/{round}/comments/write?kind=project&about=no-such")]
    [InlineData("/rounds/{round}/comments/write?kind=nothing&about=p01")]
    [InlineData("/rounds/{round}/comments/edit?kind=project&about=p01&number=99")]
    public async Task Comments_OnWhatIsNotThere_AreNotFound(string path)
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Aisha");

        // Act
        await visitor.Go(path.Replace("{round}", round, StringComparison.Ordinal));

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }
}
