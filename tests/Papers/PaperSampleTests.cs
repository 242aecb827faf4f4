using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>The papers that a seed draws.</summary>
public sealed class PaperSampleTests
{
    private const string Seed = "31415926535897932384";

    // By a program written apart, in Python: hashlib, int.from_bytes, % and a set.
    [Theory]
    [InlineData(Seed, 3, "1-36 1-98 2-2")]
    [InlineData(Seed, 10, "1-36 1-37 1-88 1-98 1-111 1-113 2-2 2-16 2-34 2-39")]
    [InlineData("dice:66231", 5, "1-87 2-15 2-44 2-51 2-65")]
    public void Draw_OfASeed_IsWhatAnybodyDraws(string seed, int size, string drawn) =>
        Assert.Equal(drawn, PaperSample.Write(PaperSample.Draw(seed, [(1, 120), (2, 80), (4, 3)], size).Drawn));

    [Fact]
    public void Draw_OfMoreThanThereAre_DrawsEachOnce() =>
        Assert.Equal("1-1 1-2 3-1", PaperSample.Write(PaperSample.Draw(Seed, [(1, 2), (2, 0), (3, 1)], 50).Drawn));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Draw_OfNoPapers_DrawsNothing(int size) => Assert.Empty(PaperSample.Draw(Seed, [(1, 0)], size).Drawn);

    [Fact]
    public void Draw_TellsOfWhatItDrewFrom()
    {
        // Act
        var sample = PaperSample.Draw(Seed, [(1, 120), (3, 2)], 1);

        // Assert
        Assert.Equal((Seed, "1:120 3:2"), (sample.Seed, sample.Papers));
    }
}
