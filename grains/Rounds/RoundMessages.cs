using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Create the round whose slug is the grain's key.</summary>
/// <param name="RehearsalOf">The slug of the round it rehearses, or null for a round of its own right.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.CreateRound")]
public sealed record CreateRound(
    [property: Id(0)] RoundSetup Setup,
    [property: Id(1)] StaffMember By,
    [property: Id(2)] string? RehearsalOf = null);

/// <summary>What became of a wish to rehearse.</summary>
/// <param name="Rehearsal">The slug of the rehearsal, or null when it was refused.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.RehearsalOutcome")]
public sealed record RehearsalOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] string? Rehearsal);

/// <summary>Replace the set-up of a draft.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.ChangeSetup")]
public sealed record ChangeSetup([property: Id(0)] RoundSetup Setup, [property: Id(1)] StaffMember By)
{
    /// <summary>The version of the set-up that this one was made of (<see cref="RoundStaffView.SetupVersion"/>): refused when there is a later one. Null replaces whatever there is.</summary>
    [Id(2)]
    public int? From { get; init; }

    /// <summary>What was done to the projects, for a change that can be undone until the next one, such as <c>12 projects were withdrawn.</c>; else null.</summary>
    [Id(3)]
    public string? Undoable { get; init; }
}

/// <summary>Undo the latest change of projects.</summary>
/// <param name="Version">The version that the change made: refused when there is a later one.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.UndoChange")]
public sealed record UndoChange([property: Id(0)] int Version, [property: Id(1)] StaffMember By);

/// <summary>Put a project on the ballot, or in the place of the one with the same id, before the rules are frozen.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.PutProject")]
public sealed record PutProject([property: Id(0)] RoundProject Project, [property: Id(1)] StaffMember By);

/// <summary>Take a project off the ballot before the rules are frozen.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.TakeProject")]
public sealed record TakeProject([property: Id(0)] string Project, [property: Id(1)] StaffMember By);

/// <summary>A step of the lifecycle asked for by a person.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Reason">Why; needed to suspend and to cancel.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.MoveRound")]
public sealed record MoveRound([property: Id(0)] StaffMember By, [property: Id(1)] string? Reason = null);

/// <summary>Ask that the close be put later, with a reason; somebody else must agree.</summary>
/// <param name="ProvenAt">When whoever asks last proved who they are.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.ExtendVoting")]
public sealed record ExtendVoting(
    [property: Id(0)] DateTimeOffset ClosesAt,
    [property: Id(1)] string Reason,
    [property: Id(2)] StaffMember By,
    [property: Id(3)] DateTimeOffset ProvenAt);

/// <summary>What became of a command to a round.</summary>
/// <param name="Refusals">Empty when it was done.</param>
/// <param name="Phase">The phase afterwards.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundOutcome")]
public sealed record RoundOutcome(
    [property: Id(0)] ImmutableArray<Refused> Refusals,
    [property: Id(1)] RoundPhase Phase)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>A line of the round's story, for staff.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundStoryLine")]
public sealed record RoundStoryLine(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] string What);

/// <summary>A move and whether it may be made now by the one who asked; if not, what is missing in words.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.MoveView")]
public sealed record MoveView(
    [property: Id(0)] RoundMove Move,
    [property: Id(1)] bool Allowed,
    [property: Id(2)] ImmutableArray<string> Missing);

