using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

public class RoundLifecycleTests
{
    private static readonly RoundFacts Everything = new(MayRunRounds: true, SetupHolds: true, CloseIsAhead: true);

    // The whole life of a round: from, move, to. What is not here is refused.
    private static readonly Dictionary<(RoundPhase, RoundMove), RoundPhase> Table = new()
    {
        [(RoundPhase.Draft, RoundMove.OpenVoting)] = RoundPhase.Voting,
        [(RoundPhase.Draft, RoundMove.TakeImportedVotes)] = RoundPhase.Closed,
        [(RoundPhase.Draft, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Draft, RoundMove.OpenIdeas)] = RoundPhase.Ideas,
        [(RoundPhase.Ideas, RoundMove.CloseIdeas)] = RoundPhase.Review,
        [(RoundPhase.Ideas, RoundMove.OpenVoting)] = RoundPhase.Voting,
        [(RoundPhase.Ideas, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Review, RoundMove.ReopenIdeas)] = RoundPhase.Ideas,
        [(RoundPhase.Review, RoundMove.OpenVoting)] = RoundPhase.Voting,
        [(RoundPhase.Review, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Voting, RoundMove.SuspendVoting)] = RoundPhase.Suspended,
        [(RoundPhase.Voting, RoundMove.CloseVoting)] = RoundPhase.Closed,
        [(RoundPhase.Voting, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Suspended, RoundMove.ResumeVoting)] = RoundPhase.Voting,
        [(RoundPhase.Suspended, RoundMove.CloseVoting)] = RoundPhase.Closed,
        [(RoundPhase.Suspended, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Closed, RoundMove.Count)] = RoundPhase.Counted,
        [(RoundPhase.Closed, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Counted, RoundMove.Count)] = RoundPhase.Counted,
        [(RoundPhase.Counted, RoundMove.Sign)] = RoundPhase.SignedOnce,
        [(RoundPhase.Counted, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.SignedOnce, RoundMove.Count)] = RoundPhase.Counted,
        [(RoundPhase.SignedOnce, RoundMove.Sign)] = RoundPhase.SignedTwice,
        [(RoundPhase.SignedOnce, RoundMove.ClearSignatures)] = RoundPhase.Counted,
        [(RoundPhase.SignedOnce, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.SignedTwice, RoundMove.Count)] = RoundPhase.Counted,
        [(RoundPhase.SignedTwice, RoundMove.ClearSignatures)] = RoundPhase.Counted,
        [(RoundPhase.SignedTwice, RoundMove.Publish)] = RoundPhase.Published,
        [(RoundPhase.SignedTwice, RoundMove.Cancel)] = RoundPhase.Cancelled,
        [(RoundPhase.Closed, RoundMove.VoidBallot)] = RoundPhase.Closed,
        [(RoundPhase.Counted, RoundMove.VoidBallot)] = RoundPhase.Closed,
        [(RoundPhase.SignedOnce, RoundMove.VoidBallot)] = RoundPhase.Closed,
        [(RoundPhase.SignedTwice, RoundMove.VoidBallot)] = RoundPhase.Closed,
        [(RoundPhase.Published, RoundMove.MakeFinal)] = RoundPhase.Final,
        [(RoundPhase.Published, RoundMove.SetAside)] = RoundPhase.Closed,
        [(RoundPhase.Final, RoundMove.DestroyKeys)] = RoundPhase.Final,
    };

