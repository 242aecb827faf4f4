using System.Net;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Stopping half-way and going on, without script.</summary>
[Collection(PageTests.Name)]
public sealed class VoteDraftPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task FinishLater_ThenOnAnotherDevice_GoesOnAndIsGoneOnceCast()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var phone = await pages.AtBallot(round, codes[0]);
        await phone.Press("Finish later", ("project", "p02"), ("project", "p05"));
        var told = phone.Words;
        await phone.Press("Leave, and keep my choices");
        using var library = await pages.AtBallot(round, codes[0]);

        // Act
        var found = library.Page.QuerySelectorAll("input[name=project][checked]").Select(box => box.GetAttribute("value")!).Order(StringComparer.Ordinal);
        var words = library.Words;
        await library.Press("Check your vote");
        await library.Press("Cast my vote");

        // Assert
        Assert.Contains("You have not voted yet", told, StringComparison.Ordinal);
        Assert.Equal(["p02", "p05"], found);
        Assert.Contains("We have kept the choices you made before. They are not cast yet.", words, StringComparison.Ordinal);
        Assert.Equal(0, await Drafts(round).Count());
        await phone.Go($"/rounds/{round}/vote/ballot");
        Assert.Equal($"/rounds/{round}/vote?again=true", phone.Path);
    }

    [Fact]
    public async Task Check_WithWhatIsNotAllowed_KeepsItAllTheSame()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Knapsack);
        using var one = await pages.AtBallot(round, codes[0]);
        await one.Press("Check your vote", ("project", "p01"), ("project", "p05"), ("project", "p08"));

        // Act
        using var other = await pages.AtBallot(round, codes[0]);

        // Assert
        Assert.StartsWith("Error: ", one.Title, StringComparison.Ordinal);
        Assert.Equal(3, other.Page.QuerySelectorAll("input[name=project][checked]").Length);
    }

    [Fact]
    public async Task Remind_AtAnAddress_IsNotedAndAWrongOneIsRefused()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);
        await visitor.Press("Finish later", ("project", "p02"));

        // Act
        await visitor.Press("Remind me", ("email", "not an address"));
        var (title, kept) = (visitor.Title, visitor.Page.QuerySelector("#email")!.GetAttribute("value"));
        await visitor.Press("Remind me", ("email", "ada@example.com"));

        // Assert
        Assert.StartsWith("Error: ", title, StringComparison.Ordinal);
        Assert.Equal("not an address", kept);
        Assert.Contains("We will write to you at", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.com", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteMyChoices_LeavesNothing()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);
        await visitor.Press("Finish later", ("project", "p02"));

        // Act
        await visitor.Press("Leave, and delete my choices");

        // Assert
        Assert.Equal(0, await Drafts(round).Count());
        Assert.Equal($"/rounds/{round}", visitor.Path);
    }

    [Fact]
    public async Task Draft_SentByScript_IsKeptUntilTheClose()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);
        var first = await visitor.Send(Draft(visitor, "p02"));
        var count = await Drafts(round).Count();
        var late = Draft(visitor, "p03");
        await Web.Grains.GetGrain<IRoundGrain>(round).CloseVoting(new MoveRound(SampleRound.Officer));

        // Act
        var second = await visitor.Send(late);

        // Assert
        Assert.Equal((HttpStatusCode.NoContent, 1, HttpStatusCode.Conflict), (first.StatusCode, count, second.StatusCode));
        Assert.Equal(0, await Drafts(round).Count());
    }

    [Fact]
    public async Task Draft_WithoutTheFormsToken_IsRefused()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"/rounds/{round}/vote/ballot?handler=draft") { Content = new FormUrlEncodedContent([new("project", "p02")]) };

        // Act
        var answer = await visitor.Send(forged);

        // Assert
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await Drafts(round).Count());
    }

    private IVoteDraftsGrain Drafts(string round) => Web.Grains.GetGrain<IVoteDraftsGrain>(round);

    private static HttpRequestMessage Draft(Visitor visitor, string project)
    {
        var request = visitor.Request("Check your vote", ("project", project));
        request.RequestUri = new Uri($"{visitor.Path}?handler=draft", UriKind.Relative);
        return request;
    }
}
