using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Blank ballot papers.</summary>
[Collection(PageTests.Name)]
public sealed class PaperTests(PagesFixture pages)
{
    [Theory]
    [InlineData(VotingMethod.Approval, "Put a cross beside each project you choose.", 8)]
    [InlineData(VotingMethod.Knapsack, "Put a cross beside each project you choose.", 8)]
    [InlineData(VotingMethod.Cumulative, "Write the points you give beside each project.", 8)]
    [InlineData(VotingMethod.Ordinal, "Write 1 beside the project you want most", 8)]
    [InlineData(VotingMethod.Scoring, "Ring one score for each project", 48)]
    public async Task Paper_OfEachMethod_HasEveryProjectAndNothingOfAVoter(VotingMethod method, string how, int marks)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenForPages(method);
        using var visitor = await pages.AtBallot(round, codes[0]);

        // Act
        await visitor.Go($"/rounds/{round}/paper");

        // Assert
        Assert.Contains(how, visitor.Words, StringComparison.Ordinal);
        Assert.Equal(8, visitor.Page.QuerySelectorAll(".hub-paper__number").Length);
        Assert.Equal(marks, visitor.Page.QuerySelectorAll(".hub-paper__box, .hub-paper__score").Length);
        Assert.Empty(visitor.Page.QuerySelectorAll(".hub-paper input"));
        Assert.DoesNotContain(codes[0], visitor.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }
}