    public static TheoryData<RoundPhase, RoundMove> PhasesAndMoves()
    {
        var all = new TheoryData<RoundPhase, RoundMove>();
        foreach (var phase in RoundLifecycle.Phases)
        {
            foreach (var move in RoundLifecycle.Moves)
            {
                all.Add(phase, move);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Ask_EveryPhaseAndMove_IsAsTheTableSays(RoundPhase phase, RoundMove move)
    {
        // Arrange
        var lifecycle = new RoundLifecycle(phase, Everything);

        // Act
        var asked = lifecycle.Ask(move);

        // Assert
        var allowed = Table.TryGetValue((phase, move), out var to);
        Assert.Equal(allowed, asked.Allowed);
        Assert.Equal(allowed, asked.Missing.IsEmpty);
        Assert.All(asked.Missing, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        if (allowed)
        {
            Assert.Equal(to, new RoundLifecycle(phase, Everything).After(move));
        }
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Refuse_EveryPhaseMoveAndRole_IsAsTheTableSays(RoundPhase phase, RoundMove move)
    {
        // Arrange
        var state = RoundExamples.In(phase) with
        {
            Setup = RoundExamples.WithCall() with { ChallengeDays = 10 },
            Challenges = move == RoundMove.SetAside ? [new(1, "The hall was counted twice.", RoundExamples.ClosesAt, "It was.", RoundExamples.ClosesAt.AddDays(30)) { Upheld = true }] : [],
        };
        var now = move == RoundMove.MakeFinal ? RoundExamples.ClosesAt.AddDays(30) : RoundExamples.IdeasCloseAt.AddHours(-1);

        foreach (var (by, runs) in ((StaffMember, bool)[])[(SignOffs.Another, true), (RoundExamples.Administrator, true), (SignOffs.Second, false), (RoundExamples.Nobody, false)])
        {
            var mayRun = runs || (by == SignOffs.Second && move is RoundMove.Sign or RoundMove.ClearSignatures or RoundMove.VoidBallot or RoundMove.DestroyKeys or RoundMove.SetAside);
            // Act
            var refusals = RoundRules.RefuseMove(state, move, by, "A reason.", now);

            // Assert
            Assert.Equal(mayRun && Table.ContainsKey((phase, move)), refusals.IsEmpty);
            if (!mayRun)
            {
                Assert.Equal("not-yours", Assert.Single(refusals).Code);
            }
        }
    }

    [Theory]
    [InlineData(RoundPhase.Counted, RoundLifecycle.NotYoursToSign, false, false, false)]
    [InlineData(RoundPhase.Counted, RoundLifecycle.OnlyRehearsed, true, false, true)]
    [InlineData(RoundPhase.SignedOnce, RoundLifecycle.NotYoursToSign, false, false, false)]
    [InlineData(RoundPhase.SignedOnce, RoundLifecycle.SignedAlready, true, true, false)]
    public void S15_Sign_AFactIsMissing_SaysWhich(RoundPhase phase, string sentence, bool maySign, bool hasSigned, bool isRehearsal)
    {
        // Act
        var asked = new RoundLifecycle(phase, Everything with { MaySign = maySign, HasSigned = hasSigned, IsRehearsal = isRehearsal }).Ask(RoundMove.Sign);

        // Assert
        Assert.False(asked.Allowed);
        Assert.Equal(sentence, Assert.Single(asked.Missing));
    }

    [Theory]
    [InlineData(RoundPhase.Draft, RoundMove.OpenVoting, RoundLifecycle.SetupIncomplete, false, true)]
    [InlineData(RoundPhase.Draft, RoundMove.OpenVoting, RoundLifecycle.ClosePassed, true, false)]
    [InlineData(RoundPhase.Suspended, RoundMove.ResumeVoting, RoundLifecycle.ClosePassed, true, false)]
    [InlineData(RoundPhase.Draft, RoundMove.TakeImportedVotes, RoundLifecycle.SetupIncomplete, false, true)]
    public void Ask_AFactIsMissing_SaysWhich(RoundPhase phase, RoundMove move, string sentence, bool setupHolds, bool closeIsAhead)
    {
        // Act
        var asked = new RoundLifecycle(phase, new RoundFacts(true, setupHolds, closeIsAhead)).Ask(move);

        // Assert
        Assert.False(asked.Allowed);
        Assert.Equal(sentence, Assert.Single(asked.Missing));
    }

    [Theory]
    [InlineData(RoundPhase.Draft, RoundMove.OpenIdeas, RoundLifecycle.CallIncomplete, false, true, true)]
    [InlineData(RoundPhase.Draft, RoundMove.OpenIdeas, RoundLifecycle.IdeasClosePassed, true, false, true)]
    [InlineData(RoundPhase.Review, RoundMove.ReopenIdeas, RoundLifecycle.IdeasClosePassed, true, false, true)]
    [InlineData(RoundPhase.Review, RoundMove.OpenVoting, RoundLifecycle.IdeasWait, true, true, false)]
    [InlineData(RoundPhase.Ideas, RoundMove.OpenVoting, RoundLifecycle.IdeasWait, true, true, false)]
    public void Ask_AFactOfIdeasIsMissing_SaysWhich(RoundPhase phase, RoundMove move, string sentence, bool callHolds, bool ideasCloseIsAhead, bool ideasAreDecided)
    {
        // Act
        var asked = new RoundLifecycle(phase, new RoundFacts(true, true, true, callHolds, ideasCloseIsAhead, ideasAreDecided)).Ask(move);

        // Assert
        Assert.False(asked.Allowed);
        Assert.Equal(sentence, Assert.Single(asked.Missing));
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs()
    {
        // Act
        var drawn = RoundPicture.Draw();

        // Assert
        DocsFile.AssertSame("docs/lifecycles/Round.md", drawn);
    }
}
