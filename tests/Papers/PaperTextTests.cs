using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>Serials and marks, as they are printed, typed and read.</summary>
public sealed class PaperTextTests
{
    [Theory]
    [InlineData("3-0127-X")]
    [InlineData("3-127-x")]
    [InlineData("3 127 X")]
    [InlineData("0127X")]
    [InlineData(" 127x ")]
    public void Serial_TypedInAnyOfItsForms_IsRead(string typed)
    {
        // Arrange
        var serial = new PaperSerial(3, 127);
        typed = typed.Replace('X', serial.Check).Replace('x', char.ToLowerInvariant(serial.Check));

        // Act and assert
        Assert.True(PaperSerial.TryRead(typed, 3, out var read), typed);
        Assert.Equal(serial, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("127")]
    [InlineData("3-0127")]
    [InlineData("X")]
    [InlineData("3-3-0127-X")]
    [InlineData("-1X")]
    [InlineData("٣X")]
    [InlineData("99999999999X")]
    public void Serial_ThatIsNone_IsNotRead(string? typed) =>
        Assert.False(PaperSerial.TryRead(typed?.Replace('X', new PaperSerial(3, 127).Check), 3, out _));

    [Fact]
    public void Serial_WithOneWrongDigitOrTwoSwapped_IsNoticed()
    {
        for (var number = 1; number <= PaperSerial.MostInABatch; number++)
        {
            var right = new PaperSerial(7, number).ToString();
            foreach (var wrong in Enumerable.Range(2, 4).SelectMany(at => Enumerable.Range(0, 10).Select(digit => right[..at] + digit + right[(at + 1)..]))
                .Concat(Enumerable.Range(2, 3).Select(at => right[..at] + right[at + 1] + right[at] + right[(at + 2)..])).Where(text => text != right))
            {
                Assert.False(PaperSerial.TryRead(wrong, 7, out _), $"{right} {wrong}");
            }

            Assert.False(PaperSerial.TryRead(right, 8, out _));
        }
    }

    [Theory]
    [InlineData(VotingMethod.Approval, "3 1", PaperIntent.Valid, "p01=1 p03=1", "1 3")]
    [InlineData(VotingMethod.Approval, "1,3", PaperIntent.Valid, "p01=1 p03=1", "1 3")]
    [InlineData(VotingMethod.Ordinal, "3 1", PaperIntent.Valid, "p01=2 p03=1", "3 1")]
    [InlineData(VotingMethod.Cumulative, "3=4 1=1", PaperIntent.Valid, "p01=1 p03=4", "1=1 3=4")]
    [InlineData(VotingMethod.Scoring, "2=0", PaperIntent.Valid, "p02=0", "2=0")]
    [InlineData(VotingMethod.Approval, "B", PaperIntent.Blank, "", "b")]
    [InlineData(VotingMethod.Approval, "over", PaperIntent.OverVoted, "", "o")]
    [InlineData(VotingMethod.Approval, "u coffee on it", PaperIntent.Unclear, "", "u coffee on it")]
    public void Marks_Typed_AreReadAndWrittenBack(VotingMethod method, string typed, PaperIntent intent, string choices, string written)
    {
        // Arrange
        var paper = Paper(method);

        // Act
        var (reading, refusal) = PaperMarks.Read(typed, paper);

        // Assert
        Assert.Null(refusal);
        Assert.Equal((intent, choices), (reading!.Intent, reading.Choices));
        Assert.Equal(written, PaperMarks.Write(reading, paper));
    }

    [Theory]
    [InlineData(VotingMethod.Approval, "", "marks-missing")]
    [InlineData(VotingMethod.Approval, "0", "project-unknown")]
    [InlineData(VotingMethod.Approval, "13", "project-unknown")]
    [InlineData(VotingMethod.Approval, "one", "project-unknown")]
    [InlineData(VotingMethod.Approval, "1=1", "marks-malformed")]
    [InlineData(VotingMethod.Approval, "1 1", "project-twice")]
    [InlineData(VotingMethod.Approval, "1 2 3 4", "too-many-projects")]
    [InlineData(VotingMethod.Cumulative, "3", "marks-malformed")]
    [InlineData(VotingMethod.Cumulative, "3=9 2=9", "too-many-points")]
    [InlineData(VotingMethod.Cumulative, "3=99999999999999999999", "project-unknown")]
    [InlineData(VotingMethod.Approval, "u", "reason-missing")]
    [InlineData(VotingMethod.Approval, "b 1", "project-unknown")]
    public void Marks_ThatAreNone_AreRefusedInWords(VotingMethod method, string typed, string code)
    {
        var (reading, refusal) = PaperMarks.Read(typed, Paper(method));
        Assert.Null(reading);
        Assert.Equal((code, "marks"), (refusal!.Code, refusal.Field));
    }

    [Fact]
    public void Blank_WhereAnybodyMayAbstain_IsAVote()
    {
        var (reading, _) = PaperMarks.Read("b", new(Paper(VotingMethod.Approval).Rules with { Limits = new(MinLength: 0, MaxLength: 3) }));
        Assert.Equal((PaperIntent.Valid, ""), (reading!.Intent, reading.Choices));
    }

    private static BallotPaper Paper(VotingMethod method)
    {
        var now = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var limits = method switch
        {
            VotingMethod.Cumulative => new BallotLimits(MinLength: 1, MaxTotalPoints: 10),
            VotingMethod.Scoring => new BallotLimits(MinPoints: 0, MaxPoints: 5),
            _ => new BallotLimits(MinLength: 1, MaxLength: 3),
        };
        return new(Ballots.Box.SomeRules(now) with { Method = method, Limits = limits });
    }
}
