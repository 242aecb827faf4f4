using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ParticipatoryHub.Workshops;

/// <summary>Something that happened in a workshop, as the journal keeps it. Names and discriminators are append-only.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(WorkshopPrepared), "prepared")]
[JsonDerivedType(typeof(PhaseMoved), "moved")]
[JsonDerivedType(typeof(StageBegun), "stage")]
[JsonDerivedType(typeof(StageExtended), "extended")]
[JsonDerivedType(typeof(NotesRevealed), "revealed")]
[JsonDerivedType(typeof(ParticipantJoined), "joined")]
[JsonDerivedType(typeof(ParticipantNamed), "named")]
[JsonDerivedType(typeof(ParticipantSat), "sat")]
[JsonDerivedType(typeof(HostAsked), "host")]
[JsonDerivedType(typeof(ParticipantRemoved), "removed")]
[JsonDerivedType(typeof(TableCounted), "table")]
[JsonDerivedType(typeof(SelfDescribed), "described")]
[JsonDerivedType(typeof(NoteWritten), "note")]
[JsonDerivedType(typeof(NoteEdited), "edit")]
[JsonDerivedType(typeof(NoteWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(NoteHidden), "hidden")]
[JsonDerivedType(typeof(NotePeeked), "peeked")]
[JsonDerivedType(typeof(GroupMade), "group")]
[JsonDerivedType(typeof(GroupNamed), "groupNamed")]
[JsonDerivedType(typeof(GroupsMerged), "merged")]
[JsonDerivedType(typeof(NotesMoved), "notesMoved")]
[JsonDerivedType(typeof(MoveUndone), "undone")]
[JsonDerivedType(typeof(DotsPlaced), "dots")]
[JsonDerivedType(typeof(DotsShown), "dotsShown")]
[JsonDerivedType(typeof(CommentAdded), "comment")]
[JsonDerivedType(typeof(CommentHidden), "commentHidden")]
[JsonDerivedType(typeof(HandRaised), "hand")]
[JsonDerivedType(typeof(HandCalled), "called")]
[JsonDerivedType(typeof(ThingParked), "parked")]
[JsonDerivedType(typeof(GroupSummarised), "summary")]
[JsonDerivedType(typeof(GroupCarriedUp), "carried")]
[JsonDerivedType(typeof(OutcomeAgreed), "agreed")]
[JsonDerivedType(typeof(FeedbackGiven), "feedback")]
[JsonDerivedType(typeof(Pointed), "point")]
[JsonDerivedType(typeof(TableHandRaised), "tableHand")]
[JsonDerivedType(typeof(TableHandLowered), "tableHandDown")]
[JsonDerivedType(typeof(TableHandCalled), "tableCalled")]
[JsonDerivedType(typeof(TableFeedbackGiven), "tableFeedback")]
[JsonDerivedType(typeof(BoardShared), "shared")]
[JsonDerivedType(typeof(NoteTranslated), "translated")]
[JsonDerivedType(typeof(TranslationSettled), "translationSettled")]
internal abstract record WorkshopEvent;

internal sealed record WorkshopPrepared(WorkshopSetup Setup, string Code) : WorkshopEvent;

internal sealed record PhaseMoved(WorkshopPhase To, string? Reason) : WorkshopEvent;

internal sealed record StageBegun(int Index, DateTimeOffset EndsAt) : WorkshopEvent;

internal sealed record StageExtended(DateTimeOffset EndsAt) : WorkshopEvent;

internal sealed record NotesRevealed : WorkshopEvent;

internal sealed record ParticipantJoined(string TokenHash, string? Name, int Table) : WorkshopEvent;

internal sealed record ParticipantNamed(string? Name) : WorkshopEvent;

internal sealed record ParticipantSat(int Table) : WorkshopEvent;

internal sealed record HostAsked(long Participant, int Table) : WorkshopEvent;

internal sealed record ParticipantRemoved(long Participant, string Reason) : WorkshopEvent;

internal sealed record TableCounted(int Table, int People) : WorkshopEvent;

internal sealed record SelfDescribed(ImmutableSortedDictionary<string, int> Answers) : WorkshopEvent;

internal sealed record NoteWritten(string Text, string? Colour, string? Language, int Table, bool IsRevealed, bool IsProxy, string? Sheet) : WorkshopEvent;

internal sealed record NoteEdited(long Note, string? Text, string? Colour, string? Language) : WorkshopEvent;

internal sealed record NoteWithdrawn(long Note) : WorkshopEvent;

internal sealed record NoteHidden(long Note, string? Reason) : WorkshopEvent;

internal sealed record NotePeeked(long Note, string Reason) : WorkshopEvent;

internal sealed record GroupMade(string Name, ImmutableArray<long> Notes, int Table, long SplitFrom) : WorkshopEvent;

internal sealed record GroupNamed(long Group, string Name) : WorkshopEvent;

internal sealed record GroupsMerged(long From, long Into) : WorkshopEvent;

internal sealed record NotesMoved(ImmutableArray<long> Notes, long Group) : WorkshopEvent;

internal sealed record MoveUndone(long Move) : WorkshopEvent;

internal sealed record DotsPlaced(long Voter, long Thing, int Count) : WorkshopEvent;

internal sealed record DotsShown(bool Shown) : WorkshopEvent;

internal sealed record CommentAdded(long Thing, string Text) : WorkshopEvent;

internal sealed record CommentHidden(long Comment, string? Reason) : WorkshopEvent;

internal sealed record HandRaised(bool Raised) : WorkshopEvent;

internal sealed record HandCalled(long Participant) : WorkshopEvent;

internal sealed record ThingParked(long Thing, bool Parked) : WorkshopEvent;

internal sealed record GroupSummarised(long Group, string Text) : WorkshopEvent;

internal sealed record GroupCarriedUp(long Group) : WorkshopEvent;

internal sealed record OutcomeAgreed(long Thing, AgreedOutcome Outcome) : WorkshopEvent;

internal sealed record FeedbackGiven(int Score, string? Text) : WorkshopEvent;

internal sealed record Pointed(long Thing) : WorkshopEvent;

internal sealed record TableHandRaised(int Table, string? Name) : WorkshopEvent;

internal sealed record TableHandLowered(long Hand) : WorkshopEvent;

internal sealed record TableHandCalled(long Hand) : WorkshopEvent;

internal sealed record TableFeedbackGiven(int Table, int Score, int People, string? Text) : WorkshopEvent;

internal sealed record BoardShared(string? Key) : WorkshopEvent;

internal sealed record NoteTranslated(long Note, string Language, string Text) : WorkshopEvent;

internal sealed record TranslationSettled(long Note, string Language, bool IsApproved) : WorkshopEvent;

/// <summary>Who did something: a participant by number, or staff.</summary>
internal sealed record Actor(long Participant, string? StaffId = null, string? StaffName = null);

/// <summary>What one accepted command did.</summary>
internal sealed record Operation(long Sequence, Guid Id, DateTimeOffset At, Actor By, ImmutableArray<WorkshopEvent> Events);
