using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>“Check my vote”, without script: one true sentence for each state, and nothing about what was chosen.</summary>
[Collection(PageTests.Name)]
public sealed class TrackPageTests(PagesFixture pages)
{
    private static readonly MoveRound Please = new(SampleRound.Officer, "A reason.");

    [Theory]
    [InlineData("", "is in the ballot box, and voting is still open")]
    [InlineData("again", "was replaced by a later one with the same voter code; only the later one counts")]
    [InlineData("pause", "is safe in the ballot box while voting is paused")]
    [InlineData("close", "is in the ballot box, and voting has closed; it will be counted")]
    [InlineData("close count", "was counted; the result is being checked and is not public yet")]
    [InlineData("close count publish", "was counted and is part of the published result")]
    [InlineData("again close count publish", "was replaced by a later one with the same voter code")]
    [InlineData("cancel", "was received, but the round was cancelled, so it decides nothing")]
    [InlineData("again cancel", "was replaced by a later one with the same voter code, and the round was cancelled")]
    [InlineData("close count cancel", "was received, but the round was cancelled, so it decides nothing")]
    public async Task V8_Track_InEveryState_SaysOneTrueSentence(string moves, string sentence)
    {
        // Arrange
        var (id, codes) = await pages.Web.OpenForPages();
        var tracking = await Cast(id, codes[0], "p03");
        foreach (var move in moves.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await Make(id, codes[0], move);
        }

        using var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{id}/track");

        // Act
        await visitor.Press("Check", ("code", tracking));

        // Assert
        var said = visitor.Page.QuerySelector("[role=status]")!.TextContent;
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Contains(tracking, said, StringComparison.Ordinal);
        Assert.Single(said, character => character == '.');
        Assert.Contains(moves.Contains("close", StringComparison.Ordinal) || moves.Contains("cancel", StringComparison.Ordinal) ? "It lies under seal 1." : "It waits for the next seal.", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Benches", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("p03", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V7_Track_TypedCarelessly_IsForgiven()
    {
        // Arrange
        var (id, codes) = await pages.Web.OpenForPages();
        var tracking = await Cast(id, codes[0], "p03");
        var careless = string.Join("  ", tracking.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Split('-'));
        using var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{id}/track");

        // Act
        await visitor.Press("Check", ("code", careless));

        // Assert
        Assert.Contains(tracking, visitor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V8_Track_ACodeOfNoVote_SaysToCheckCodeAndRound()
    {
        // Arrange
        var (id, _) = await pages.Web.OpenForPages();
        var (other, codes) = await pages.Web.OpenForPages();
        var tracking = await Cast(other, codes[0], "p03");
        using var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{id}/track");

        // Act
        await visitor.Press("Check", ("code", tracking));

        // Assert
        Assert.Contains("No vote of this round has this tracking code", visitor.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7K3M-9QX2-B4TN-0")]
    [InlineData("hello")]
    public async Task V7_Track_Mistyped_SaysCheckTheCodeBesideTheField(string typed)
    {
        // Arrange
        var (id, _) = await pages.Web.OpenForPages();
        using var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{id}/track");

        // Act
        await visitor.Press("Check", ("code", typed));

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Contains(typed.Length == 0 ? "Enter your tracking code" : "Check the code", visitor.Page.QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Page.QuerySelector("#code")!.GetAttribute("value") ?? "");
        Assert.Null(visitor.Page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Track_AskedTooOften_IsToldToWait()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(DatabaseKind.Sqlite, demo: false, builder => builder.Services.AddSingleton(new TrackingLimit(2)));
        var (id, _) = await web.OpenForPages();
        using var visitor = new Visitor(web);
        await visitor.Go($"/rounds/{id}/track");
        await visitor.Press("Check", ("code", "hello"));
        await visitor.Press("Check", ("code", "hello"));

        // Act
        await visitor.Press("Check", ("code", "hello"));

        // Assert
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Response.StatusCode);
        Assert.Contains("Please wait a minute", visitor.Page.QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Response.Headers.RetryAfter);
    }

    private async Task<string> Cast(string round, string code, string project)
    {
        var outcome = await pages.Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new(Guid.NewGuid(), code, [new Choice(project, 1)], null, BallotChannel.Online));
        Assert.Null(outcome.Refusal);
        return outcome.Receipt!.TrackingCode;
    }

    private async Task Make(string id, string code, string move)
    {
        var round = pages.Web.Grains.GetGrain<IRoundGrain>(id);
        ImmutableArray<Refused> refusals = move switch
        {
            "again" => await Cast(id, code, "p02") is { Length: > 0 } ? [] : [new("no", "No.")],
            "pause" => (await round.SuspendVoting(Please)).Refusals,
            "close" => (await round.CloseVoting(Please)).Refusals,
            "count" => (await round.Count(Please)).Refusals,
            "publish" => (await round.PublishSigned(pages.Web.Clock.Now)).Refusals,
            _ => (await round.Cancel(Please)).Refusals,
        };
        Assert.Empty(refusals);
    }
}
