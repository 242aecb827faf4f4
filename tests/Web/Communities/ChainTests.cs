using System.Net;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>The chain from what was said to what came of it, made at each source and walked from any of its links.</summary>
[Collection(PageTests.Name)]
public sealed class ChainTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Idea_OnTheBallot_AndKeptAsEvidence_IsOneChainFromEachOfItsLinks()
    {
        // Arrange
        var round = await Web.OpenForIdeas();
        using var officer = new Visitor(Web);
        using var author = new Visitor(Web);
        await officer.SignIn();
        var number = await Web.PutForward(round, await author.SignInResident("Aisha chains"));
        var idea = Web.Idea(round, number);
        Assert.Empty((await idea.Review(new(IdeaMove.StartReview, SampleRound.Officer))).Refusals);
        Assert.Empty((await idea.Assess(new(new(Feasibility.Feasible, "It can be done.", new Money(240_000), "Four at £600."), SampleRound.Officer))).Refusals);
        Assert.Empty((await idea.Review(new(IdeaMove.Accept, SampleRound.Officer, Delivery: Delivery.Council))).Refusals);
        var project = (await idea.GetView(IdeaReader.Anyone))!.Project!;
        var community = $"place-{Guid.NewGuid():N}"[..24];
        Assert.Empty((await Web.Grains.GetGrain<ICommunityGrain>(community).Save(new(new(community, CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);

        // Act: nothing is typed again.
        await officer.Go($"/rounds/{round}/ideas/{number}");
        await officer.Go(officer.Page.QuerySelector("main a[href^='/staff/communities/gather']")!.GetAttribute("href")!);
        await officer.Press("Keep it");
        Assert.Contains("Choose the community that it is evidence of.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Keep it", ("community", community));
        Assert.Contains("Benches along the brook", officer.Words, StringComparison.Ordinal);

        // Assert
        using var reader = new Visitor(Web);
        foreach (var from in new[] { $"evidence:{community}:1", $"idea:{round}:{number}", $"project:{round}:{project}" })
        {
            await reader.Go("/chain?from=" + Uri.EscapeDataString(from));
            Assert.NotNull(reader.Page.QuerySelector($"main a[href='/communities/{community}/evidence/1']"));
            Assert.NotNull(reader.Page.QuerySelector($"main a[href='/rounds/{round}/ideas/{number}']"));
            Assert.NotNull(reader.Page.QuerySelector($"main a[href='/rounds/{round}/projects/{project}']"));
            Assert.Single(reader.Page.QuerySelectorAll("main li[aria-current=true]"));
        }

        await reader.Go($"/rounds/{round}/projects/{project}");
        Assert.NotNull(reader.Page.QuerySelector("main a[href^='/chain']"));
        Assert.Null(reader.Page.QuerySelector("main a[href^='/staff']"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("idea:no-such-round:1")]
    [InlineData("evidence:clayton-brook:999999")]
    [InlineData("project:a:b:c")]
    [InlineData("x:y")]
    public async Task Chain_OfNothing_IsNotThere(string from)
    {
        // Arrange
        using var reader = new Visitor(Web);

        // Act
        await reader.Go("/chain?from=" + Uri.EscapeDataString(from));

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, reader.Response.StatusCode);
    }
}
