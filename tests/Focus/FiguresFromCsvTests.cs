using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;

namespace ParticipatoryHub.Tests.Focus;

public sealed class FiguresFromCsvTests
{
    private const string Head = "indicator,unit,source,good,area,period,value,borough,england\n";
    private static readonly CommunityLine Brook = new("clayton-brook", "Clayton Brook", CommunityKind.Place, null, CommunityPhase.Watched, default);

    [Fact]
    public void Read_AGoodFile_HasIndicatorsAndFigures()
    {
        // Act
        var read = FiguresFromCsv.Read(Head + "Child poverty,%,DWP,lower,clayton brook,2024/25,\"34.1\",18,29.5\nChild poverty,,,,E01025123,2024/25,\"1,040.25\",,\n", [], [Brook]);

        // Assert
        Assert.Empty(read.Faults);
        Assert.Equal(new Indicator("child-poverty", "Child poverty", "%", "DWP", GoodDirection.Lower, 0, []), Assert.Single(read.Indicators) with { Outcomes = [] });
        Assert.Equal([new("child-poverty", "clayton-brook", "2024/25", 34.1m, 18, 29.5m), new Figure("child-poverty", "E01025123", "2024/25", 1040.25m, null, null)], read.Figures.AsEnumerable());
    }

    [Theory]
    [InlineData("Child poverty,%,DWP,lower,Nowhere,2025,1,,", "Line 2, column 27: “Nowhere” is neither")]
    [InlineData("Child poverty,%,DWP,lower,,2025,1,,", "Line 2, column 27: Name a community")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,25,1,,", "Line 2, column 41: “25” is not a period")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,2025-13,1,,", "Line 2, column 41: “2025-13” is not a period")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,2025,,,", "Line 2, column 46: Enter a number")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,2025,1e5,,", "Line 2, column 46: “1e5” is not a number")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,2025,\"1,00\",,", "Line 2, column 46: “1,00” is not a number")]
    [InlineData("Child poverty,%,DWP,lower,Clayton Brook,2025,1,x,", "Line 2, column 48: “x” is not a number")]
    [InlineData("Child poverty,%,DWP,sideways,Clayton Brook,2025,1,,", "Line 2, column 21: “sideways” is neither higher nor lower")]
    [InlineData("Child poverty,%,DWP,,Clayton Brook,2025,1,,", "Line 2, column 21: Say whether a higher or a lower figure is better")]
    [InlineData("Child poverty,%,,lower,Clayton Brook,2025,1,,", "Line 2, column 17: Say who publishes it")]
    [InlineData(",%,DWP,lower,Clayton Brook,2025,1,,", "Line 2, column 1: Give it a name")]
    [InlineData("A,%,DWP,lower,Clayton Brook,2025,1,,\nA,%,DWP,higher,Clayton Brook,2024,1,,", "Line 3, column 1: an earlier line says another")]
    [InlineData("A,%,DWP,lower,Clayton Brook,2025,1,,\nA,,,,clayton-brook,2025,2,,", "Line 3, column 20: “A” has a figure for clayton-brook and 2025 already")]
    public void Read_AWrongLine_SaysWhereAndStoresNothing(string lines, string sentence)
    {
        // Act
        var read = FiguresFromCsv.Read(Head + lines + "\n", [], [Brook]);

        // Assert
        Assert.StartsWith(sentence, Assert.Single(read.Faults).Sentence, StringComparison.Ordinal);
        Assert.Empty(read.Figures);
        Assert.Empty(read.Indicators);
    }

    [Theory]
    [InlineData("", "There are no figures in it")]
    [InlineData("indicator,area,period,value", "There are no figures in it")]
    [InlineData("indicator,area,period\nA,Clayton Brook,2025", "Line 1, column 1: there is no column “value”")]
    [InlineData("indicator,area,period,value,Value\nA,Clayton Brook,2025,1,2", "Line 1, column 29: the heading “Value” is there twice")]
    [InlineData("indicator,area,period,value\n\"A,Clayton Brook,2025,1", "Line 2, column 1: a quote is opened here")]
    public void Read_AFileThatIsNone_SaysWhy(string text, string sentence)
    {
        // Act
        var read = FiguresFromCsv.Read(text, [], [Brook]);

        // Assert
        Assert.StartsWith(sentence, read.Faults[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyWrongLines_NamesEachUpToTheMost()
    {
        // Act
        var read = FiguresFromCsv.Read(Head + string.Concat(Enumerable.Range(0, 300).Select(i => $"A{i},%,ONS,lower,Nowhere,2025,1,,\n")), [], [Brook]);

        // Assert
        Assert.Equal(FiguresFromCsv.MostFaults, read.Faults.Length);
        Assert.StartsWith("Line 101,", read.Faults[^1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NamesWithoutLatinLetters_AreIndicatorsOfTheirOwn()
    {
        // Act
        var read = FiguresFromCsv.Read(Head + "غربت,%,ONS,lower,Clayton Brook,2025,1,,\nصحت,%,ONS,higher,Clayton Brook,2025,2,,\n", [], [Brook]);

        // Assert
        Assert.Equal(2, read.Indicators.Select(indicator => indicator.Id).Distinct().Count());
    }

    /// <summary>Whatever is sent, it is read or refused in words, never half taken in.</summary>
    [Fact]
    public void Read_RandomText_IsReadOrRefused()
    {
        var random = new Random(7);
        const string Pool = "ab,;\t\"\n\r é£0123.-/QE01025123higherlower\u0000\uD83D";
        for (var i = 0; i < 4_000; i++)
        {
            // Arrange
            var body = new string([.. Enumerable.Range(0, random.Next(0, 80)).Select(_ => Pool[random.Next(Pool.Length)])]);

            // Act
            var read = FiguresFromCsv.Read(random.Next(2) == 0 ? body : Head + body, [], [Brook]);

            // Assert
            Assert.NotEqual(read.Faults.IsEmpty, read.Figures.IsEmpty);
            Assert.All(read.Faults, fault => Assert.EndsWith(".", fault.Sentence, StringComparison.Ordinal));
        }
    }
}
