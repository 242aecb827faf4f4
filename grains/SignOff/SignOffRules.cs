using System.Collections.Immutable;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.SignOff;

/// <summary>Whether a count may be signed, apart from the round's lifecycle: pure decisions.</summary>
internal static class SignOffRules
{
    /// <summary>How long ago somebody may have proved who they are.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>What is said of signatures that were cleared since the figures are others now.</summary>
    public const string Changed = "What was signed is not what is there now.";

    // A proof from the future is another clock's.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Why a command may not be carried out; empty when it may.</summary>
    public static ImmutableArray<Refused> Refuse(RoundState state, SignResult command, DateTimeOffset now) =>
        RoundRules.RefuseMove(state, RoundMove.Sign, command.By, null, now) is { IsEmpty: false } refusals ? refusals
        : RefuseVoids(state) is { IsEmpty: false } waiting ? waiting
        : RefuseProof(command.ProvenAt, now);

    /// <summary>Why a proof of who somebody is does not do; empty when it does.</summary>
    public static ImmutableArray<Refused> RefuseProof(DateTimeOffset provenAt, DateTimeOffset now) =>
        now - provenAt > Fresh || provenAt - now > Skew
            ? [new("proof-stale", "Prove again who you are: this needs it within the last five minutes.")]
            : [];

    /// <summary>Why nothing is signed or published while a ballot waits to be declared void; empty when none does.</summary>
    public static ImmutableArray<Refused> RefuseVoids(RoundState state) =>
        state.Proposals.Any(proposal => proposal.Kind == JointKind.Void)
            ? [new("void-waits", "A ballot waits for a second person to agree that it is void. Agree to that or drop it first.")]
            : [];

    /// <summary>Why this sheet may not be signed; empty when it may.</summary>
    /// <param name="seen">The digest that was shown to whoever signs.</param>
    public static ImmutableArray<Refused> Refuse(SignOffView now, string seen) =>
        !now.Refusals.IsEmpty ? now.Refusals
        : seen != now.Digest ? [new("digest-differs", "The figures are others than those you saw. Look at them again before you sign.")]
        : [];

    /// <summary>
    /// Why somebody may not sign beside the first, since of paper: neither of the two may be the only one who entered a batch, nor may the two
    /// together be, so that a result never rests on two people alone. Empty when they may.
    /// </summary>
    /// <param name="first">Who has signed first, or null.</param>
    public static ImmutableArray<Refused> RefuseHands(ImmutableArray<PaperBatch> batches, string? first, string second) =>
        batches.FirstOrDefault(batch => batch.IsEnteredOnlyBy(first ?? second, second)) is { } own
            ? [new("entered-yourselves", $"Batch {own.Number} of paper was entered by you and by nobody but the one who signed first. Somebody else must sign.")]
            : [];

    /// <summary>Why a sheet with gaps may not be signed; empty when there are none.</summary>
    public static ImmutableArray<Refused> RefuseGaps(Reconciliation figures) =>
        figures.Gaps.IsEmpty ? [] : [new("figures-differ", "The figures do not add up. Nothing is signed until they do; each line that differs says where to look.")];
}
