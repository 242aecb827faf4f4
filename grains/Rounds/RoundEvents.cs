using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Something that happened to a round.</summary>
internal abstract record RoundEvent(StaffMember By, DateTimeOffset At);

internal sealed record RoundCreated(RoundSetup Setup, StaffMember By, DateTimeOffset At, string? RehearsalOf = null) : RoundEvent(By, At);

internal sealed record SetupChanged(RoundSetup Setup, StaffMember By, DateTimeOffset At, string? Undoable = null) : RoundEvent(By, At);

/// <summary>The projects are again as they were before <paramref name="What"/>.</summary>
internal sealed record ChangeUndone(RoundSetup Setup, string What, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record DraftDeleted(StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record RehearsalMade(string Rehearsal, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>Rules frozen, ballots taken from <paramref name="OpensAt"/> on.</summary>
internal sealed record VotingOpened(string RulesHash, DateTimeOffset OpensAt, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>Ideas taken from <paramref name="OpensAt"/> on.</summary>
internal sealed record IdeasOpened(DateTimeOffset OpensAt, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record IdeasClosed(string? Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record IdeasReopened(string? Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>A project came onto the ballot by itself, as an accepted idea does; it takes the place of one with the same id.</summary>
internal sealed record ProjectPut(RoundProject Project, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>A project left the ballot before the rules were frozen.</summary>
internal sealed record ProjectTaken(string Project, string Name, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>The close was put later; <paramref name="Agreed"/> is what two agreed to, null in rounds from before that took two.</summary>
internal sealed record VotingExtended(DateTimeOffset ClosesAt, string Reason, StaffMember By, DateTimeOffset At, Proposal? Agreed = null) : RoundEvent(By, At);

/// <summary>One person asked for what takes two.</summary>
internal sealed record ProposalMade(Proposal Proposal, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>What was asked for will not be done.</summary>
internal sealed record ProposalDropped(Proposal Proposal, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>A ballot is void: the count no longer holds.</summary>
internal sealed record BallotVoided(Proposal Agreed, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record ChallengeRecorded(Challenge Challenge, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <param name="Upheld">The council agrees with the objection.</param>
internal sealed record ChallengeAnswered(int Number, string Answer, StaffMember By, DateTimeOffset At, bool Upheld = false) : RoundEvent(By, At);

/// <summary>The published result holds no more: the votes are to be counted again.</summary>
internal sealed record ResultSetAside(Proposal Agreed, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>The time for objections is over and each is answered.</summary>
internal sealed record ResultMadeFinal(StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>Nothing joins a voting right to a ballot any more.</summary>
internal sealed record KeysDestroyed(Proposal Agreed, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record VotingSuspended(string Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record VotingResumed(string? Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record VotingClosed(string? Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record ImportedVotesTaken(string RulesHash, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>Counted; <paramref name="SameAsBefore"/> compares with the version before, null for the first.</summary>
internal sealed record RoundCounted(CountStamp Count, bool? SameAsBefore, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>An officer signed the count; <paramref name="Sheet"/> is what both sign, and <paramref name="Place"/> 1 or 2.</summary>
internal sealed record ResultSigned(int Place, SheetStamp Sheet, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

/// <summary>No signature holds any more.</summary>
internal sealed record SignaturesCleared(string Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);

internal sealed record ResultPublished(StaffMember By, DateTimeOffset At, ManifestStamp? Manifest = null) : RoundEvent(By, At);

internal sealed record RoundCancelled(string Reason, StaffMember By, DateTimeOffset At) : RoundEvent(By, At);
