using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// What anyone may ask of a workshop. On the wire it is an object whose <c>do</c> says which it is:
/// <c>{"do":"writeNote","text":"More benches"}</c>. Who may what, and when, is in <see cref="WorkshopGates"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopCommand")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(PrepareWorkshop), "prepare")]
[JsonDerivedType(typeof(MoveWorkshop), "move")]
[JsonDerivedType(typeof(BeginStage), "beginStage")]
[JsonDerivedType(typeof(ExtendStage), "extendStage")]
[JsonDerivedType(typeof(WriteNote), "writeNote")]
[JsonDerivedType(typeof(EditNote), "editNote")]
[JsonDerivedType(typeof(WithdrawNote), "withdrawNote")]
[JsonDerivedType(typeof(HideNote), "hideNote")]
[JsonDerivedType(typeof(PeekNote), "peekNote")]
[JsonDerivedType(typeof(MakeGroup), "makeGroup")]
[JsonDerivedType(typeof(NameGroup), "nameGroup")]
[JsonDerivedType(typeof(MergeGroups), "mergeGroups")]
[JsonDerivedType(typeof(SplitGroup), "splitGroup")]
[JsonDerivedType(typeof(MoveNotes), "moveNotes")]
[JsonDerivedType(typeof(UndoMove), "undoMove")]
[JsonDerivedType(typeof(PlaceDots), "placeDots")]
[JsonDerivedType(typeof(ShowDots), "showDots")]
[JsonDerivedType(typeof(AddComment), "addComment")]
[JsonDerivedType(typeof(HideComment), "hideComment")]
[JsonDerivedType(typeof(RaiseHand), "raiseHand")]
[JsonDerivedType(typeof(CallHand), "callHand")]
[JsonDerivedType(typeof(Park), "park")]
[JsonDerivedType(typeof(Summarise), "summarise")]
[JsonDerivedType(typeof(Agree), "agree")]
[JsonDerivedType(typeof(AddTableNote), "addTableNote")]
[JsonDerivedType(typeof(PlaceTableDots), "placeTableDots")]
[JsonDerivedType(typeof(CountTable), "countTable")]
[JsonDerivedType(typeof(SitAt), "sitAt")]
[JsonDerivedType(typeof(AskToHost), "askToHost")]
[JsonDerivedType(typeof(CarryUp), "carryUp")]
[JsonDerivedType(typeof(IntroduceSelf), "introduceSelf")]
[JsonDerivedType(typeof(DescribeSelf), "describeSelf")]
[JsonDerivedType(typeof(GiveFeedback), "giveFeedback")]
[JsonDerivedType(typeof(RemoveParticipant), "removeParticipant")]
[JsonDerivedType(typeof(PointAt), "pointAt")]
[JsonDerivedType(typeof(RaiseTableHand), "raiseTableHand")]
[JsonDerivedType(typeof(LowerTableHand), "lowerTableHand")]
[JsonDerivedType(typeof(GiveTableFeedback), "giveTableFeedback")]
[JsonDerivedType(typeof(ShareBoard), "shareBoard")]
[JsonDerivedType(typeof(TranslateNote), "translateNote")]
[JsonDerivedType(typeof(ApproveTranslation), "approveTranslation")]
public abstract record WorkshopCommand;

/// <summary>Make a workshop, or change how it is prepared. Once it is open, the stages that have begun stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.PrepareWorkshop")]
public sealed record PrepareWorkshop([property: Id(0)] WorkshopSetup Setup) : WorkshopCommand;

/// <summary>Open, pause, resume, close, reopen or publish.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.MoveWorkshop")]
public sealed record MoveWorkshop([property: Id(0)] WorkshopMove Move, [property: Id(1)] string? Reason = null) : WorkshopCommand;

/// <summary>Go to a stage, by its place in the agenda from 0. A reveal shows everything gathered, in the same operation.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.BeginStage")]
public sealed record BeginStage([property: Id(0)] int Index) : WorkshopCommand;

/// <summary>More time, 1 to 120 minutes from what was left.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.ExtendStage")]
public sealed record ExtendStage([property: Id(0)] int Minutes) : WorkshopCommand;

/// <summary>Write a note, at the table one sits at. Its number is the sequence number in the outcome.</summary>
/// <param name="Text">1 to 500 characters.</param>
/// <param name="Colour">One of <see cref="NoteColours"/>, or null.</param>
/// <param name="Language">A language tag such as <c>cy</c>, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WriteNote")]
public sealed record WriteNote([property: Id(0)] string Text, [property: Id(1)] string? Colour = null, [property: Id(2)] string? Language = null) : WorkshopCommand;

