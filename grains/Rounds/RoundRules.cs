using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// What may be done to a round and what comes of it: pure decisions on the state, the command and the instant. Officers run rounds, and
/// so may administrators: in a small council they are the same person, and every act is recorded under its name either way.
/// </summary>
internal static class RoundRules
{
    private const int LongestReason = 1_000;

    public static Refused NotYours { get; } = new("not-yours", RoundLifecycle.NotYours);

    public static Refused NotFound { get; } = new("round-unknown", "There is no such round.");

    public static bool MayRun(StaffMember by) => by.May(StaffAct.RunRounds);

    /// <summary>Whether somebody may ask for a move at all: to sign is for finance officers too.</summary>
    public static bool MayMove(RoundMove move, StaffMember by) => by.May(IsForSigners(move) ? StaffAct.SignResults : StaffAct.RunRounds);

    public static ImmutableArray<Refused> RefuseCreate(string key, RoundState state, CreateRound command) =>
        !MayRun(command.By) ? [NotYours]
        : !RoundKey.TryParse(key, out _) ? [new("slug-unfit", "A round's address has 3 to 64 small letters, digits and single hyphens.", "id")]
        : state.Setup is not null ? [new("slug-taken", $"There is a round at {key} already. Choose another address.", "id")]
        : RoundSetupRules.CheckDraft(command.Setup);

    public static ImmutableArray<Refused> RefuseChange(RoundState state, ChangeSetup command) =>
        state.Setup is null ? [NotFound]
        : !MayRun(command.By) ? [NotYours]
        : !IsPrepared(state.Phase) ? [Frozen(state.Phase)]
        : command.From is { } from && from != state.SetupVersion ? [ChangedSince(state)]
        : [.. RefuseCallChange(state, command.Setup), .. state.Phase == RoundPhase.Draft ? RoundSetupRules.CheckDraft(command.Setup) : RoundSetupRules.CheckForIdeas(command.Setup)];

    /// <summary>Why the latest change of projects may not be undone; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseUndo(RoundState state, UndoChange command) =>
        state.Setup is null ? [NotFound]
        : !MayRun(command.By) ? [NotYours]
        : !IsPrepared(state.Phase) ? [Frozen(state.Phase)]
        : state.Undo is null || command.Version != state.SetupVersion ? [new("undo-too-late", "This cannot be undone any more: the set-up has been changed since.")]
        : [];

    /// <summary>The projects as they were; what else is in the set-up stays.</summary>
    public static ChangeUndone Undo(RoundState state, StaffMember by, DateTimeOffset now) => new(
        state.Setup! with { Projects = state.Undo!.Projects, Counting = state.Setup.Counting with { Conflicts = state.Undo.Conflicts } }, state.Undo.What, by, now);

    /// <summary>Somebody else was quicker.</summary>
    private static Refused ChangedSince(RoundState state) => new(
        "changed-since", $"{state.SetupChange?.By ?? "Somebody"} changed the set-up of this round while you were saving. Nothing of yours was saved; look at what is there now and save again.");

    /// <summary>Why a project may not be put on the ballot; empty when it may.</summary>
    public static ImmutableArray<Refused> RefusePut(RoundState state, PutProject command) =>
        state.Setup is null ? [NotFound]
        : !MayRun(command.By) ? [NotYours]
        : !IsPrepared(state.Phase) ? [Frozen(state.Phase)]
        : RoundSetupRules.CheckDraft(state.With(new ProjectPut(command.Project, command.By, default)).Setup!);

    /// <summary>Why a project may not be taken off the ballot; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseTake(RoundState state, TakeProject command) =>
        state.Setup is null ? [NotFound]
        : !MayRun(command.By) ? [NotYours]
        : !IsPrepared(state.Phase) ? [Frozen(state.Phase)]
        : [];

    public static ImmutableArray<Refused> RefuseDelete(RoundState state, StaffMember by, long codes) =>
        state.Setup is null ? [NotFound]
        : !MayRun(by) ? [NotYours]
        : state.Phase != RoundPhase.Draft ? [new("wrong-phase", $"Only a draft can be deleted; this round is {RoundWords.Of(state.Phase)}.")]
        : codes > 0 ? [new("codes-issued", "Voter codes were made for this draft, so it cannot be deleted. Withdraw the codes or cancel the round.")]
        : [];

