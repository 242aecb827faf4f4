using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.SignOff;

/// <summary>What one person may ask and another agree to: pure decisions. Officers and administrators ask; finance officers may agree.</summary>
internal static class ProposalRules
{
    private const int LongestNote = 1_000;

    /// <summary>Said to the one who asked when they would agree too.</summary>
    public const string AskedYourself = "You have asked for this yourself. Somebody else must agree.";

    private static Refused Gone { get; } = new("proposal-gone", "This is not waiting any more: it was done or dropped, or its time has passed.");

    /// <summary>Whether something that was asked for may still be waiting in a phase.</summary>
    public static bool Fits(JointKind kind, RoundPhase phase) => kind switch
    {
        JointKind.Extend => phase is RoundPhase.Voting or RoundPhase.Suspended,
        JointKind.Void => phase is >= RoundPhase.Closed and < RoundPhase.Published,
        JointKind.DestroyKeys => phase == RoundPhase.Final,
        JointKind.SetAside => phase == RoundPhase.Published,
        _ => false,
    };

    /// <summary>Why a later close may not be asked for; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseAsk(RoundState state, ExtendVoting command, DateTimeOffset now) =>
        WhyNot(state, command.By, StaffAct.RunRounds) is { } no ? [no]
        : RoundRules.RefuseExtension(state, command.ClosesAt, command.Reason, now) is { IsEmpty: false } refusals ? refusals
        : RefuseWaiting(state, JointKind.Extend, command.ProvenAt, now);

    /// <summary>Why the keys' destruction may not be asked for; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseAsk(RoundState state, AskKeyDestruction command, DateTimeOffset now) =>
        WhyNot(state, command.By, StaffAct.RunRounds) is { } no ? [no]
        : RoundRules.RefuseMove(state, RoundMove.DestroyKeys, command.By, null, now) is { IsEmpty: false } refusals ? refusals
        : RefuseWaiting(state, JointKind.DestroyKeys, command.ProvenAt, now);

    /// <summary>Why it may not be asked that the result be set aside; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseAsk(RoundState state, AskSetAside command, DateTimeOffset now) =>
        WhyNot(state, command.By, StaffAct.RunRounds) is { } no ? [no]
        : RoundRules.RefuseMove(state, RoundMove.SetAside, command.By, command.Reason, now) is { IsEmpty: false } refusals ? refusals
        : RefuseWaiting(state, JointKind.SetAside, command.ProvenAt, now);

    /// <summary>Why a void may not be asked for, whatever the ballot; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseAsk(RoundState state, AskVoid command, DateTimeOffset now) =>
        WhyNot(state, command.By, StaffAct.RunRounds) is { } no ? [no]
        : RoundRules.RefuseMove(state, RoundMove.VoidBallot, command.By, null, now) is { IsEmpty: false } refusals ? refusals
        : command.Why is <= VoidReason.Unspecified or > VoidReason.TestVote ? [new("void-reason-missing", "Say why the ballot is void.", "why")]
        : string.IsNullOrWhiteSpace(command.Note) ? [new("note-missing", "Say what happened, so that the second person can judge.", "note")]
        : command.Note.Length > LongestNote ? [new("note-too-long", $"What happened may be told in at most {LongestNote:N0} characters.", "note")]
        : SignOffRules.RefuseProof(command.ProvenAt, now);

    /// <summary>Why a ballot cannot be declared void; null when it can.</summary>
    /// <param name="leaf">In hex; null where there is none by that code.</param>
    public static Refused? RefuseBallot(RoundState state, string? leaf, bool isReplaced, bool isVoid) =>
        leaf is null ? new("ballot-unknown", "No ballot of this round has this code. Check the code.", "code")
        : isReplaced ? new("ballot-replaced", "This vote was replaced by a later one, so it does not count anyway. Give the code of the later one.", "code")
        : isVoid ? new("ballot-void", "This ballot is void already.", "code")
        : state.Proposals.Any(proposal => proposal.Leaf == leaf) ? new("ballot-asked", "This ballot is waiting already for a second person.", "code")
        : null;

