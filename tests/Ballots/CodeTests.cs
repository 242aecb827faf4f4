using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Codes as people type them.</summary>
public sealed class CodeTests
{
    [Fact]
    public void New_ManyTimes_IsSpeakableAndReadsBack()
    {
        // Arrange
        var codes = Enumerable.Range(0, 2_000).Select(_ => VoterCode.New()).ToArray();

        // Act
        var printed = codes.Select(c => c.Print()).ToArray();

        // Assert
        Assert.All(printed, p => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$", p));
        Assert.Equal(codes, printed.Select(Read));
        Assert.Equal(codes.Length, printed.Distinct().Count());
    }

    [Theory]
    [InlineData("lower case")]
    [InlineData("no dashes")]
    [InlineData("blanks")]
    [InlineData("O for 0, I and L for 1")]
    public void V7_TryParse_TypedLoosely_IsForgiven(string slip)
    {
        // Arrange
        var code = Codes().First(c => c.Print().Contains('0', StringComparison.Ordinal) && c.Print().Count(l => l == '1') > 1);
        var printed = code.Print();
        var one = printed.IndexOf('1', StringComparison.Ordinal);
        var typed = slip switch
        {
            "lower case" => printed.ToLowerInvariant(),
            "no dashes" => printed.Replace("-", "", StringComparison.Ordinal),
            "blanks" => "  " + printed.Replace('-', ' ') + "\t",
            _ => (printed[..one] + "l" + printed[(one + 1)..]).Replace('0', 'o').Replace('1', 'i'),
        };

        // Act
        var ok = VoterCode.TryParse(typed, out var read);

        // Assert
        Assert.True(ok);
        Assert.Equal(code, read);
    }

    [Fact]
    public void V7_TryParse_OneWrongCharacterOrTwoSwapped_IsMistyped()
    {
        // Arrange
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var printed = VoterCode.New().Print().Replace("-", "", StringComparison.Ordinal);
        var slips = new List<string>();
        for (var i = 0; i < printed.Length; i++)
        {
            slips.AddRange(Alphabet.Where(c => c != printed[i]).Select(c => printed[..i] + c + printed[(i + 1)..]));
            if (i + 1 < printed.Length && printed[i] != printed[i + 1])
            {
                slips.Add(printed[..i] + printed[i + 1] + printed[i] + printed[(i + 2)..]);
            }
        }

        // Act
        var accepted = slips.Where(s => VoterCode.TryParse(s, out _));

        // Assert
        Assert.Empty(accepted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("0000-0000-0000")]
    [InlineData("0000-0000-0000-00")]
    [InlineData("0000-0000-0000-é")]
    [InlineData("0000-0000-000*-0")]
    [InlineData("0000-0000-000\n-0")]
    [InlineData("٠٠٠٠-٠٠٠٠-٠٠٠٠-٠")]
    public void TryParse_Malformed_IsMistyped(string? typed) => Assert.False(VoterCode.TryParse(typed, out _));

    [Fact]
    public void TryParse_AbsurdlyLong_IsMistyped() => Assert.False(VoterCode.TryParse(new string('-', 10_000_000) + "0", out _));

    [Fact]
    public void ToString_OfSecrets_DoesNotSayThem()
    {
        // Arrange
        var code = VoterCode.New();
        var cast = new CastBallot(Guid.NewGuid(), code.Print(), [new("p03", 1)], null, BallotChannel.Online);

        // Act
        var said = $"{code} {cast} {new ReadBallot(code.Print())} {new ImportedCode(code.Print(), null)} {new RoundKeys(new byte[64])}";

        // Assert
        Assert.DoesNotContain(code.Prefix, said, StringComparison.Ordinal);
        Assert.DoesNotContain("p03", said, StringComparison.Ordinal);
    }

    [Fact]
    public void TryOf_CheckCharacterUnspeakable_AsksForAnotherNonce()
    {
        // Arrange: 60 bits whose remainder by 37 is 32, which would be written as an asterisk.
        var commitment = new byte[32];
        commitment[7] = 32 << 4 & 0xFF;
        commitment[6] = 32 >> 4;

        // Act
        var ok = TrackingCode.TryOf(commitment, out var code);

        // Assert
        Assert.False(ok);
        Assert.Equal("0000-0000-0010-*", code.ToString());
    }

    private static VoterCode Read(string printed)
    {
        Assert.True(VoterCode.TryParse(printed, out var code));
        return code;
    }

    private static IEnumerable<VoterCode> Codes()
    {
        while (true)
        {
            yield return VoterCode.New();
        }
    }
}
