using System.Text;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Tests.Counting;

public sealed class PabulibReaderTests
{
    [Fact]
    public void Import_ValidFile_GivesElectionInMinorUnits()
    {
        // Arrange
        var text = PabulibBytes.Sample();

        // Act
        var import = PabulibBytes.Import(text);

        // Assert
        Assert.Null(import.Error);
        Assert.Empty(import.Notes);
        Assert.Equal(10000, import.Election!.Election.Budget);
        Assert.Equal(3050, import.Election.Election.Projects.Single(project => project.Id == "B").Cost);
        Assert.Equal("GBP", import.Election.Currency);
        Assert.Equal(2, import.Election.Election.Votes("A"));
    }

    [Fact]
    public void Write_FileAsRead_IsTheSameBytes()
    {
        // Arrange
        var bytes = Encoding.UTF8.GetBytes(PabulibBytes.Sample(("currency;GBP", "currency;GBP\nown_key;kept")));

        // Act
        var written = PabulibBytes.Of(PabulibReader.Read(bytes).File!);

        // Assert
        Assert.Equal(bytes, written);
    }

    [Fact]
    public void Import_WithoutVotes_GivesProjectsAlone()
    {
        // Arrange
        var text = PabulibBytes.Sample();
        text = text[..text.IndexOf("VOTES\n", StringComparison.Ordinal)];

        // Act
        var import = PabulibBytes.Import(text);

        // Assert
        Assert.Null(import.Error);
        Assert.Equal(0, import.Election!.Election.Voters);
        Assert.Equal(3, import.Election.Election.Projects.Length);
    }

    [Theory]
    [InlineData("B;30.50;1;", "B;30,50;1;", "decimal comma")]
    [InlineData("x1;A,B", "x1;A, B", "Blanks")]
    [InlineData("x2;A\n", "\nx2;A\n", "blank line")]
    [InlineData("cost;votes;name", "cost;votes;target", "beneficiaries")]
    [InlineData("\n", "\r\n", "CRLF")]
    [InlineData("META\n", "\uFEFFMETA\n", "byte order mark")]
    public void Import_UntidyFile_IsRepairedWithNote(string old, string untidy, string note)
    {
        // Arrange
        var text = PabulibBytes.Sample((old, untidy));

        // Act
        var reading = PabulibBytes.Read(text);

        // Assert
        Assert.Contains(reading.Repairs, repair => repair.Message.Contains(note, StringComparison.Ordinal));
        Assert.Equal(3, PabulibElection.From(reading.File!).Election!.Election.Voters);
    }

    [Theory]
    [InlineData("vote_type;approval", "vote_type;secret", 10, 11, "secret")]
    [InlineData("num_votes;3", "num_votes;4", 8, 11, "num_votes is '4' and the file has 3 ballots")]
    [InlineData("num_projects;3", "num_projects;2", 7, 14, "num_projects is '2' and the file has 3 projects")]
    [InlineData("budget;100", "budget;much", 9, 8, "'much' is no number")]
    [InlineData("A;60;2", "A;sixty;2", 17, 3, "The cost 'sixty' is no number")]
    [InlineData("A;60;2", "A;60;5", 17, 6, "given votes '5' and the ballots give it 2")]
    [InlineData("B;30.50", "A;30.50", 18, 1, "The project 'A' is there twice")]
    [InlineData("x2;A", "x2;Z", 23, 4, "There is no project 'Z'")]
    [InlineData("x2;A", "x1;A", 23, 1, "The voter 'x1' is there twice")]
    [InlineData("x2;A", "x2;A;more", 23, 1, "This line has 3 fields and the header of VOTES has 2")]
    [InlineData("\"A path; with lamps\"", "\"A path; with lamps", 19, 15, "never closed")]
    [InlineData("voter_id;vote", "voter;vote", 21, 1, "lacks the column 'voter_id'")]
    [InlineData("unit;Ashford\n", "", 14, 1, "META lacks 'unit'")]
    [InlineData("META", "METAL", 1, 1, "must begin with a line META")]
    public void Import_BrokenFile_IsRefusedWithLineAndColumn(string old, string broken, int line, int column, string message)
    {
        // Arrange
        var text = PabulibBytes.Sample((old, broken));

        // Act
        var import = PabulibBytes.Import(text);

        // Assert
        Assert.Null(import.Election);
        Assert.Contains(message, import.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (import.Error.Line, import.Error.Column));
    }

