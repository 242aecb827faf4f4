using ParticipatoryHub.Web.Outcomes;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Tests.Web.Outcomes;

/// <summary>What the server draws of plans and outcomes.</summary>
public sealed class PictureTests
{
    [Fact]
    public void LogicPicture_OfLongWords_BreaksThemAndStaysInItsBoxes()
    {
        // Act
        var picture = new LogicPicture(
        [
            new("Situation", ["Many people here know nobody beyond their own close.", new string('x', 70)]), new("Actions", [.. Enumerable.Range(1, 40).Select(i => $"Action number {i} with a title that needs two lines")]),
        ]);

        // Assert
        Assert.All(picture.Boxes.SelectMany(box => box.Lines), line => Assert.InRange(line.Text.Length, 1, 30));
        Assert.All(picture.Boxes, box => Assert.All(box.Lines, line => Assert.InRange(line.Y, box.Y, box.Y + box.Height)));
        Assert.Equal("…", picture.Boxes[1].Lines[^1].Text);
        Assert.Equal(40, picture.Parts[1].Lines.Length);
        Assert.Single(picture.Arrows);
        Assert.True(picture.Boxes.All(box => box.X + LogicPicture.BoxWidth <= LogicPicture.Width && box.Y + box.Height <= picture.Height));
    }

    [Fact]
    public void LogicPicture_OfSixParts_HasTwoRowsAndAnArrowBetweenEachTwo()
    {
        // Act
        var picture = new LogicPicture([.. Enumerable.Range(1, 6).Select(i => new LogicPart($"Part {i}", ["Words."]))]);

        // Assert
        Assert.Equal(2, picture.Boxes.Select(box => box.Y).Distinct().Count());
        Assert.Equal(5, picture.Arrows.Count());
    }

    [Fact]
    public void ContributionChart_OfSomeDays_HasEveryQuarterBetween()
    {
        // Act
        var chart = new ContributionChart([new(2025, 1, 2), new(2025, 3, 31), new(2025, 12, 31)], [new(2025, 4, 1)], []);

        // Assert
        Assert.Equal([("2025-Q1", 2), ("2025-Q2", 1), ("2025-Q3", 0), ("2025-Q4", 1)], chart.Quarters.Select(quarter => (quarter.Name, quarter.All)));
        Assert.Equal(3, chart.Parts.Count());
        Assert.All(chart.Parts, part => Assert.InRange(part.Y, ContributionChart.Top, ContributionChart.Height - ContributionChart.Bottom));
        Assert.Empty(new ContributionChart([], [], []).Quarters);
    }
}
