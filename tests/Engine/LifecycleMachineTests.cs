using Stateless;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>What lifecycles rely on in <see cref="StateMachine{TState, TTrigger}"/>.</summary>
public sealed class LifecycleMachineTests
{
    private enum Phase
    {
        Draft,
        Open,
        Voting,
        Paused,
        Closed,
    }

    private enum Move
    {
        Open,
        Vote,
        Pause,
        Close,
        Touch,
        Note,
    }

    [Fact]
    public void Fire_PermittedMove_ChangesTheState()
    {
        // Arrange
        var machine = Machine(Phase.Draft);

        // Act
        machine.Fire(Move.Open);

        // Assert
        Assert.Equal(Phase.Open, machine.State);
    }

    [Fact]
    public void Fire_MoveThatNoStateKnows_Throws()
    {
        // Arrange
        var machine = Machine(Phase.Closed);

        // Act
        var exception = Assert.Throws<InvalidOperationException>(() => machine.Fire(Move.Open));

        // Assert
        Assert.Equal("No valid leaving transitions are permitted from state 'Closed' for trigger 'Open'. Consider ignoring the trigger.", exception.Message);
        Assert.Equal(Phase.Closed, machine.State);
    }

    [Theory]
    [InlineData(false, false, "has projects|is funded")]
    [InlineData(true, false, "is funded")]
    [InlineData(true, true, "")]
    public void CanFire_GuardedMove_NamesTheGuardsThatSayNo(bool hasProjects, bool isFunded, string unmet)
    {
        // Arrange
        var machine = Machine(Phase.Open, hasProjects, isFunded);

        // Act
        var can = machine.CanFire(Move.Vote, out ICollection<string>? said);

        // Assert
        Assert.Equal(unmet.Length == 0, can);
        Assert.Equal(unmet, string.Join('|', said!));
    }

    [Fact]
    public void Fire_GuardThatSaysNo_ThrowsWithItsName()
    {
        // Arrange
        var machine = Machine(Phase.Open, hasProjects: true);

        // Act
        var exception = Assert.Throws<InvalidOperationException>(() => machine.Fire(Move.Vote));

        // Assert
        Assert.Contains("'is funded'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CanFire_MoveThatNoStateKnows_IsFalse()
    {
        // Act and assert
        Assert.False(Machine(Phase.Closed).CanFire(Move.Open));
    }

    [Fact]
    public void Fire_IgnoredMove_ChangesNothing()
    {
        // Arrange
        var machine = Machine(Phase.Closed);

        // Act
        machine.Fire(Move.Note);

        // Assert
        Assert.Equal(Phase.Closed, machine.State);
        Assert.True(machine.CanFire(Move.Note));
    }

    [Fact]
    public void Fire_ReentryMove_StaysAndIsPermitted()
    {
        // Arrange
        var machine = Machine(Phase.Draft);

        // Act
        machine.Fire(Move.Touch);

        // Assert
        Assert.Equal(Phase.Draft, machine.State);
    }

    [Fact]
    public void CanFire_ReentryMoveWithSeveralGuards_NeedsThemAllAndNamesThoseThatAreNot()
    {
        // Act
        var may = Machine(Phase.Closed, hasProjects: true, isFunded: true).CanFire(Move.Touch);
        var mayNot = Machine(Phase.Closed, hasProjects: true).CanFire(Move.Touch, out var unmet);

        // Assert
        Assert.True(may);
        Assert.False(mayNot);
        Assert.Equal(["is funded"], unmet);
    }

    [Fact]
    public void Substate_MoveOfTheStateAroundIt_IsPermitted()
    {
        // Arrange
        var machine = Machine(Phase.Paused);

        // Act
        machine.Fire(Move.Close);

        // Assert
        Assert.Equal(Phase.Closed, machine.State);
    }

    [Fact]
    public void Substate_IsInTheStateAroundIt_AndNotTheOtherWayRound()
    {
        // Act and assert
        Assert.True(Machine(Phase.Paused).IsInState(Phase.Voting));
        Assert.False(Machine(Phase.Voting).IsInState(Phase.Paused));
    }

    [Fact]
    public void Permit_TheSameState_Throws()
    {
        // Arrange
        var machine = new StateMachine<Phase, Move>(Phase.Draft);

        // Act and assert
        Assert.Throws<ArgumentException>(() => machine.Configure(Phase.Draft).Permit(Move.Touch, Phase.Draft));
    }

    [Fact]
    public void Fire_TwoRulesThatBothSayYes_Throws()
    {
        // Arrange
        var machine = new StateMachine<Phase, Move>(Phase.Draft);
        machine.Configure(Phase.Draft)
            .PermitIf(Move.Open, Phase.Open, () => true, "one")
            .PermitIf(Move.Open, Phase.Closed, () => true, "two");

        // Act and assert
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Move.Open));
    }

    [Fact]
    public void Fire_TwoRulesOfWhichOneSaysYes_TakesThatOne()
    {
        // Arrange
        var machine = new StateMachine<Phase, Move>(Phase.Draft);
        machine.Configure(Phase.Draft)
            .PermitIf(Move.Open, Phase.Open, () => false, "one")
            .PermitIf(Move.Open, Phase.Closed, () => true, "two");

        // Act
        machine.Fire(Move.Open);

        // Assert
        Assert.Equal(Phase.Closed, machine.State);
    }

    [Fact]
    public void State_KeptElsewhere_IsReadAndWrittenThere()
    {
        // Arrange
        var kept = Phase.Draft;
        var machine = new StateMachine<Phase, Move>(() => kept, next => kept = next);
        machine.Configure(Phase.Draft).Permit(Move.Open, Phase.Open);

        // Act
        machine.Fire(Move.Open);

        // Assert
        Assert.Equal(Phase.Open, kept);
    }

    private static StateMachine<Phase, Move> Machine(Phase phase, bool hasProjects = false, bool isFunded = false)
    {
        var machine = new StateMachine<Phase, Move>(phase);
        machine.Configure(Phase.Draft).Permit(Move.Open, Phase.Open).PermitReentry(Move.Touch);
        machine.Configure(Phase.Open).PermitIf(
            Move.Vote,
            Phase.Voting,
            Tuple.Create<Func<bool>, string>(() => hasProjects, "has projects"),
            Tuple.Create<Func<bool>, string>(() => isFunded, "is funded"));
        machine.Configure(Phase.Voting).Permit(Move.Pause, Phase.Paused).Permit(Move.Close, Phase.Closed);
        machine.Configure(Phase.Paused).SubstateOf(Phase.Voting);
        machine.Configure(Phase.Closed).Ignore(Move.Note).PermitReentryIf(
            Move.Touch,
            Tuple.Create<Func<bool>, string>(() => hasProjects, "has projects"),
            Tuple.Create<Func<bool>, string>(() => isFunded, "is funded"));
        return machine;
    }
}