/// <summary>Put other words or another colour on one's own note; null leaves what it is.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.EditNote")]
public sealed record EditNote(
    [property: Id(0)] long Note, [property: Id(1)] string? Text = null, [property: Id(2)] string? Colour = null, [property: Id(3)] string? Language = null) : WorkshopCommand;

/// <summary>Take one's own note away.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.WithdrawNote")]
public sealed record WithdrawNote([property: Id(0)] long Note) : WorkshopCommand;

/// <summary>Keep a note that breaks the house rules from the participants, or show it again. Its author reads the reason.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.HideNote")]
public sealed record HideNote([property: Id(0)] long Note, [property: Id(1)] bool Hidden, [property: Id(2)] string? Reason = null) : WorkshopCommand;

/// <summary>Read one gathered note before the reveal. Everyone sees that it was done, and why; the text is in the outcome alone.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.PeekNote")]
public sealed record PeekNote([property: Id(0)] long Note, [property: Id(1)] string Reason) : WorkshopCommand;

/// <summary>Put notes together under a name, which may be empty. The group's number is the sequence number in the outcome.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.MakeGroup")]
public sealed record MakeGroup([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<long> Notes) : WorkshopCommand;

/// <summary>Name a group, at most 120 characters.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.NameGroup")]
public sealed record NameGroup([property: Id(0)] long Group, [property: Id(1)] string Name) : WorkshopCommand;

/// <summary>Put one group into another, with its notes and dots.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.MergeGroups")]
public sealed record MergeGroups([property: Id(0)] long From, [property: Id(1)] long Into) : WorkshopCommand;

/// <summary>Take some notes of a group into a new one, which keeps where it came from.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.SplitGroup")]
public sealed record SplitGroup([property: Id(0)] long Group, [property: Id(1)] ImmutableArray<long> Notes, [property: Id(2)] string Name) : WorkshopCommand;

/// <summary>Move notes to a group, or to none with 0.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.MoveNotes")]
public sealed record MoveNotes([property: Id(0)] ImmutableArray<long> Notes, [property: Id(1)] long Group) : WorkshopCommand;

/// <summary>Take back a grouping of one's own, by its sequence number. What others have moved since stays where they put it.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.UndoMove")]
public sealed record UndoMove([property: Id(0)] long Move) : WorkshopCommand;

/// <summary>Have so many of one's dots on a group or a note that stands alone; 0 takes them off.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.PlaceDots")]
public sealed record PlaceDots([property: Id(0)] long Thing, [property: Id(1)] int Count) : WorkshopCommand;

/// <summary>Show everyone how many dots stand where, or hide it.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.ShowDots")]
public sealed record ShowDots([property: Id(0)] bool Shown) : WorkshopCommand;

/// <summary>Say something about a group or a note, 1 to 500 characters.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.AddComment")]
public sealed record AddComment([property: Id(0)] long Thing, [property: Id(1)] string Text) : WorkshopCommand;

/// <summary>Hide a comment for a reason, or show it again.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.HideComment")]
public sealed record HideComment([property: Id(0)] long Comment, [property: Id(1)] bool Hidden, [property: Id(2)] string? Reason = null) : WorkshopCommand;

/// <summary>Stand in the queue to speak, or leave it.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.RaiseHand")]
public sealed record RaiseHand([property: Id(0)] bool Raised) : WorkshopCommand;

/// <summary>Give the word to a participant who raised a hand, or to a table's hand by its number; they leave the queue.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.CallHand")]
public sealed record CallHand([property: Id(0)] long Participant) : WorkshopCommand;

/// <summary>Put a group or note aside for another day, or back.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.Park")]
public sealed record Park([property: Id(0)] long Thing, [property: Id(1)] bool Parked) : WorkshopCommand;

/// <summary>Say in a few words what was said about a group, at most 1,000 characters.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.Summarise")]
public sealed record Summarise([property: Id(0)] long Group, [property: Id(1)] string Text) : WorkshopCommand;

/// <summary>Say what becomes of a group or of a note that stands alone; a later word replaces the earlier one.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.Agree")]
public sealed record Agree([property: Id(0)] long Thing, [property: Id(1)] AgreedOutcome Outcome) : WorkshopCommand;

/// <summary>Add a note for people at a table who have no phone; it is labelled so.</summary>
/// <param name="Table">The table; 0 is the hall. A host adds for their own table only.</param>
/// <param name="Sheet">The number on the paper sheet it was written on, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.AddTableNote")]
public sealed record AddTableNote(
    [property: Id(0)] int Table, [property: Id(1)] string Text, [property: Id(2)] string? Sheet = null, [property: Id(3)] string? Language = null) : WorkshopCommand;

/// <summary>Have so many dots on a thing for a table's people without phones.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.PlaceTableDots")]
public sealed record PlaceTableDots([property: Id(0)] int Table, [property: Id(1)] long Thing, [property: Id(2)] int Count) : WorkshopCommand;

/// <summary>Say how many people at a table have no phone, 0 to 200; their dots are so many times a person's.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.CountTable")]
public sealed record CountTable([property: Id(0)] int Table, [property: Id(1)] int People) : WorkshopCommand;

/// <summary>Sit down at a table; 0 is the hall.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.SitAt")]
public sealed record SitAt([property: Id(0)] int Table) : WorkshopCommand;

/// <summary>Ask a participant to look after a table, or no longer with 0.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.AskToHost")]
public sealed record AskToHost([property: Id(0)] long Participant, [property: Id(1)] int Table) : WorkshopCommand;

/// <summary>Carry a table's groups with the most dots up to the hall.</summary>
/// <param name="Most">How many, 1 to 10.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.CarryUp")]
public sealed record CarryUp([property: Id(0)] int Table, [property: Id(1)] int Most) : WorkshopCommand;

/// <summary>Take another first name, or none.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.IntroduceSelf")]
public sealed record IntroduceSelf([property: Id(0)] string? Name) : WorkshopCommand;

/// <summary>Answer the room's questions, each by the place of the answer; a question left out is not answered.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.DescribeSelf")]
public sealed record DescribeSelf([property: Id(0)] ImmutableSortedDictionary<string, int> Answers) : WorkshopCommand;

/// <summary>Say how it was, 1 (poor) to 5 (very good), with at most 500 characters. Given again, it replaces the earlier one.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.GiveFeedback")]
public sealed record GiveFeedback([property: Id(0)] int Score, [property: Id(1)] string? Text = null) : WorkshopCommand;

/// <summary>Remove somebody who breaks the house rules; what they wrote stays, and can be hidden.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.RemoveParticipant")]
public sealed record RemoveParticipant([property: Id(0)] long Participant, [property: Id(1)] string Reason) : WorkshopCommand;

/// <summary>Point at a group or note on every screen, or at nothing with 0.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.PointAt")]
public sealed record PointAt([property: Id(0)] long Thing) : WorkshopCommand;

/// <summary>Stand in the queue to speak for somebody at a table who has no phone. The hand's number is the sequence number in the outcome.</summary>
/// <param name="Name">Who it is, at most 40 characters, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.RaiseTableHand")]
public sealed record RaiseTableHand([property: Id(0)] int Table, [property: Id(1)] string? Name = null) : WorkshopCommand;

/// <summary>Take a table's hand down, by its number.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.LowerTableHand")]
public sealed record LowerTableHand([property: Id(0)] long Hand) : WorkshopCommand;

/// <summary>Say how many of a table's people without phones found it so, 1 (poor) to 5 (very good); 0 of them takes it back, and another number replaces the earlier one.</summary>
/// <param name="Text">What they said of it, at most 500 characters, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.GiveTableFeedback")]
public sealed record GiveTableFeedback([property: Id(0)] int Table, [property: Id(1)] int Score, [property: Id(2)] int People, [property: Id(3)] string? Text = null) : WorkshopCommand;

/// <summary>Let whoever has a link read the board, or end that. A link that was ended stays so: the next one is another.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.ShareBoard")]
public sealed record ShareBoard([property: Id(0)] bool Shared) : WorkshopCommand;

/// <summary>Say a note in another of the site's languages, 1 to 750 characters; it is shown beside the note once it is approved.</summary>
/// <param name="Language">One of <see cref="NoteLanguages"/>, and not the note's own.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.TranslateNote")]
public sealed record TranslateNote([property: Id(0)] long Note, [property: Id(1)] string Language, [property: Id(2)] string Text) : WorkshopCommand;

/// <summary>Approve a translation, by the note's author or in a second act of the facilitator, or take it away.</summary>
/// <param name="Text">The translation as it was read by whoever approves it: another that has taken its place is not approved unread.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.ApproveTranslation")]
public sealed record ApproveTranslation([property: Id(0)] long Note, [property: Id(1)] string Language, [property: Id(2)] bool Approved, [property: Id(3)] string? Text = null) : WorkshopCommand;