    [Fact]
    public void Import_BadBallotsAskedToBeSkipped_AreListed()
    {
        // Arrange
        var text = PabulibBytes.Sample(("x3;OGM/0015", "x3;Nothing"));

        // Act
        var import = PabulibBytes.Import(text, skip: true);

        // Assert
        Assert.Equal(2, import.Election!.Election.Voters);
        Assert.Contains(import.Notes, note => note is { Line: 24, Message: "The ballot was skipped: There is no project 'Nothing'." });
    }

    [Fact]
    public void Import_ProjectTwiceInOneBallot_CountsOnceWithNote()
    {
        // Arrange
        var text = PabulibBytes.Sample(("x1;A,B", "x1;A,B,A"));

        // Act
        var import = PabulibBytes.Import(text);

        // Assert
        Assert.Equal(2, import.Election!.Election.Votes("A"));
        Assert.Contains(import.Notes, note => note.Line == 22 && note.Message.Contains("named twice", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_MaxSumCost_IsKnapsack()
    {
        // Arrange
        var text = PabulibBytes.Sample(("currency;GBP", "max_sum_cost;100\ncurrency;GBP"));

        // Act
        var imported = PabulibBytes.Import(text).Election!;

        // Assert
        Assert.Equal(VotingMethod.Knapsack, imported.Election.Method);
        Assert.Equal(10000, imported.Limits.MaxTotalCost);
    }

    [Fact]
    public void Import_ScoringWithDecimalsAndDefault_ScalesPoints()
    {
        // Arrange
        var text = PabulibBytes.Sample(
            ("vote_type;approval", "vote_type;scoring"),
            ("currency;GBP", "default_score;1\ncurrency;GBP"),
            ("A;60;2", "A;60;3"),
            ("B;30.50;1", "B;30.50;3"),
            ("OGM/0015;40;1", "OGM/0015;40;3"),
            ("voter_id;vote", "voter_id;vote;points"),
            ("x1;A,B", "x1;A,B;2.5,1"),
            ("x2;A", "x2;A;0.25"),
            ("x3;OGM/0015", "x3;OGM/0015;4"));

        // Act
        var imported = PabulibBytes.Import(text).Election!;

        // Assert
        Assert.Equal(100, imported.PointUnits);
        Assert.Equal(250 + 25 + 100, imported.Election.Score("A"));
        Assert.Equal(100, imported.Limits.DefaultScore);
    }

    [Fact]
    public void Read_LargerThanAllowed_IsRefused()
    {
        // Arrange
        using var endless = new MemoryStream(new byte[5000]);

        // Act
        var reading = PabulibReader.Read(endless, new PabulibReadOptions(MostBytes: 1000));

        // Assert
        Assert.Contains("larger", reading.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_FileWithPeople_HidesThemAndTheOrder()
    {
        // Arrange
        var text = PabulibBytes.Sample(("voter_id;vote", "voter_id;vote;age;sex"), ("x1;A,B", "x1;A,B;40;F"), ("x2;A", "x2;A;17;M"), ("x3;OGM/0015", "x3;OGM/0015;;O"));
        var imported = PabulibBytes.Import(text).Election!;

        // Act
        var written = PabulibBytes.Of(PabulibExport.From(imported));

        // Assert
        PabulibChecker.Check(written);
        Assert.EndsWith("VOTES\nvoter_id;vote\n1;A\n2;A,B\n3;OGM/0015\n", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.DoesNotContain("selected", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }
}
