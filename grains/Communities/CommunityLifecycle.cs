using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Communities;

/// <summary>What decides whether a community may be moved.</summary>
/// <param name="MayKeep">The person keeps communities.</param>
/// <param name="HasReasons">The move says why in words.</param>
/// <param name="HasEvidence">The move names at least one entry of evidence that is kept.</param>
public readonly record struct CommunityFacts(bool MayKeep, bool HasReasons, bool HasEvidence);

/// <summary>Whether a move may be made, and if not, what is missing.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityMoveView")]
public sealed record CommunityMoveView([property: Id(0)] CommunityMove Move, [property: Id(1)] bool Allowed, [property: Id(2)] ImmutableArray<string> Missing);

/// <summary>
/// Watched → Proposed → In focus → Sustained, each move with its reasons and its evidence; the framework asks that a focus is chosen by
/// evidence and reviewed. Pure: built for one question and thrown away.
/// </summary>
public sealed class CommunityLifecycle
{
    /// <summary>Said to whoever may not keep communities.</summary>
    public const string NotKeeper = "Only the council’s engagement officers move a community.";

    /// <summary>Said to a move without words.</summary>
    public const string NoReasons = "Say why, in words that everybody may read.";

    /// <summary>Said to a move that rests on nothing.</summary>
    public const string NoEvidence = "Name at least one entry of evidence that this rests on, by its number.";

    private readonly StateMachine<CommunityPhase, CommunityMove> machine;

    /// <summary>The lifecycle of a community that is in <paramref name="phase"/>.</summary>
    public CommunityLifecycle(CommunityPhase phase, CommunityFacts facts)
    {
        machine = new StateMachine<CommunityPhase, CommunityMove>(phase);
        var keeper = Tuple.Create<Func<bool>, string>(() => facts.MayKeep, NotKeeper);
        var reasons = Tuple.Create<Func<bool>, string>(() => facts.HasReasons, NoReasons);
        var evidence = Tuple.Create<Func<bool>, string>(() => facts.HasEvidence, NoEvidence);
        machine.Configure(CommunityPhase.Watched)
            .PermitIf(CommunityMove.Propose, CommunityPhase.Proposed, keeper, reasons, evidence);
        machine.Configure(CommunityPhase.Proposed)
            .PermitIf(CommunityMove.BringIntoFocus, CommunityPhase.InFocus, keeper, reasons, evidence)
            .PermitIf(CommunityMove.SetAside, CommunityPhase.Watched, keeper, reasons);
        machine.Configure(CommunityPhase.InFocus)
            .PermitIf(CommunityMove.Sustain, CommunityPhase.Sustained, keeper, reasons, evidence);
        machine.Configure(CommunityPhase.Sustained)
            .PermitIf(CommunityMove.Propose, CommunityPhase.Proposed, keeper, reasons, evidence);
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<CommunityMove> Moves { get; } = [.. Enum.GetValues<CommunityMove>().Where(move => move != CommunityMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<CommunityPhase> Phases { get; } = [.. Enum.GetValues<CommunityPhase>().Where(phase => phase != CommunityPhase.Unspecified)];

    /// <summary>Whether a move may be made now and, if not, what is missing.</summary>
    public CommunityMoveView Ask(CommunityMove move) =>
        machine.CanFire(move, out var unmet) ? new CommunityMoveView(move, true, [])
        : new CommunityMoveView(move, false, unmet is { Count: > 0 } ? [.. unmet] : [CommunityWords.WrongPhase(machine.State)]);

    /// <summary>The phase after a move that <see cref="Ask"/> allows.</summary>
    public CommunityPhase After(CommunityMove move)
    {
        machine.Fire(move);
        return machine.State;
    }
}