    public static ImmutableArray<Refused> RefuseRehearsal(RoundState state, StaffMember by, bool isRunning) =>
        state.Setup is not { } setup ? [NotFound]
        : !MayRun(by) ? [NotYours]
        : state.RehearsalOf is not null ? [new("rehearsal-of-rehearsal", "This is a rehearsal already.")]
        : state.Phase >= RoundPhase.Voting ? [new("wrong-phase", $"A vote is rehearsed before it opens; this round is {RoundWords.Of(state.Phase)}.")]
        : isRunning ? [new("rehearsal-running", "There is a rehearsal already. Throw it away before you make another.")]
        : RoundSetupRules.Check(setup with { OpensAt = DateTimeOffset.UnixEpoch, ClosesAt = DateTimeOffset.UnixEpoch.AddDays(1), Ideas = null });

    /// <summary>Why a move may not be made; empty when it may.</summary>
    public static ImmutableArray<Refused> RefuseMove(RoundState state, RoundMove move, StaffMember by, string? reason, DateTimeOffset now)
    {
        if (state.Setup is null)
        {
            return [NotFound];
        }

        var asked = new RoundLifecycle(state.Phase, Facts(state, by, now)).Ask(move);
        return !MayMove(move, by) ? [IsForSigners(move) ? NotYours with { Sentence = RoundLifecycle.NotYoursToSign } : NotYours]
            : !asked.Allowed ? [.. asked.Missing.Select(sentence => new Refused(Code(sentence), sentence))]
            : RefuseReason(move is RoundMove.SuspendVoting or RoundMove.Cancel or RoundMove.ClearSignatures or RoundMove.SetAside, reason);
    }

    /// <summary>Whether the round already is where a repeated command wants it: then nothing is done, and that is no refusal.</summary>
    public static bool IsThere(RoundState state, RoundMove move) => (move, state.Phase) switch
    {
        (RoundMove.OpenIdeas, RoundPhase.Ideas) => true,
        (RoundMove.CloseIdeas, RoundPhase.Review) => true,
        (RoundMove.ReopenIdeas, RoundPhase.Ideas) => state.IdeasReopenings > 0,
        (RoundMove.OpenVoting, RoundPhase.Voting) => true,
        (RoundMove.SuspendVoting, RoundPhase.Suspended) => true,
        (RoundMove.ResumeVoting, RoundPhase.Voting) => state.Resumptions > 0,
        (RoundMove.CloseVoting, RoundPhase.Closed) => !state.Imported,
        (RoundMove.TakeImportedVotes, RoundPhase.Closed) => state.Imported,
        (RoundMove.ClearSignatures, RoundPhase.Counted) => state.SignOffs > 0,
        (RoundMove.Publish, RoundPhase.Published or RoundPhase.Final) => true,
        (RoundMove.Cancel, RoundPhase.Cancelled) => true,
        _ => false,
    };

    /// <summary>Why the close may not be put later, whoever asks; empty when it may. Earlier is never allowed: people rely on the time they were told.</summary>
    public static ImmutableArray<Refused> RefuseExtension(RoundState state, DateTimeOffset closesAt, string reason, DateTimeOffset now) =>
        state.Phase is not (RoundPhase.Voting or RoundPhase.Suspended) || now >= state.Setup!.ClosesAt
            ? [new("wrong-phase", $"The close can be put later only while voting is open or paused; this round is {RoundWords.Of(state.Phase)}.")]
        : closesAt <= state.Setup.ClosesAt ? [new("extension-not-later", "The new close must be later than the one people were told.", "closesAt")]
        : closesAt > state.Setup.ClosesAt.AddDays(366) ? [new("extension-too-long", "Voting can be extended by at most a year.", "closesAt")]
        : RefuseReason(needed: true, reason);

    /// <summary>The move that the clock makes now, or null. Its instant is the one that was announced, however late the clock is looked at.</summary>
    public static RoundIntent? ByClock(RoundState state, DateTimeOffset now)
    {
        if (state.Setup is not { } setup)
        {
            return null;
        }

        return state.Phase switch
        {
            RoundPhase.Draft when setup.Ideas is { } call =>
                now >= call.OpensAt && IsFree(RoundMove.OpenIdeas) ? new RoundIntent(RoundMove.OpenIdeas, StaffMember.Clock, call.OpensAt) : null,
            RoundPhase.Ideas when now >= setup.Ideas!.ClosesAt =>
                new RoundIntent(RoundMove.CloseIdeas, StaffMember.Clock, setup.Ideas.ClosesAt),
            RoundPhase.Draft or RoundPhase.Review when now >= setup.OpensAt && IsFree(RoundMove.OpenVoting) =>
                new RoundIntent(RoundMove.OpenVoting, StaffMember.Clock, setup.OpensAt),
            RoundPhase.Voting or RoundPhase.Suspended when now >= setup.ClosesAt =>
                new RoundIntent(RoundMove.CloseVoting, StaffMember.Clock, setup.ClosesAt),
            RoundPhase.Published when ChallengeRules.FinalAt(state) is { } end && now >= end => new RoundIntent(RoundMove.MakeFinal, StaffMember.Clock, end),
            _ => null,
        };

        bool IsFree(RoundMove move) => RefuseMove(state, move, StaffMember.Clock, null, now).IsEmpty;
    }

