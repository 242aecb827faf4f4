using System.Globalization;
using System.Text;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Ideas;

public class IdeaLifecycleTests
{
    private static readonly IdeaFacts Everything = new(true, true, true, true, true, true, true, true);

    private static readonly StaffMember Another = new("o2", "Oscar Officer", [StaffRole.Officer]);

    // The whole life of an idea: from, move, to and who may. What is not here is refused.
    private static readonly Dictionary<(IdeaPhase, IdeaMove), (IdeaPhase To, bool ByAuthor)> Table = new()
    {
        [(IdeaPhase.Draft, IdeaMove.Submit)] = (IdeaPhase.Submitted, true),
        [(IdeaPhase.Draft, IdeaMove.Withdraw)] = (IdeaPhase.Withdrawn, true),
        [(IdeaPhase.Submitted, IdeaMove.StartReview)] = (IdeaPhase.InReview, false),
        [(IdeaPhase.Submitted, IdeaMove.Merge)] = (IdeaPhase.Merged, false),
        [(IdeaPhase.Submitted, IdeaMove.Withdraw)] = (IdeaPhase.Withdrawn, true),
        [(IdeaPhase.InReview, IdeaMove.AskForChanges)] = (IdeaPhase.ChangesAsked, false),
        [(IdeaPhase.InReview, IdeaMove.Accept)] = (IdeaPhase.Accepted, false),
        [(IdeaPhase.InReview, IdeaMove.Decline)] = (IdeaPhase.Declined, false),
        [(IdeaPhase.InReview, IdeaMove.Merge)] = (IdeaPhase.Merged, false),
        [(IdeaPhase.InReview, IdeaMove.Withdraw)] = (IdeaPhase.Withdrawn, true),
        [(IdeaPhase.ChangesAsked, IdeaMove.SendChanges)] = (IdeaPhase.InReview, true),
        [(IdeaPhase.ChangesAsked, IdeaMove.Decline)] = (IdeaPhase.Declined, false),
        [(IdeaPhase.ChangesAsked, IdeaMove.Merge)] = (IdeaPhase.Merged, false),
        [(IdeaPhase.ChangesAsked, IdeaMove.Withdraw)] = (IdeaPhase.Withdrawn, true),
        [(IdeaPhase.Accepted, IdeaMove.Reconsider)] = (IdeaPhase.InReview, false),
        [(IdeaPhase.Declined, IdeaMove.Appeal)] = (IdeaPhase.Appealed, true),
        [(IdeaPhase.Appealed, IdeaMove.AllowAppeal)] = (IdeaPhase.InReview, false),
        [(IdeaPhase.Appealed, IdeaMove.RejectAppeal)] = (IdeaPhase.Declined, false),
        [(IdeaPhase.Appealed, IdeaMove.Withdraw)] = (IdeaPhase.Withdrawn, true),
    };

