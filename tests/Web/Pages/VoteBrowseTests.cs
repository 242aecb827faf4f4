using AngleSharp.Dom;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Looking through a ballot without script: nothing that was chosen is lost by it.</summary>
[Collection(PageTests.Name)]
public sealed class VoteBrowseTests(PagesFixture pages)
{
    [Theory]
    [InlineData(VotingMethod.Approval, "project", "p01")]
    [InlineData(VotingMethod.Knapsack, "project", "p01")]
    [InlineData(VotingMethod.Cumulative, "value.p01", "3")]
    [InlineData(VotingMethod.Ordinal, "value.p01", "1")]
    [InlineData(VotingMethod.Scoring, "value.p01", "4")]
    public async Task Filter_ThatLeavesAChosenProjectOut_KeepsIt(VotingMethod method, string field, string value)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(method);
        using var visitor = await pages.AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Show", (field, value), ("area", "South"), ("find", "brook"));
        var (shown, found) = (Shown(visitor), visitor.Page.QuerySelector("[data-found]")!.TextContent);
        await visitor.Press("Check your vote");
        await visitor.Press("Cast my vote");

        // Assert
        Assert.Equal(["3"], shown);
        Assert.Contains("1 of 8 projects shown. 1 of your choices is not among them", found, StringComparison.Ordinal);
        var stored = await pages.Web.Grains.GetGrain<IBallotBoxGrain>(round).ReadBack(new ReadBallot(codes[0]));
        Assert.Equal("p01", Assert.Single(stored.Choices).ProjectId);
    }

    [Theory]
    [InlineData("category", "Safety", "1 8")]
    [InlineData("most", "500000", "2 3")]
    [InlineData("find", "BROOK", "3")]
    [InlineData("area", "Centre", "2 4 7")]
    public async Task Filter_ByEachKind_ShowsOnlyThose(string field, string value, string expected)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Show", (field, value));

        // Assert
        Assert.Equal(expected, string.Join(' ', Shown(visitor).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("cost", "3 2 7 6 1 4 8 5")]
    [InlineData("dearest", "5 8 4 1 6 7 2 3")]
    [InlineData("listed", "1 2 3 4 5 6 7 8")]
    public async Task Order_AsAsked_IsKept(string order, string expected)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages();
        using var visitor = await pages.AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Show", ("order", order));
        await visitor.Press("Show", ("project", "p03"));

        // Assert
        Assert.Equal(expected, string.Join(' ', Shown(visitor)));
    }

    [Fact]
    public async Task Order_WithoutAWish_IsTheVotersOwnAndStable()
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(voters: 12);
        var orders = new List<string>();

        // Act
        foreach (var code in codes)
        {
            using var visitor = await pages.AtBallot(round, code);
            var first = string.Join(' ', Shown(visitor));
            await visitor.Go($"/rounds/{round}/vote/ballot");
            Assert.Equal(first, string.Join(' ', Shown(visitor)));
            orders.Add(first);
        }

        // Assert
        Assert.True(orders.Distinct().Count() > 6, string.Join('\n', orders));
    }

    [Fact]
    public async Task Map_WithoutScript_HasAPointForEachProjectOfTheList()
    {
        // Arrange
        var places = new[] { (53.7221, -2.6315), (53.7213, -2.6290), (53.7213, -2.6290), (53.7199, -2.6342) };
        var (round, codes) = await pages.Web.OpenWith(setup => setup with
        {
            Projects = [.. setup.Projects.Select((project, at) => at < places.Length ? project with { Place = new Place(places[at].Item1, places[at].Item2) } : project)],
        });
        using var visitor = await pages.AtBallot(round, codes[0]);

        // Act
        await visitor.Press("Show on a map", ("project", "p02"));

        // Assert
        var points = visitor.Page.QuerySelectorAll("[data-point]");
        Assert.Equal(4, points.Length);
        Assert.All(points, point => Assert.NotNull(visitor.Page.QuerySelector(point.GetAttribute("href")!)));
        Assert.Equal(4, points.Select(point => point.QuerySelector("circle")!.GetAttribute("cx") + point.QuerySelector("circle")!.GetAttribute("cy")).Distinct().Count());
        Assert.Contains("4 projects have no one place", visitor.Words, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("input[value=p02][checked]"));
    }

    private static IReadOnlyList<string> Shown(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("[data-card]").Where(card => !card.HasAttribute("hidden")).Select(card => card.GetAttribute("data-card")!)];
}
