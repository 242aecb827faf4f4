using System.Net;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Voting on pages, without script.</summary>
[Collection(PageTests.Name)]
public sealed class VotePageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Theory]
    [InlineData("")]
    [InlineData("not a code")]
    public async Task EnterCode_Mistyped_SaysCheckTheCodeBesideTheField(string typed)
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.Go($"/rounds/{round}/vote");

        // Act
        await visitor.Press("Continue", ("code", typed));

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Equal("#code", visitor.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(typed, visitor.Page.QuerySelector("#code")!.GetAttribute("value") ?? "");
        Assert.Contains("code-error", visitor.Page.QuerySelector("#code")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains(visitor.Page.QuerySelector(".govuk-error-summary a")!.TextContent, visitor.Page.QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnterCode_ThatNobodyWasGiven_IsRefused()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.Go($"/rounds/{round}/vote");

        // Act
        await visitor.Press("Continue", ("code", VoterCode.New().Print()));

        // Assert
        Assert.Equal($"/rounds/{round}/vote", visitor.Path);
        Assert.NotNull(visitor.Page.QuerySelector("#code-error"));
    }

    [Theory]
    [InlineData(VotingMethod.Approval)]
    [InlineData(VotingMethod.Knapsack)]
    [InlineData(VotingMethod.Cumulative)]
    [InlineData(VotingMethod.Ordinal)]
    [InlineData(VotingMethod.Scoring)]
    public async Task Vote_ByEveryMethod_IsReadBackAsChosen(VotingMethod method)
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(method);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Check your vote", Ballot(method));
        var notYet = visitor.Words;
        await visitor.Press("Cast my vote");

        // Assert
        Assert.Contains("Not cast yet", notYet, StringComparison.Ordinal);
        Assert.Equal($"/rounds/{round}/vote/done", visitor.Path);
        var stored = await Web.Grains.GetGrain<IBallotBoxGrain>(round).ReadBack(new ReadBallot(codes[0]));
        Assert.Equal(Expected(method), stored.Choices.OrderBy(choice => choice.ProjectId, StringComparer.Ordinal));
        Assert.Contains(stored.TrackingCode!, visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P3_Vote_AtNoStep_ShowsTheCodeInAddressPageOrReadableCookie()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        var seen = new List<string> { visitor.Path, visitor.Page.DocumentElement.OuterHtml };

        // Act
        await visitor.Press("Check your vote", ("project", "p01"));
        seen.AddRange([visitor.Path, visitor.Page.DocumentElement.OuterHtml]);
        await visitor.Press("Cast my vote");
        seen.AddRange([visitor.Path, visitor.Page.DocumentElement.OuterHtml]);
        seen.AddRange(visitor.Cookies.GetAllCookies().Select(cookie => cookie.Value));

        // Assert
        Assert.All(seen, text => Assert.DoesNotContain(codes[0], text, StringComparison.OrdinalIgnoreCase));
        Assert.All(visitor.Cookies.GetAllCookies(), cookie => Assert.True(cookie.HttpOnly, cookie.Name));
    }

    [Fact]
    public async Task Check_OverTheBudget_SaysByHowMuchAndKeepsTheTicks()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Knapsack);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Check your vote", ("project", "p01"), ("project", "p05"), ("project", "p08"));

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Contains("£24,500", visitor.Page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, visitor.Page.QuerySelectorAll("input[name=project][checked]").Length);
    }

    [Fact]
    public async Task Check_PointsThatAreNoNumber_AreKeptAndNamedByProject()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Cumulative);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Check your vote", ("value.p03", "three"), ("value.p01", "2"));

        // Assert
        var error = visitor.Page.QuerySelector(".govuk-error-summary a")!;
        Assert.Contains("Benches along the brook", error.TextContent, StringComparison.Ordinal);
        Assert.Equal("three", visitor.Page.QuerySelector(error.GetAttribute("href")!)!.GetAttribute("value"));
    }

    [Fact]
    public async Task UpdateTotal_WithoutScript_AddsUp()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Knapsack);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Update total", ("project", "p01"), ("project", "p03"));

        // Assert
        Assert.Contains("£33,100 left of £50,000", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("2 projects chosen · £16,900 spent · 6 other projects still fit", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_WithoutScript_ByButtonsOnly()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Ordinal);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Add to my order: New kitchen for the youth club");
        await visitor.Press("Add to my order: A community fridge at the pantry");
        await visitor.Press("Add to my order: Benches along the brook");
        await visitor.Press("Up Benches along the brook");
        await visitor.Press("First A community fridge at the pantry");
        await visitor.Press("Down A community fridge at the pantry");
        await visitor.Press("Take out New kitchen for the youth club");
        await visitor.Press("Check your vote");
        await visitor.Press("Cast my vote");

        // Assert
        Assert.Equal([new Choice("p02", 1), new Choice("p03", 2)], await Stored(round, codes[0]));
    }

    [Fact]
    public async Task GivePoints_WithoutScript_ByButtonsOnly()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Cumulative);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("+One point more for Benches along the brook");
        await visitor.Press("+One point more for Benches along the brook");
        await visitor.Press("−One point fewer for Benches along the brook");
        await visitor.Press("−One point fewer for A community fridge at the pantry");
        var left = visitor.Page.QuerySelector("[data-left]")!.TextContent;
        await visitor.Press("Check your vote");
        await visitor.Press("Cast my vote");

        // Assert
        Assert.Equal("9 points left", left);
        Assert.Equal([new Choice("p03", 1)], await Stored(round, codes[0]));
    }

    [Fact]
    public async Task ChooseOne_WithoutScript_CanBeTakenBack()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Approval, new BallotLimits(MinLength: 1, MaxLength: 1));
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Choose none of them", ("project", "p02"));

        // Assert
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=project][checked]"));
        Assert.Equal("Choose one project", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Knapsack_AProjectThatDoesNotFit_SaysWhyAndCanBeChosen()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(VotingMethod.Knapsack);
        using var visitor = await AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Update total", ("project", "p05"), ("project", "p01"));

        // Assert
        var card = visitor.Page.QuerySelector("input[value=p08]")!.Closest("li")!;
        Assert.Contains("Costs £24,500 more than you have left", card.QuerySelector("[data-fit]")!.TextContent, StringComparison.Ordinal);
        Assert.False(card.QuerySelector("input")!.HasAttribute("disabled"));
        Assert.StartsWith("Would leave £700", visitor.Page.QuerySelector("input[value=p02]")!.Closest("li")!.QuerySelector("[data-fit]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ballot_UntilItIsCast_SaysSoInTitleBannerAndColour()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        var seen = new List<(string Title, bool Banner, bool Colour)> { Look(visitor) };

        // Act
        await visitor.Press("Check your vote", ("project", "p02"));
        seen.Add(Look(visitor));
        await visitor.Press("Cast my vote");

        // Assert
        Assert.All(seen, look => Assert.True(look.Title.Contains("not cast yet", StringComparison.Ordinal) && look.Banner && look.Colour, look.Title));
        Assert.Equal((false, false), (Look(visitor).Banner, Look(visitor).Colour));
    }

    [Fact]
    public async Task Cast_SentTwice_CountsOnceAndEndsAtTheReceipt()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        var (first, second) = (visitor.Request("Cast my vote"), visitor.Request("Cast my vote"));

        // Act
        var answers = await Task.WhenAll(visitor.Send(first), visitor.Send(second));

        // Assert
        Assert.All(answers, answer => Assert.Equal($"/rounds/{round}/vote/done", answer.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(1, (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Casts);
    }

    [Fact]
    public async Task C4_Cast_AfterTheChoicesChangedInAnotherTab_ShowsThemFirst()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        var stale = visitor.Request("Cast my vote");
        await visitor.Go($"/rounds/{round}/vote/ballot");
        await visitor.Press("Check your vote", ("project", "p03"));

        // Act
        var answer = await visitor.Send(stale);

        // Assert
        Assert.Equal($"/rounds/{round}/vote/check", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(0, (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Casts);
    }

    [Fact]
    public async Task C4_Cast_InASecondBrowserWithAStaleForm_IsToldThatItReplacesAVote()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var first = await AtBallot(round, codes[0]);
        using var second = await AtBallot(round, codes[0]);
        await second.Press("Check your vote", ("project", "p03"));
        await first.Press("Check your vote", ("project", "p02"));
        await first.Press("Cast my vote");

        // Act
        await second.Press("Cast my vote");
        var told = second.Words;
        var casts = (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Casts;
        await second.Press("Cast my vote");

        // Assert
        Assert.Equal(1, casts);
        Assert.Contains("Your earlier vote counts until", told, StringComparison.Ordinal);
        Assert.Equal((2, 1), ((await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Casts, (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Voted));
    }

    [Fact]
    public async Task C4_EnterCode_Again_ShowsTheStoredVoteAndReplacesIt()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        await visitor.Press("Cast my vote");
        var old = visitor.Page.QuerySelector(".hub-tracking")!.TextContent;
        using var again = await AtBallot(round, codes[0].ToLowerInvariant().Replace('-', ' '));
        var readBack = again.Page.QuerySelector("input[name=project][checked]")!.GetAttribute("value");
        var told = again.Words;

        // Act
        await again.Press("Check your vote", ("project", null), ("project", "p04"));
        await again.Press("Cast my vote");

        // Assert
        Assert.Equal("p02", readBack);
        Assert.Contains("You have already voted", told, StringComparison.Ordinal);
        Assert.Contains("It replaces the vote you cast before", again.Words, StringComparison.Ordinal);
        await again.Go($"/rounds/{round}/track");
        await again.Press("Check", ("code", old));
        Assert.Contains("replaced by a later one", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_WithTheChoices_NeedsTheCodeAndHashesToTheTrackingCode()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        await visitor.Press("Cast my vote");
        var tracking = visitor.Page.QuerySelector(".hub-tracking")!.TextContent;
        var brief = Encoding.UTF8.GetString(await visitor.Download($"/rounds/{round}/vote/receipt?handler=text"));
        await visitor.Go($"/rounds/{round}/vote/receipt");

        // Act
        var answer = await visitor.Send(visitor.Request("Download the full receipt", ("code", codes[0])));

        // Assert
        var full = await answer.Content.ReadAsStringAsync();
        Assert.Contains(tracking, brief, StringComparison.Ordinal);
        Assert.DoesNotContain("p02", brief, StringComparison.Ordinal);
        var begin = full.IndexOf("----- begin -----\n", StringComparison.Ordinal) + "----- begin -----\n".Length;
        var text = full[begin..full.IndexOf("----- end -----", StringComparison.Ordinal)];
        Assert.Equal(tracking, TrackingCode.Of(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString());
    }

    [Fact]
    public async Task Checking_UntilTheVoteIsFound_LooksAgainAndThenShowsTheReceipt()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        var cast = Guid.Parse(visitor.Page.QuerySelector("input[name=castId]")!.GetAttribute("value")!);
        await visitor.Go($"/rounds/{round}/vote/checking");
        var (heading, refresh) = (visitor.Title, visitor.Response.Headers.GetValues("Refresh").Single());
        await Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new CastBallot(cast, codes[0], [new Choice("p02", 1)], null, BallotChannel.Online));

        // Act
        await visitor.Go($"/rounds/{round}/vote/checking?tries=1");

        // Assert
        Assert.StartsWith("We are checking whether your vote arrived", heading, StringComparison.Ordinal);
        Assert.StartsWith("3;", refresh, StringComparison.Ordinal);
        Assert.Equal($"/rounds/{round}/vote/done", visitor.Path);
    }

    [Theory]
    [InlineData("ballot")]
    [InlineData("check")]
    [InlineData("checking")]
    [InlineData("done")]
    public async Task Step_WithoutACode_BeginsAtTheStart(string step)
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);

        // Act
        await visitor.Go($"/rounds/{round}/vote/{step}");

        // Assert
        Assert.Equal($"/rounds/{round}/vote?again=true", visitor.Path);
    }

    [Fact]
    public async Task Finish_ForgetsTheVoter()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        await visitor.Press("Cast my vote");

        // Act
        await visitor.Press("Finish");

        // Assert
        await visitor.Go($"/rounds/{round}/vote/done");
        Assert.Equal($"/rounds/{round}/vote?again=true", visitor.Path);
    }

    [Fact]
    public async Task Cast_AfterTheClose_IsRefusedInWords()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var visitor = await AtBallot(round, codes[0]);
        await visitor.Press("Check your vote", ("project", "p02"));
        var cast = visitor.Request("Cast my vote");
        await Web.Grains.GetGrain<IRoundGrain>(round).CloseVoting(new MoveRound(SampleRound.Officer));

        // Act
        var answer = await visitor.Send(cast);

        // Assert
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Voting has closed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static (string Title, bool Banner, bool Colour) Look(Visitor visitor) =>
        (visitor.Title, visitor.Page.QuerySelector(".hub-not-cast") is not null, visitor.Page.Body!.ClassList.Contains("hub-uncast"));

    private async Task<IEnumerable<Choice>> Stored(string round, string code) =>
        (await Web.Grains.GetGrain<IBallotBoxGrain>(round).ReadBack(new ReadBallot(code))).Choices.OrderBy(choice => choice.ProjectId, StringComparer.Ordinal);

    private async Task<Visitor> AtBallot(string round, string code)
    {
        var visitor = new Visitor(Web);
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Continue", ("code", code));
        Assert.Equal($"/rounds/{round}/vote/ballot", visitor.Path);
        return visitor;
    }

    private static (string, string?)[] Ballot(VotingMethod method) => method switch
    {
        VotingMethod.Approval or VotingMethod.Knapsack => [("project", "p02"), ("project", "p03")],
        VotingMethod.Ordinal => [("value.p02", "2"), ("value.p03", "1")],
        _ => [("value.p02", "4"), ("value.p03", "2")],
    };

    private static Choice[] Expected(VotingMethod method) => method switch
    {
        VotingMethod.Approval or VotingMethod.Knapsack => [new("p02", 1), new("p03", 1)],
        VotingMethod.Ordinal => [new("p02", 2), new("p03", 1)],
        _ => [new("p02", 4), new("p03", 2)],
    };
}
