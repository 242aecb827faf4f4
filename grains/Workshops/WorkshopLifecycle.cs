using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Workshops;

/// <summary>What a workshop's lifecycle asks before it lets a move pass.</summary>
/// <param name="MayLead">The one who asks may lead workshops.</param>
/// <param name="SetupHolds">The title and the agenda hold together.</param>
/// <param name="HasReason">A reason is given.</param>
internal readonly record struct WorkshopFacts(bool MayLead, bool SetupHolds, bool HasReason);

/// <summary>
/// The life of a workshop: <c>Draft → Open → Closed → Published</c>, paused and reopened with a reason. The stages of the agenda are
/// within Open, in any order that the facilitator wants. Built for one question and thrown away.
/// </summary>
internal sealed class WorkshopLifecycle
{
    /// <summary>Said to someone without the role.</summary>
    public const string NotYours = "Only facilitators, officers and administrators lead workshops.";

    /// <summary>Said of a set-up that does not hold together.</summary>
    public const string SetupIncomplete = "The workshop is not fully prepared; put right what its agenda lists first.";

    /// <summary>Said where everyone has a right to know why.</summary>
    public const string NeedsReason = "Give a reason; everyone in the workshop reads it.";

    private readonly StateMachine<WorkshopPhase, WorkshopMove> machine;

    /// <summary>The lifecycle of a workshop that is in <paramref name="phase"/>.</summary>
    public WorkshopLifecycle(WorkshopPhase phase, WorkshopFacts facts)
    {
        machine = new StateMachine<WorkshopPhase, WorkshopMove>(phase);
        var mine = Tuple.Create<Func<bool>, string>(() => facts.MayLead, NotYours);
        var sound = Tuple.Create<Func<bool>, string>(() => facts.SetupHolds, SetupIncomplete);
        var told = Tuple.Create<Func<bool>, string>(() => facts.HasReason, NeedsReason);

        machine.Configure(WorkshopPhase.Draft)
            .PermitIf(WorkshopMove.Open, WorkshopPhase.Open, mine, sound);
        machine.Configure(WorkshopPhase.Open)
            .PermitIf(WorkshopMove.Pause, WorkshopPhase.Paused, mine, told)
            .PermitIf(WorkshopMove.Close, WorkshopPhase.Closed, mine);
        machine.Configure(WorkshopPhase.Paused)
            .PermitIf(WorkshopMove.Resume, WorkshopPhase.Open, mine)
            .PermitIf(WorkshopMove.Close, WorkshopPhase.Closed, mine);
        machine.Configure(WorkshopPhase.Closed)
            .PermitIf(WorkshopMove.Reopen, WorkshopPhase.Open, mine, told)
            .PermitIf(WorkshopMove.Publish, WorkshopPhase.Published, mine);
        machine.Configure(WorkshopPhase.Published);
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<WorkshopMove> Moves { get; } = [.. Enum.GetValues<WorkshopMove>().Where(move => move != WorkshopMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<WorkshopPhase> Phases { get; } = [.. Enum.GetValues<WorkshopPhase>().Where(phase => phase != WorkshopPhase.Unspecified)];

    /// <summary>What keeps a move from being made now, one sentence each; empty when it may be made.</summary>
    public ImmutableArray<string> Missing(WorkshopMove move)
    {
        if (machine.CanFire(move, out var unmet))
        {
            return [];
        }

        return unmet is { Count: > 0 } ? [.. unmet] : [WrongPhase(machine.State)];
    }

    /// <summary>The phase after a move that nothing keeps from being made.</summary>
    public WorkshopPhase After(WorkshopMove move)
    {
        machine.Fire(move);
        return machine.State;
    }

    private static string WrongPhase(WorkshopPhase phase) => phase switch
    {
        WorkshopPhase.Draft => "The workshop has not been opened yet.",
        WorkshopPhase.Open => "The workshop is open.",
        WorkshopPhase.Paused => "The workshop is paused.",
        WorkshopPhase.Closed => "The workshop is closed.",
        WorkshopPhase.Published => "The workshop is published, and stays as it is.",
        _ => "There is no such workshop.",
    };
}
