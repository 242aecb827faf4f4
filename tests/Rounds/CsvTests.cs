using System.Text;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Tests.Rounds;

public class CsvTests
{
    [Fact]
    public void Read_AListFromASpreadsheet_MakesProjects()
    {
        // Act
        var read = ProjectsFromCsv.Read("\uFEFFName;Cost;ID;Area;Categories;Latitude;Longitude;Delivery;Withdrawn\r\n\"A \"\"green\"\"\r\nwall\";£12,500.50;a1;North;Nature, Play;53.72;-2.63;Grant;no\r\n\r\n'=Sum;0;b2;;;;;;yes\r\n");

        // Assert
        Assert.Empty(read.Problems);
        Assert.Equal(["a1", "b2"], read.Projects.Select(project => project.Id));
        Assert.Equal("A \"green\"\r\nwall", read.Projects[0].Name);
        Assert.Equal(new Money(1_250_050), read.Projects[0].Cost);
        Assert.Equal(["Nature", "Play"], read.Projects[0].Categories.AsEnumerable());
        Assert.Equal(new Place(53.72, -2.63), read.Projects[0].Place);
        Assert.Equal(Delivery.Grant, read.Projects[0].Delivery);
        Assert.Equal("=Sum", read.Projects[1].Name);
        Assert.True(read.Projects[1].Withdrawn);
    }

    [Theory]
    [InlineData("name,cost\nA,1.234\n", 2, 3)]
    [InlineData("name,cost\nA,ten\n", 2, 3)]
    [InlineData("name,cost\nA,-1\n", 2, 3)]
    [InlineData("name,cost,id\n\"A\nB\",1,x y\n", 3, 6)]
    [InlineData("name,price\nA,1\n", 1, 1)]
    [InlineData("name,cost\n\"A,1\n", 2, 1)]
    [InlineData("name,cost\n\"A\"x,1\n", 2, 4)]
    [InlineData("name,cost,latitude\nA,1,99\n", 2, 5)]
    [InlineData("name,cost\n,1\n", 2, 1)]
    [InlineData("name,cost\nA,1,2\n", 2, 5)]
    [InlineData("name,cost,cost\nA,1,2\n", 1, 11)]
    [InlineData("", 1, 1)]
    [InlineData("name,cost\n", 1, 1)]
    public void Read_ABrokenFile_SaysLineAndColumn(string text, int line, int column)
    {
        // Act
        var read = ProjectsFromCsv.Read(text);

        // Assert
        Assert.Empty(read.Projects);
        Assert.Equal((line, column), (read.Problems[0].Line!.Value, read.Problems[0].Column!.Value));
        Assert.EndsWith(".", read.Problems[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("\0x")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    public async Task Write_ForSpreadsheets_RunsNoFormula(string text)
    {
        // Act
        var excel = await Write(CsvFlavour.Excel, text);
        var data = await Write(CsvFlavour.Data, text);

        // Assert
        Assert.StartsWith("\uFEFF", excel, StringComparison.Ordinal);
        Assert.Contains("'" + text, excel, StringComparison.Ordinal);
        Assert.False(data.StartsWith('\uFEFF'));
        Assert.DoesNotContain("'", data, StringComparison.Ordinal);
        Assert.Equal(text, CsvWriter.Unescape(CsvWriter.Escape(text)));
    }

    [Fact]
    public async Task Write_NumbersAndTexts_QuotesOnlyWhereNeeded()
    {
        // Arrange
        using var stream = new MemoryStream();

        // Act
        await using (var csv = new CsvWriter(stream, CsvFlavour.Excel))
        {
            await csv.Text("").Number(-3).Amount(new Money(125)).Degrees(-2.63).Text("a,b").Text("say \"so\"").End(default);
        }

        // Assert
        Assert.Equal("\uFEFF,-3,1.25,-2.63,\"a,b\",\"say \"\"so\"\"\"\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static async Task<string> Write(CsvFlavour flavour, string text)
    {
        using var stream = new MemoryStream();
        await using (var csv = new CsvWriter(stream, flavour))
        {
            await csv.Text(text).End(default);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