    /// <summary>Whether a move of the clock hangs on how many ideas wait, which the round must then ask.</summary>
    public static bool HangsOnIdeas(RoundState state, DateTimeOffset now) =>
        state is { Setup.Ideas: { } call, Phase: RoundPhase.Ideas or RoundPhase.Review } && now >= state.Setup.OpensAt && now >= call.ClosesAt;

    /// <summary>The instant at which the clock has something to do next, or null.</summary>
    public static DateTimeOffset? NextInstant(RoundState state, DateTimeOffset now) => state switch
    {
        { Setup.Ideas: { } call, Phase: RoundPhase.Draft } => now < call.OpensAt ? call.OpensAt : null,
        { Setup.Ideas: { } call, Phase: RoundPhase.Ideas } => call.ClosesAt,
        { Setup: { } setup, Phase: RoundPhase.Draft or RoundPhase.Review } when now < setup.OpensAt => setup.OpensAt,
        { Setup: { } setup, Phase: RoundPhase.Voting or RoundPhase.Suspended } => setup.ClosesAt,
        { Phase: RoundPhase.Published } => ChallengeRules.FinalAt(state),
        _ => null,
    };

    /// <summary>What an allowed move comes to.</summary>
    public static RoundEvent Decide(string key, RoundState state, RoundIntent intent)
    {
        var (move, by, at, reason, closesAt, count) = intent;
        return move switch
        {
            RoundMove.OpenVoting => Open(key, state.Setup!, by, at),
            RoundMove.OpenIdeas => new IdeasOpened(at < state.Setup!.Ideas!.OpensAt ? WholeSecond(at) : state.Setup.Ideas.OpensAt, by, at),
            RoundMove.CloseIdeas => new IdeasClosed(reason?.Trim(), by, at),
            RoundMove.ReopenIdeas => new IdeasReopened(reason?.Trim(), by, at),
            RoundMove.SuspendVoting => new VotingSuspended(reason!.Trim(), by, at),
            RoundMove.ResumeVoting => new VotingResumed(reason?.Trim(), by, at),
            RoundMove.CloseVoting => new VotingClosed(reason?.Trim(), by, at),
            RoundMove.TakeImportedVotes => new ImportedVotesTaken(FrozenRules.Hash(key, state.Setup!), by, at),
            RoundMove.Count => new RoundCounted(count!, state.LatestCount is { } before ? before.IsSameAs(count!) : null, by, at),
            RoundMove.Sign => new ResultSigned(state.Phase == RoundPhase.Counted ? 1 : 2, intent.Sheet!, by, at),
            RoundMove.ClearSignatures => new SignaturesCleared(reason!.Trim(), by, at),
            RoundMove.Publish => new ResultPublished(by, at, intent.Manifest),
            RoundMove.Cancel => new RoundCancelled(reason!.Trim(), by, at),
            RoundMove.VoidBallot => new BallotVoided(intent.Agreed!, by, at),
            RoundMove.MakeFinal => new ResultMadeFinal(by, at),
            RoundMove.DestroyKeys => new KeysDestroyed(intent.Agreed!, by, at),
            RoundMove.SetAside => new ResultSetAside(intent.Agreed!, by, at),
            _ => new VotingExtended(closesAt!.Value, reason!.Trim(), by, at, intent.Agreed),
        };
    }

    /// <summary>What two agreed to that has now happened, or null.</summary>
    public static Proposal? AgreedTo(RoundEvent happened) => happened switch
    {
        VotingExtended e => e.Agreed,
        BallotVoided e => e.Agreed,
        KeysDestroyed e => e.Agreed,
        ResultSetAside e => e.Agreed,
        _ => null,
    };

    /// <summary>The state as it is at an instant: the clock's move, where one is due, counts as made.</summary>
    public static RoundState At(string key, RoundState state, DateTimeOffset now)
    {
        var seen = state;
        while (ByClock(seen, now) is { } due)
        {
            seen = seen.With(Decide(key, seen, due));
        }

        return seen;
    }

