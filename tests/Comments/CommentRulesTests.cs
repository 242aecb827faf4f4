using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Comments;

public sealed class CommentRulesTests
{
    private static readonly DateTimeOffset Now = RoundExamples.Start;
    private static readonly ResidentId Ann = new("ann");
    private static readonly ResidentId Bob = new("bob");
    private static readonly StoredComment Comment = new(1, 0, 0, "ann", null, false, "Yes please.", Now, null, CommentState.Shown, null, 0, 0, 0, false);

    public static TheoryData<RoundPhase, bool> Phases() => new()
    {
        { RoundPhase.Unspecified, false },
        { RoundPhase.Draft, false },
        { RoundPhase.Ideas, true },
        { RoundPhase.Review, true },
        { RoundPhase.Voting, true },
        { RoundPhase.Suspended, true },
        { RoundPhase.Closed, false },
        { RoundPhase.Counted, false },
        { RoundPhase.Published, false },
        { RoundPhase.Cancelled, false },
    };

    [Theory, MemberData(nameof(Phases))]
    public void Comments_InEachPhase_AreOpenFromIdeasToTheVote(RoundPhase phase, bool isOpen)
    {
        // Act
        var (open, closedBySetting) = (CommentRules.WhyClosed(phase, new()), CommentRules.WhyClosed(phase, new(IsClosed: true, "A pause.")));

        // Assert
        Assert.Equal(isOpen, open is null);
        Assert.NotNull(closedBySetting);
    }

    [Theory]
    [InlineData("", "text-missing")]
    [InlineData("  \n\u200e\u0007", null)]
    [InlineData("Yes.", null)]
    public void Post_Words_AreNeeded(string words, string? code)
    {
        // Arrange
        var command = new PostComment(Guid.NewGuid(), CommentAuthor.Of(Ann), words);

        // Act
        var refusal = CommentRules.WhyNotPost(command, words, null);

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "text-too-long")]
    public void Post_OfALength_HasABound(int length, string? code)
    {
        // Act
        var refusal = CommentRules.WhyNotPost(new(Guid.NewGuid(), CommentAuthor.Of(Ann), ""), new string('x', length), null);

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    public static TheoryData<StaffRole, bool> Roles() => new()
    {
        { StaffRole.Unspecified, false },
        { StaffRole.Administrator, true },
        { StaffRole.Officer, true },
    };

    [Theory, MemberData(nameof(Roles))]
    public void Moderating_EachRole_MayOrMayNot(StaffRole role, bool may)
    {
        // Arrange
        var member = new StaffMember("s1", "Sam", [role]);

        // Act
        var moderate = CommentRules.WhyNotModerate(member, 1, CommentAct.Kept, null);
        var answer = CommentRules.WhyNotPost(new(Guid.NewGuid(), CommentAuthor.Of(member), "So it is.", 0, true), "So it is.", null);

        // Assert
        Assert.Equal(may, moderate is null);
        Assert.Equal(may, answer is null);
    }

    [Fact]
    public void OfficialAnswer_ByAResident_IsRefused() =>
        Assert.Equal("official-staff-only", CommentRules.WhyNotPost(new(Guid.NewGuid(), CommentAuthor.Of(Ann), "So it is.", 0, true), "So it is.", null)?.Code);

    [Theory]
    [InlineData("ann", 0, CommentState.Shown, null)]
    [InlineData("ann", 599, CommentState.Shown, null)]
    [InlineData("ann", 600, CommentState.Shown, "edit-time-over")]
    [InlineData("bob", 0, CommentState.Shown, "not-yours")]
    [InlineData("ann", 0, CommentState.Hidden, "comment-gone")]
    [InlineData("ann", 0, CommentState.Deleted, "comment-unknown")]
    public void Edit_ByWhomAndWhen_IsTenMinutesOfTheAuthors(string by, int seconds, CommentState state, string? code)
    {
        // Act
        var refusal = CommentRules.WhyNotEdit(new(Guid.NewGuid(), CommentAuthor.Of(new ResidentId(by)), 1, "No."), "No.", Comment with { State = state }, Now.AddSeconds(seconds));

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Fact]
    public void Edit_ByAMemberOfStaffWithTheSameId_IsRefused()
    {
        // Act
        var refusal = CommentRules.WhyNotMine(CommentAuthor.Of(new StaffMember("ann", "Ann", [StaffRole.Officer])), Comment);

        // Assert
        Assert.Equal("not-yours", refusal?.Code);
    }

    [Theory]
    [InlineData("bob", FlagReason.Abusive, null, CommentState.Shown, null)]
    [InlineData("bob", FlagReason.Other, null, CommentState.Shown, "note-missing")]
    [InlineData("bob", FlagReason.Other, "It names my child.", CommentState.Shown, null)]
    [InlineData("bob", FlagReason.Unspecified, null, CommentState.Shown, "reason-missing")]
    [InlineData("ann", FlagReason.Spam, null, CommentState.Shown, "own-comment")]
    [InlineData("bob", FlagReason.Spam, null, CommentState.Hidden, "comment-unknown")]
    public void Flag_OfAComment_NeedsAReason(string by, FlagReason reason, string? note, CommentState state, string? code)
    {
        // Act
        var refusal = CommentRules.WhyNotFlag(new(Guid.NewGuid(), CommentAuthor.Of(new ResidentId(by)), 1, reason, note), Comment with { State = state });

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData(CommentAct.Hidden, null, "reason-missing")]
    [InlineData(CommentAct.Hidden, "It insults a neighbour.", null)]
    [InlineData(CommentAct.Kept, null, null)]
    [InlineData(CommentAct.Posted, null, "act-unknown")]
    public void Moderating_AnAct_NeedsWhatItNeeds(CommentAct act, string? reason, string? code) =>
        Assert.Equal(code, CommentRules.WhyNotModerate(RoundExamples.Officer, 1, act, reason)?.Code);

    [Theory]
    [InlineData(4, 0, null)]
    [InlineData(5, 59, "too-many")]
    [InlineData(5, 61, null)]
    [InlineData(60, 3_600, "too-many")]
    [InlineData(60, 90_000, null)]
    public void Post_VeryOften_IsRefused(int times, int secondsAgo, string? code)
    {
        // Act
        var refusal = CommentRules.WhyTooMany(CommentAct.Posted, [.. Enumerable.Repeat(Now.AddSeconds(-secondsAgo), times)], Now);

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData("  One\r\n\r\n\r\n\r\ntwo \t\n", "One\n\ntwo")]
    [InlineData("a\u202eb\u2066c\u0000d", "abcd")]
    [InlineData("<b>not bold</b>", "<b>not bold</b>")]
    public void Words_AsTheyAreKept_AreCleanPlainText(string typed, string kept) => Assert.Equal(kept, CommentText.Clean(typed));

    [Fact]
    public void Words_WithHalfACharacter_CanBeKept() => Assert.Equal("half \ufffd of it", CommentText.Clean($"half {'\ud83d'} of it"));

    [Theory]
    [InlineData("round-one/project/p01", "p01")]
    [InlineData("round-one/project/a/b", "a/b")]
    [InlineData("round-one/idea/p01", "p01")]
    public void Subject_AsAKey_IsReadBack(string key, string id)
    {
        // Act
        var subject = CommentSubject.Parse(key);

        // Assert
        Assert.Equal(id, subject.Id);
        Assert.Equal(key, subject.ToString());
    }
}
