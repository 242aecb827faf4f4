using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.People;

/// <summary>One-time passwords against the test values of RFC 6238, appendix B: the key is the ASCII text 12345678901234567890.</summary>
public sealed class TotpTests
{
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    // The RFC has eight digits; six are their end.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfThePublishedExamples_IsThePublishedOne(long seconds, string code) => Assert.Equal(code, Totp.Code(Key, seconds / 30));

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(-60, true)]
    [InlineData(120, false)]
    [InlineData(-120, false)]
    public void Fits_WithAClockThatIsOff_AllowsAMinute(int off, bool fits)
    {
        // Arrange
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.Code(Key, now.AddSeconds(off).ToUnixTimeSeconds() / 30);

        // Act
        var answer = Totp.Fits(Key, code, now);

        // Assert
        Assert.Equal(fits, answer);
    }

    [Fact]
    public void NewKey_IsThirtyTwoLettersOfBaseThirtyTwoAndNeverTheSame()
    {
        // Act
        var keys = Enumerable.Range(0, 50).Select(_ => Totp.NewKey()).ToList();

        // Assert
        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal(50, keys.Distinct().Count());
    }
}
