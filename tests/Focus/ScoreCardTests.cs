using ParticipatoryHub.Focus;

namespace ParticipatoryHub.Tests.Focus;

public sealed class ScoreCardTests
{
    private static readonly Indicator Poor = new("poor", "Poverty", "%", "ONS", GoodDirection.Lower, 5, []);
    private static readonly Indicator Well = new("well", "Good health", "%", "ONS", GoodDirection.Higher, 5, []);
    private static readonly ScoredArea[] Areas = [new("a", "Ash"), new("b", "Beech"), new("c", "Cedar")];

    [Fact]
    public void Of_TwoIndicators_ScoresByHand()
    {
        // Arrange: Ash is worst by poverty, Cedar by health; Beech is a quarter and a half on the way.
        var figures = Figures((10, 90), (4, 70), (2, 50));

        // Act
        var card = ScoreCard.Of(figures, new Dictionary<string, int> { ["poor"] = 3, ["well"] = 1 }, 25);

        // Assert
        Assert.Equal([("a", 1, 750), ("b", 2, 313), ("c", 3, 250)], card.Lines.Select(line => (line.Area.Id, line.Rank, line.Score)));
        Assert.Equal([1_000, 0], card.Lines[0].Cells.Select(cell => cell.Need));
        Assert.Equal([250, 500], card.Lines[1].Cells.Select(cell => cell.Need));
        Assert.Equal(4, card.Sets);
    }

    [Fact]
    public void Of_WeightsMoved_CountsTheSetsThatKeepEachRank()
    {
        // Arrange: Beech is ahead of Cedar where 3·250 + 1·500 > 1·1,000, in three of the four corners at a quarter.
        var figures = Figures((10, 90), (4, 70), (2, 50));

        // Act
        var card = ScoreCard.Of(figures, new Dictionary<string, int> { ["poor"] = 3, ["well"] = 1 }, 25);

        // Assert: at (2.25, 1.25) Beech has 1,187.5 against Cedar's 1,250; elsewhere it is ahead.
        Assert.Equal((4, 1, 1), (card.Lines[0].Held, card.Lines[0].Highest, card.Lines[0].Lowest));
        Assert.Equal((3, 2, 3), (card.Lines[1].Held, card.Lines[1].Highest, card.Lines[1].Lowest));
        Assert.Equal((3, 2, 3), (card.Lines[2].Held, card.Lines[2].Highest, card.Lines[2].Lowest));
    }

    [Fact]
    public void Of_SameScores_ShareARank()
    {
        // Act
        var card = ScoreCard.Of(Figures((10, 50), (10, 50), (2, 90)), new Dictionary<string, int> { ["poor"] = 1, ["well"] = 1 }, 50);

        // Assert
        Assert.Equal([("a", 1, true), ("b", 1, true), ("c", 3, false)], card.Lines.Select(line => (line.Area.Id, line.Rank, line.IsShared)));
        Assert.All(card.Lines, line => Assert.Equal(card.Sets, line.Held));
    }

    [Fact]
    public void Of_AnAreaWithoutAFigure_IsNotRankedAndSaysWhy()
    {
        // Arrange
        var figures = Figures((10, 90), (4, 70), (2, 50));
        figures = figures with { Figures = [.. figures.Figures.Where(figure => (figure.Area, figure.Indicator) != ("a", "well"))] };

        // Act
        var card = ScoreCard.Of(figures, new Dictionary<string, int> { ["poor"] = 1, ["well"] = 1 }, 10);

        // Assert: it does not stretch the scale of the others either.
        Assert.Equal(["b", "c"], card.Lines.Select(line => line.Area.Id).Order());
        Assert.Equal([1_000, 0], card.Lines.Single(line => line.Area.Id == "b").Cells.Select(cell => cell.Need));
        var missing = Assert.Single(card.Unranked);
        Assert.Equal(("a", "well"), (missing.Area.Id, Assert.Single(missing.Missing).Id));
    }

    [Fact]
    public void Of_NothingChosen_HasNoLines()
    {
        // Act
        var card = ScoreCard.Of(Figures((10, 90), (4, 70), (2, 50)), new Dictionary<string, int> { ["poor"] = 0 }, 25);

        // Assert
        Assert.Empty(card.Columns);
        Assert.Empty(card.Lines);
        Assert.Equal(0, card.Sets);
    }

    /// <summary>Gray's order against counting each corner by itself, on many cards; and no weights between the corners give a rank beyond theirs.</summary>
    [Fact]
    public void Of_AnyCard_AgreesWithCountingEachCornerByItself()
    {
        var random = new Random(20260327);
        for (var round = 0; round < 60; round++)
        {
            // Arrange
            var indicators = Enumerable.Range(0, random.Next(1, 6)).Select(i => new Indicator($"i{i}", $"Indicator {i}", "", "", random.Next(2) == 0 ? GoodDirection.Lower : GoodDirection.Higher, 1, [])).ToList();
            var areas = Enumerable.Range(0, random.Next(2, 7)).Select(i => new ScoredArea($"a{i}", $"Area {i}")).ToList();
            var figures = new ScoreFigures(
                [.. indicators], [.. areas], [.. indicators.SelectMany(indicator => areas.Select(area => new Figure(indicator.Id, area.Id, "2025", random.Next(0, 12), null, null)))]);
            var weights = indicators.ToDictionary(indicator => indicator.Id, _ => random.Next(1, 11));
            var within = ScoreCard.Shares[random.Next(3)];

            // Act
            var card = ScoreCard.Of(figures, weights, within);

            // Assert
            var corners = Enumerable.Range(0, 1 << indicators.Count)
                .Select(set => indicators.Select((indicator, i) => (decimal)(weights[indicator.Id] * (100 + ((set >> i & 1) == 1 ? within : -within)))).ToList()).ToList();
            var between = Enumerable.Range(0, 40).Select(_ => indicators.Select(indicator => weights[indicator.Id] * (100 - within + (2m * within * random.Next(0, 1_001) / 1_000))).ToList());
            foreach (var line in card.Lines)
            {
                var ranks = corners.ConvertAll(corner => Rank(card, line, corner));
                Assert.Equal((ranks.Count(rank => rank == line.Rank), ranks.Min(), ranks.Max()), (line.Held, line.Highest, line.Lowest));
                if (ranks.Min() == ranks.Max())
                {
                    Assert.All(between, weight => Assert.Equal(line.Rank, Rank(card, line, weight)));
                }
            }
        }
    }

    private static int Rank(ScoreCard card, ScoreLine line, List<decimal> weights)
    {
        decimal Score(ScoreLine of) => of.Cells.Select((cell, i) => cell.Need * weights[i]).Sum();
        return 1 + card.Lines.Count(other => Score(other) > Score(line));
    }

    private static ScoreFigures Figures(params (decimal Poor, decimal Well)[] values) => new(
        [Poor, Well],
        [.. Areas],
        [.. values.SelectMany((value, i) => new[] { new Figure("poor", Areas[i].Id, "2025", value.Poor, null, null), new Figure("well", Areas[i].Id, "2025", value.Well, null, null) })]);
}