    public static TheoryData<IdeaPhase, IdeaMove> PhasesAndMoves()
    {
        var all = new TheoryData<IdeaPhase, IdeaMove>();
        foreach (var phase in IdeaLifecycle.Phases)
        {
            foreach (var move in IdeaLifecycle.Moves)
            {
                all.Add(phase, move);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Ask_EveryPhaseAndMove_IsAsTheTableSays(IdeaPhase phase, IdeaMove move)
    {
        // Act
        var asked = new IdeaLifecycle(phase, Everything).Ask(move);

        // Assert
        var allowed = Table.TryGetValue((phase, move), out var expected);
        Assert.Equal(allowed, asked.Allowed);
        Assert.Equal(allowed, asked.Missing.IsEmpty);
        Assert.All(asked.Missing, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        if (allowed)
        {
            Assert.Equal(expected.To, new IdeaLifecycle(phase, Everything).After(move));
        }
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Decide_EveryPhaseMoveAndPerson_IsAsTheTableSays(IdeaPhase phase, IdeaMove move)
    {
        // Arrange
        var state = IdeaExamples.In(phase);
        var call = IdeaExamples.Call();
        var known = Table.TryGetValue((phase, move), out var expected);

        // Act
        var byAuthor = IdeaRules.Move(state, call, new(move, IdeaExamples.Aisha, "Because."), IdeaExamples.At.AddDays(1));
        var byStranger = IdeaRules.Move(state, call, new(move, IdeaExamples.Ben, "Because."), IdeaExamples.At.AddDays(1));
        var byOfficer = IdeaRules.Review(7, state, call, new(move, Another, "Because.", 3, Delivery.Council), IdeaExamples.At.AddDays(1));
        var byNobody = IdeaRules.Review(7, state, call, new(move, RoundExamples.Nobody, "Because.", 3, Delivery.Council), IdeaExamples.At.AddDays(1));

        // Assert
        Assert.Equal(known && expected.ByAuthor, byAuthor.Happened is not null);
        Assert.Equal(known && !expected.ByAuthor, byOfficer.Happened is not null);
        Assert.Equal("not-author", Assert.Single(byStranger.Refusals).Code);
        Assert.Equal("not-yours", Assert.Single(byNobody.Refusals).Code);
        if ((byAuthor.Happened ?? byOfficer.Happened) is { } happened)
        {
            Assert.Equal(expected.To, state.With(happened).Phase);
        }
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Decide_TheSameMoveAgain_ChangesNothingAndIsNoRefusal(IdeaPhase phase, IdeaMove move)
    {
        // Arrange
        var (state, call, at) = (IdeaExamples.In(phase), IdeaExamples.Call(), IdeaExamples.At.AddDays(1));
        IdeaDecision Decide(IdeaState now) => Table.TryGetValue((phase, move), out var expected) && expected.ByAuthor
            ? IdeaRules.Move(now, call, new(move, IdeaExamples.Aisha, "Because."), at)
            : IdeaRules.Review(7, now, call, new(move, Another, "Because.", 3, Delivery.Council), at);
        if (Decide(state).Happened is not { } happened)
        {
            return;
        }

        // Act
        var again = Decide(state.With(happened));

        // Assert
        Assert.Empty(again.Refusals);
        Assert.Null(again.Happened);
    }

    [Theory]
    [InlineData(IdeaPhase.Draft, IdeaMove.Submit, RoundPhase.Review, "ideas-not-taken")]
    [InlineData(IdeaPhase.InReview, IdeaMove.Accept, RoundPhase.Voting, "ideas-too-late")]
    [InlineData(IdeaPhase.Declined, IdeaMove.Appeal, RoundPhase.Voting, "ideas-too-late")]
    [InlineData(IdeaPhase.ChangesAsked, IdeaMove.SendChanges, RoundPhase.Closed, "ideas-too-late")]
    public void Decide_InAPhaseOfTheRoundThatDoesNotFit_IsRefused(IdeaPhase phase, IdeaMove move, RoundPhase round, string code)
    {
        // Arrange
        var (state, call) = (IdeaExamples.In(phase), IdeaExamples.Call(round));

        // Act
        var decision = Table[(phase, move)].ByAuthor
            ? IdeaRules.Move(state, call, new(move, IdeaExamples.Aisha, "Because."), IdeaExamples.At)
            : IdeaRules.Review(7, state, call, new(move, Another, "Because.", 3, Delivery.Council), IdeaExamples.At);

        // Assert
        Assert.Equal(code, Assert.Single(decision.Refusals).Code);
    }

    [Fact]
    public void Appeal_DecidedByTheOneWhoDeclined_OrMadeTwice_IsRefused()
    {
        // Arrange
        var (appealed, call) = (IdeaExamples.In(IdeaPhase.Appealed), IdeaExamples.Call());
        var rejected = appealed.With(IdeaRules.Review(7, appealed, call, new(IdeaMove.RejectAppeal, Another, "It stays."), IdeaExamples.At).Happened!);

        // Act
        var bySame = IdeaRules.Review(7, appealed, call, new(IdeaMove.AllowAppeal, RoundExamples.Officer, "Well."), IdeaExamples.At);
        var second = IdeaRules.Move(rejected, call, new(IdeaMove.Appeal, IdeaExamples.Aisha, "Again."), IdeaExamples.At);

        // Assert
        Assert.Equal("same-officer", Assert.Single(bySame.Refusals).Code);
        Assert.Equal("appealed-before", Assert.Single(second.Refusals).Code);
        Assert.Equal((IdeaPhase.Declined, "It stays."), (rejected.Phase, rejected.Words));
    }

    [Theory]
    [InlineData(IdeaPhase.InReview, IdeaMove.AskForChanges)]
    [InlineData(IdeaPhase.InReview, IdeaMove.Decline)]
    [InlineData(IdeaPhase.InReview, IdeaMove.Merge)]
    [InlineData(IdeaPhase.Appealed, IdeaMove.RejectAppeal)]
    [InlineData(IdeaPhase.Accepted, IdeaMove.Reconsider)]
    public void Decide_WithoutAReason_IsRefused(IdeaPhase phase, IdeaMove move)
    {
        // Act
        var decision = IdeaRules.Review(7, IdeaExamples.In(phase), IdeaExamples.Call(), new(move, Another, "  ", 3), IdeaExamples.At);

        // Assert
        Assert.Equal("words-missing", Assert.Single(decision.Refusals).Code);
    }

    [Fact]
    public void Submit_WithGaps_SaysEachWithItsField()
    {
        // Arrange
        var state = new IdeaState().With(new IdeaBegun(IdeaText.Empty with { Title = "A pond" }, IdeaExamples.Aisha, IdeaExamples.At));

        // Act
        var refusals = IdeaRules.Move(state, IdeaExamples.Call(), new(IdeaMove.Submit, IdeaExamples.Aisha), IdeaExamples.At).Refusals;

        // Assert
        Assert.Equal(["what", "where", "who", "area", "category"], refusals.Select(refused => refused.Field));
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs() => DocsFile.AssertSame("docs/lifecycles/Idea.md", Draw());

    private static string Draw()
    {
        var text = new StringBuilder();
        text.Append("# The life of an idea\n\nWritten by a test from `grains/Ideas/IdeaLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Draft\n");
        var moves = (
            from phase in IdeaLifecycle.Phases
            from move in IdeaLifecycle.Moves
            where new IdeaLifecycle(phase, Everything).Ask(move).Allowed
            select (phase, move, To: new IdeaLifecycle(phase, Everything).After(move))).ToList();
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {to}: {IdeaWords.Of(move)}\n");
        }

        text.Append("    Merged --> [*]\n    Withdrawn --> [*]\n```\n\n| from | move | to | needs |\n|---|---|---|---|\n");
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {phase} | {IdeaWords.Of(move)} | {to} | {string.Join(" ", new IdeaLifecycle(phase, default).Ask(move).Missing)} |\n");
        }

        text.Append("\nA draft is seen by its authors only. Merging takes the support along, once for each resident. What is accepted becomes a project of the round; an appeal is made once and decided by another officer than the one who declined.\n");
        return text.ToString();
    }
}
