using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Deliveries;

/// <summary>What a delivery's lifecycle asks before it lets a move pass.</summary>
/// <param name="MayKeep">The one who asks may keep deliveries.</param>
/// <param name="HasWords">Residents are told in words what happened.</param>
internal readonly record struct DeliveryFacts(bool MayKeep, bool HasWords);

/// <summary>
/// The life of a funded project: <c>NotStarted → InProgress → Delivered</c>, with Delayed and Stopped. Nothing is final: what is done may
/// turn out not to be, and residents are told either way. Built for one question and thrown away.
/// </summary>
internal sealed class DeliveryLifecycle
{
    /// <summary>Said to someone without the role.</summary>
    public const string NotYours = "Only officers and administrators say how a project is getting on.";

    /// <summary>Said when residents would see a change without a reason.</summary>
    public const string WordsMissing = "Say in a sentence or two what has happened; residents read it.";

    private readonly StateMachine<DeliveryPhase, DeliveryMove> machine;

    /// <summary>The lifecycle of a delivery that is in <paramref name="phase"/>.</summary>
    public DeliveryLifecycle(DeliveryPhase phase, DeliveryFacts facts)
    {
        machine = new StateMachine<DeliveryPhase, DeliveryMove>(phase);
        var mine = Tuple.Create<Func<bool>, string>(() => facts.MayKeep, NotYours);
        var told = Tuple.Create<Func<bool>, string>(() => facts.HasWords, WordsMissing);

        machine.Configure(DeliveryPhase.NotStarted)
            .PermitIf(DeliveryMove.Start, DeliveryPhase.InProgress, mine, told)
            .PermitIf(DeliveryMove.Delay, DeliveryPhase.Delayed, mine, told)
            .PermitIf(DeliveryMove.Stop, DeliveryPhase.Stopped, mine, told);
        machine.Configure(DeliveryPhase.InProgress)
            .PermitIf(DeliveryMove.Delay, DeliveryPhase.Delayed, mine, told)
            .PermitIf(DeliveryMove.Deliver, DeliveryPhase.Delivered, mine, told)
            .PermitIf(DeliveryMove.Stop, DeliveryPhase.Stopped, mine, told);
        machine.Configure(DeliveryPhase.Delayed)
            .PermitIf(DeliveryMove.Resume, DeliveryPhase.InProgress, mine, told)
            .PermitIf(DeliveryMove.Deliver, DeliveryPhase.Delivered, mine, told)
            .PermitIf(DeliveryMove.Stop, DeliveryPhase.Stopped, mine, told);
        machine.Configure(DeliveryPhase.Delivered)
            .PermitIf(DeliveryMove.Reopen, DeliveryPhase.InProgress, mine, told);
        machine.Configure(DeliveryPhase.Stopped)
            .PermitIf(DeliveryMove.Reopen, DeliveryPhase.InProgress, mine, told);
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<DeliveryMove> Moves { get; } = [.. Enum.GetValues<DeliveryMove>().Where(move => move != DeliveryMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<DeliveryPhase> Phases { get; } = [.. Enum.GetValues<DeliveryPhase>().Where(phase => phase != DeliveryPhase.Unspecified)];

    /// <summary>What is missing for a move; empty when it may be made.</summary>
    public ImmutableArray<string> Missing(DeliveryMove move)
    {
        if (machine.CanFire(move, out var unmet))
        {
            return [];
        }

        return unmet is { Count: > 0 } ? [.. unmet] : [$"A project that is {DeliveryWords.Of(machine.State)} cannot be {DeliveryWords.Done(move)}."];
    }

    /// <summary>The phase after a move for which nothing is missing.</summary>
    public DeliveryPhase After(DeliveryMove move)
    {
        machine.Fire(move);
        return machine.State;
    }
}