    /// <summary>The phase of a line in a list as it is at an instant, without the round being asked.</summary>
    public static RoundPhase PhaseAt(RoundSummary line, DateTimeOffset now) =>
        line.Phase is RoundPhase.Voting or RoundPhase.Suspended && now >= line.ClosesAt ? RoundPhase.Closed
        : line.IdeasCloseAt is { } close && line.Phase is RoundPhase.Draft or RoundPhase.Ideas
            ? now >= close && line.Phase == RoundPhase.Ideas ? RoundPhase.Review : now >= line.IdeasOpenAt && now < close ? RoundPhase.Ideas : line.Phase
        : line is { Phase: RoundPhase.Draft, IsComplete: true } && now >= line.OpensAt && now < line.ClosesAt ? RoundPhase.Voting
        : line.Phase;

    public static RoundFacts Facts(RoundState state, StaffMember by, DateTimeOffset now) => new(
        MayRun(by),
        state.Setup is { } setup && (!IsPrepared(state.Phase) || RoundSetupRules.Check(setup).IsEmpty),
        state.Setup is { } timed && now < timed.ClosesAt,
        state.Setup is { Ideas: not null } called && RoundSetupRules.CheckForIdeas(called).IsEmpty,
        state.Setup is { Ideas: { } call } && now < call.ClosesAt,
        state.IdeasWaiting == 0,
        state.RehearsalOf is not null,
        by.May(StaffAct.SignResults),
        state.SignOff?.First.By == by.Id,
        ChallengeRules.FinalAt(state) is { } end && now >= end,
        state.KeysDestroyedAt is null,
        ChallengeRules.IsUpheld(state));

    // What finance officers take part in.
    private static bool IsForSigners(RoundMove move) => move is RoundMove.Sign or RoundMove.ClearSignatures or RoundMove.VoidBallot or RoundMove.DestroyKeys or RoundMove.SetAside;

    /// <summary>Whether the rules are still to be frozen.</summary>
    public static bool IsPrepared(RoundPhase phase) => phase is RoundPhase.Draft or RoundPhase.Ideas or RoundPhase.Review;

    private static Refused Frozen(RoundPhase phase) => new(
        "rules-frozen", $"The set-up can be changed only before voting opens; this round is {RoundWords.Of(phase)}, and its rules are fixed.");

    // Residents rely on the end that they were told; what they have begun must not become impossible.
    private static ImmutableArray<Refused> RefuseCallChange(RoundState state, RoundSetup setup) => (state.Phase, state.Setup!.Ideas, setup.Ideas) switch
    {
        (RoundPhase.Draft, _, _) or (_, null, _) => [],
        (_, _, null) => [new("ideas-call-gone", "The call for ideas cannot be taken away once it has been open.", "ideas")],
        (RoundPhase.Ideas, { } old, { } call) when call.ClosesAt < old.ClosesAt =>
            [new("ideas-close-earlier", "While ideas are taken, their end may only be put later. To end early, close ideas now.", "ideas.closesAt")],
        _ => [],
    };

    // Opened early, voting opens now: the instant that is hashed and checked is the one that happened.
    private static VotingOpened Open(string key, RoundSetup setup, StaffMember by, DateTimeOffset at)
    {
        var opensAt = at < setup.OpensAt ? WholeSecond(at) : setup.OpensAt;
        return new VotingOpened(FrozenRules.Hash(key, setup with { OpensAt = opensAt }), opensAt, by, at);
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static string Code(string sentence) => sentence switch
    {
        RoundLifecycle.SetupIncomplete => "setup-incomplete",
        RoundLifecycle.ClosePassed => "close-passed",
        RoundLifecycle.OnlyRehearsed => "rehearsal",
        RoundLifecycle.SignedAlready => "signed-already",
        RoundLifecycle.CallIncomplete => "ideas-call-incomplete",
        RoundLifecycle.IdeasClosePassed => "ideas-close-passed",
        RoundLifecycle.IdeasWait => "ideas-wait",
        RoundLifecycle.NotSettled => "not-settled",
        RoundLifecycle.NoKeys => "keys-destroyed",
        RoundLifecycle.NotUpheld => "not-upheld",
        _ => "wrong-phase",
    };

    private static ImmutableArray<Refused> RefuseReason(bool needed, string? reason) =>
        needed && string.IsNullOrWhiteSpace(reason) ? [new("reason-missing", "Say why; the reason is kept on the public record.", "reason")]
        : reason?.Length > LongestReason ? [new("reason-too-long", $"A reason may have at most {LongestReason:N0} characters.", "reason")]
        : [];
}