/// <summary>A round as anyone may see it.</summary>
/// <param name="Id">The slug, which is the grain's key.</param>
/// <param name="Phase">By the clock of this call: a round past its close is never shown as open.</param>
/// <param name="Setup">The set-up; frozen once voting opened.</param>
/// <param name="RulesHash">Hex SHA-256 of the frozen rules, or null before opening.</param>
/// <param name="CountVersion">0 before the first count.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundView")]
public sealed record RoundView(
    [property: Id(0)] string Id,
    [property: Id(1)] RoundPhase Phase,
    [property: Id(2)] RoundSetup Setup,
    [property: Id(3)] string? RulesHash,
    [property: Id(4)] int CountVersion,
    [property: Id(5)] DateTimeOffset? PublishedAt)
{
    /// <summary>The slug of the round that this one only rehearses, or null.</summary>
    [Id(6)]
    public string? RehearsalOf { get; init; }

    /// <summary>Hex SHA-256 of the manifest of what was published, or null where there is no bundle.</summary>
    [Id(7)]
    public string? Manifest { get; init; }

    /// <summary>What two officers signed before it was published; null before that, and in rounds that an earlier version of the program published.</summary>
    [Id(8)]
    public SignedSheet? SignOff { get; init; }

    /// <summary>Objections to the published result with their answers; empty before it is public.</summary>
    [Id(9)]
    public ImmutableArray<Challenge> Challenges { get; init; } = [];

    /// <summary>Results that were published and set aside again, the first of them first.</summary>
    [Id(10)]
    public ImmutableArray<SetAside> SetAsides { get; init; } = [];

    /// <summary>From when on no ballot was taken, which is before the closing time where somebody closed voting early; null until then, and where votes were imported.</summary>
    [Id(11)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How much of the ballots was published, in the word of the record; null where <see cref="Manifest"/> is.</summary>
    [Id(12)]
    public string? Tier { get; init; }

    /// <summary>When voting ends, or ended.</summary>
    public DateTimeOffset VotingEndsAt => ClosedAt ?? Setup.ClosesAt;
}

/// <summary>A round as staff see it.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundStaffView")]
public sealed record RoundStaffView(
    [property: Id(0)] RoundView Round,
    [property: Id(1)] ImmutableArray<MoveView> Moves,
    [property: Id(2)] ImmutableArray<RoundStoryLine> Story)
{
    /// <summary>The slug of the round's latest rehearsal, or null.</summary>
    [Id(3)]
    public string? Rehearsal { get; init; }

    /// <summary>How often the set-up has been changed: names what a form was filled in from.</summary>
    [Id(4)]
    public int SetupVersion { get; init; }

    /// <summary>Who changed the set-up last, or null.</summary>
    [Id(5)]
    public RoundStoryLine? SetupChange { get; init; }

    /// <summary>The latest change of projects where it can still be undone: when, by whom and what; else null.</summary>
    [Id(6)]
    public RoundStoryLine? Undoable { get; init; }

    /// <summary>What waits for a second person; none for those who may not agree.</summary>
    [Id(7)]
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>When the round's keys were destroyed, or null.</summary>
    [Id(8)]
    public DateTimeOffset? KeysDestroyedAt { get; init; }
}

/// <summary>The rules that a ballot box holds ballots to, fixed at opening but for the close.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.VotingRules")]
public sealed record VotingRules(
    [property: Id(0)] RoundPhase Phase,
    [property: Id(1)] VotingMethod Method,
    [property: Id(2)] BallotLimits Limits,
    [property: Id(3)] Money Budget,
    [property: Id(4)] ImmutableArray<BallotProject> Projects,
    [property: Id(5)] DateTimeOffset OpensAt,
    [property: Id(6)] DateTimeOffset ClosesAt,
    [property: Id(7)] string Currency = "GBP");

/// <summary>What a ballot box needs to know of a project on the ballot.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.BallotProject")]
public sealed record BallotProject([property: Id(0)] string Id, [property: Id(1)] Money Cost);

/// <summary>One line of a list of rounds.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundSummary")]
public sealed record RoundSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Community,
    [property: Id(3)] RoundPhase Phase,
    [property: Id(4)] Money Budget,
    [property: Id(5)] string Currency,
    [property: Id(6)] int Projects,
    [property: Id(7)] DateTimeOffset OpensAt,
    [property: Id(8)] DateTimeOffset ClosesAt)
{
    /// <summary>Whether the set-up holds together, so that a draft opens by itself.</summary>
    [Id(9)]
    public bool IsComplete { get; init; } = true;

    /// <summary>The slug of the round that this one only rehearses, or null.</summary>
    [Id(10)]
    public string? RehearsalOf { get; init; }

    /// <summary>When ideas open, or null where there is no call for them.</summary>
    [Id(11)]
    public DateTimeOffset? IdeasOpenAt { get; init; }

    /// <summary>When ideas close, or null where there is no call for them.</summary>
    [Id(12)]
    public DateTimeOffset? IdeasCloseAt { get; init; }
}

/// <summary>What an idea needs to know of its round.</summary>
/// <param name="Phase">By the clock of this call.</param>
/// <param name="Name">The round's name.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Call">The call for ideas.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.CallForIdeas")]
public sealed record CallForIdeas(
    [property: Id(0)] RoundPhase Phase,
    [property: Id(1)] string Name,
    [property: Id(2)] string Currency,
    [property: Id(3)] IdeaCall Call);