    /// <summary>Why somebody may not agree; empty when they may.</summary>
    public static ImmutableArray<Refused> RefuseAgree(RoundState state, AgreeToProposal command, DateTimeOffset now) =>
        WhyNot(state, command.By, StaffAct.SignResults) is { } no ? [no]
        : Find(state, command.Number) is not { } proposal ? [Gone]
        : proposal.Asked.By == command.By.Id ? [new("asked-yourself", AskedYourself)]
        : proposal.Digest != command.Digest ? [new("digest-differs", "This is something else than you saw. Look at it again before you agree.")]
        : SignOffRules.RefuseProof(command.ProvenAt, now) is { IsEmpty: false } stale ? stale
        : proposal.Kind switch
        {
            JointKind.Extend => RoundRules.RefuseExtension(state, proposal.ClosesAt!.Value, proposal.Reason!, now),
            JointKind.Void => RoundRules.RefuseMove(state, RoundMove.VoidBallot, command.By, null, now),
            JointKind.SetAside => RoundRules.RefuseMove(state, RoundMove.SetAside, command.By, proposal.Reason, now),
            _ => RoundRules.RefuseMove(state, RoundMove.DestroyKeys, command.By, null, now),
        };

    /// <summary>Why somebody may not drop what was asked for; empty when they may.</summary>
    public static ImmutableArray<Refused> RefuseDrop(RoundState state, DropProposal command) =>
        WhyNot(state, command.By, StaffAct.SignResults) is { } no ? [no] : Find(state, command.Number) is null ? [Gone] : [];

    /// <summary>What is waiting under a number, or null.</summary>
    public static Proposal? Find(RoundState state, int number) => state.Proposals.FirstOrDefault(proposal => proposal.Number == number);

    /// <summary>What is asked for, with the text that both agree to.</summary>
    public static Proposal Ask(string round, RoundState state, StaffMember by, DateTimeOffset now, JointKind kind, string? reason, Func<Proposal, Proposal> about)
    {
        var asked = about(new Proposal(state.ProposalsMade + 1, kind, reason?.Trim(), new(by.Id, by.Name, now), "", ""));
        var text = new StringBuilder("participatoryhub/joint-act/v1\n");
        Add("round", round);
        Add("act", Act(kind));
        Add("number", asked.Number.ToString(CultureInfo.InvariantCulture));
        Add("closes", asked.ClosesAt is { } closesAt ? FrozenRules.Instant(closesAt) : null);
        Add("leaf", asked.Leaf);
        Add("void", asked.Void == VoidReason.Unspecified ? null : Word(asked.Void));
        Add("reason", asked.Reason?.ReplaceLineEndings(" "));
        return asked with { Text = text.ToString(), Digest = FrozenRules.HashOf(text.ToString()) };

        void Add(string name, string? value) => _ = value is null ? text : text.Append(name).Append('=').Append(value).Append('\n');
    }

    /// <summary>An act as the database names it.</summary>
    public static string Act(JointKind kind) => kind switch
    {
        JointKind.Extend => "extend",
        JointKind.Void => "void",
        JointKind.DestroyKeys => "destroy-keys",
        JointKind.SetAside => "set-aside",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A reason as the public record has it.</summary>
    public static string Word(VoidReason reason) => reason switch
    {
        VoidReason.NotEligible => "not-eligible",
        VoidReason.VotedTwice => "voted-twice",
        VoidReason.CodeMisused => "code-misused",
        VoidReason.TestVote => "test-vote",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The reason of a word.</summary>
    public static VoidReason ReadVoid(string word) => Enum.GetValues<VoidReason>().Skip(1).FirstOrDefault(reason => Word(reason) == word);

    private static Refused? WhyNot(RoundState state, StaffMember by, StaffAct act) =>
        state.Setup is null ? RoundRules.NotFound : !by.May(act) ? RoundRules.NotYours : null;

    private static ImmutableArray<Refused> RefuseWaiting(RoundState state, JointKind kind, DateTimeOffset provenAt, DateTimeOffset now) =>
        state.Proposals.Any(proposal => proposal.Kind == kind)
            ? [new("proposal-waiting", "This has been asked for already and waits for a second person. Drop that first to ask for something else.")]
            : SignOffRules.RefuseProof(provenAt, now);
}
