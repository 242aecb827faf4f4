using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Rounds;

/// <summary>What a round's lifecycle asks before it lets a move pass.</summary>
/// <param name="MayRunRounds">The one who asks may run rounds.</param>
/// <param name="SetupHolds">The set-up holds together.</param>
/// <param name="CloseIsAhead">The closing instant is still to come.</param>
/// <param name="IsRehearsal">The round only rehearses another.</param>
internal readonly record struct RoundFacts(bool MayRunRounds, bool SetupHolds, bool CloseIsAhead, bool IsRehearsal = false);

/// <summary>
/// The life of a round: <c>Draft → Voting → Closed → Counted → Published</c>, with Suspended and Cancelled. Built for one question and
/// thrown away. Idea and review phases will stand between Draft and Voting (numbers 20 and 30), signatures between Counted and
/// Published (65 and 70): each takes its moves from its neighbours here and nowhere else.
/// </summary>
internal sealed class RoundLifecycle
{
    /// <summary>Said to someone without the role.</summary>
    public const string NotYours = "Only officers and administrators run rounds.";

    /// <summary>Said of a set-up that does not hold together.</summary>
    public const string SetupIncomplete = "The set-up is not complete; put right what it lists first.";

    /// <summary>Said when voting would be over as it begins.</summary>
    public const string ClosePassed = "The closing time has passed; set a later one first.";

    /// <summary>Said when a rehearsal is to be published.</summary>
    public const string OnlyRehearsed = "A rehearsal is never published; throw it away when you have seen its count.";

    private readonly StateMachine<RoundPhase, RoundMove> machine;

    /// <summary>The lifecycle of a round that is in <paramref name="phase"/>.</summary>
    public RoundLifecycle(RoundPhase phase, RoundFacts facts)
    {
        machine = new StateMachine<RoundPhase, RoundMove>(phase);
        var mine = Tuple.Create<Func<bool>, string>(() => facts.MayRunRounds, NotYours);
        var sound = Tuple.Create<Func<bool>, string>(() => facts.SetupHolds, SetupIncomplete);
        var ahead = Tuple.Create<Func<bool>, string>(() => facts.CloseIsAhead, ClosePassed);

        var real = Tuple.Create<Func<bool>, string>(() => !facts.IsRehearsal, OnlyRehearsed);

        machine.Configure(RoundPhase.Draft)
            .PermitIf(RoundMove.OpenVoting, RoundPhase.Voting, mine, sound, ahead)
            .PermitIf(RoundMove.TakeImportedVotes, RoundPhase.Closed, mine, sound)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Voting)
            .PermitIf(RoundMove.SuspendVoting, RoundPhase.Suspended, mine)
            .PermitIf(RoundMove.CloseVoting, RoundPhase.Closed, mine)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Suspended)
            .PermitIf(RoundMove.ResumeVoting, RoundPhase.Voting, mine, ahead)
            .PermitIf(RoundMove.CloseVoting, RoundPhase.Closed, mine)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Closed)
            .PermitIf(RoundMove.Count, RoundPhase.Counted, mine)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Counted)
            .PermitReentryIf(RoundMove.Count, mine.Item1, mine.Item2)
            .PermitIf(RoundMove.Publish, RoundPhase.Published, mine, real)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Published);
        machine.Configure(RoundPhase.Cancelled);
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<RoundMove> Moves { get; } = [.. Enum.GetValues<RoundMove>().Where(move => move != RoundMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<RoundPhase> Phases { get; } = [.. Enum.GetValues<RoundPhase>().Where(phase => phase != RoundPhase.Unspecified)];

    /// <summary>Whether a move may be made now and, if not, what is missing.</summary>
    public MoveView Ask(RoundMove move)
    {
        if (machine.CanFire(move, out var unmet))
        {
            return new MoveView(move, true, []);
        }

        return new MoveView(move, false, unmet is { Count: > 0 } ? [.. unmet] : [RoundWords.WrongPhase(move, machine.State)]);
    }

    /// <summary>The phase after a move that <see cref="Ask"/> allows.</summary>
    public RoundPhase After(RoundMove move)
    {
        machine.Fire(move);
        return machine.State;
    }
}
