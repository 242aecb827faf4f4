using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// A board as somebody sees it, for a page to render. <see cref="Sequence"/> is where the live stream goes on from. Its things have
/// short JSON names, since the live stream sends them to every phone: the same names stand in snapshots and changes.
/// </summary>
/// <param name="People">For the facilitator only.</param>
/// <param name="Feedback">For the facilitator only.</param>
/// <param name="Tables">For the facilitator, and a host's own; the hall is table 0.</param>
/// <param name="ReaderKey">For the facilitator only: what the link to read the board ends with, or null while there is none.</param>
/// <param name="TableHands">Hands of people without phones, first come first: for the facilitator, and a host's own table's.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopView")]
public sealed record WorkshopView(
    [property: Id(0)] long Sequence,
    [property: Id(1)] WorkshopSetup Setup,
    [property: Id(2)] RoomView Room,
    [property: Id(3)] ImmutableArray<NoteView> Notes,
    [property: Id(4)] ImmutableArray<GroupView> Groups,
    [property: Id(5)] ImmutableArray<CommentView> Comments,
    [property: Id(6)] ImmutableArray<PersonView> People,
    [property: Id(7)] ImmutableArray<FeedbackView> Feedback,
    [property: Id(8)] MineView? Mine,
    [property: Id(9)] ImmutableArray<TableView> Tables,
    [property: Id(10)] string? ReaderKey,
    [property: Id(11)] ImmutableArray<TableHandView> TableHands);

/// <summary>A hand that is up for somebody without a phone.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.TableHandView")]
public sealed record TableHandView(
    [property: Id(0)] long Number,
    [property: Id(1)] int Table,
    [property: Id(2)] string? Name,
    [property: Id(3)] DateTimeOffset At);

/// <summary>How many people are at a table.</summary>
/// <param name="Table">The table; 0 is the hall.</param>
/// <param name="Seated">How many sit there with a phone.</param>
/// <param name="WithoutPhones">How many have none.</param>
/// <param name="Hosts">How many look after it.</param>
/// <param name="Spoken">How often somebody here without a phone was given the word.</param>
/// <param name="Feedback">What people here without phones said of it, by score.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.TableView")]
public sealed record TableView(
    [property: Id(0)] int Table,
    [property: Id(1)] int Seated,
    [property: Id(2)] int WithoutPhones,
    [property: Id(3)] int Hosts,
    [property: Id(4)] int Spoken,
    [property: Id(5)] ImmutableArray<FeedbackView> Feedback);

/// <summary>The room as a whole.</summary>
/// <param name="Stage">The stage's place in the agenda, or -1 before the first.</param>
/// <param name="People">How many have joined.</param>
/// <param name="Faces">At most 20 first names of those who joined last.</param>
/// <param name="Gathered">How many notes have been written, those not revealed included.</param>
/// <param name="Unrevealed">How many of them are not revealed.</param>
/// <param name="DotsCast">How many dots are placed.</param>
/// <param name="Hands">How many wait to speak.</param>
/// <param name="Peeks">How often the facilitator read a note before the reveal.</param>
/// <param name="Who">Answers to the room's questions, with how many gave them and how many of these wrote or spoke; under five are left out.</param>
/// <param name="Feedback">How many have said how it was, people without phones included.</param>
/// <param name="Spoken">How often somebody was given the word, people without phones included.</param>
/// <param name="SpokenWithoutPhones">How often it was somebody without a phone.</param>
/// <param name="FeedbackWithoutPhones">For how many people without phones it was said how it was.</param>
/// <param name="SharedBy">For the facilitator only: the operation that made the link to read the board, or 0 while there is none.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.RoomView")]
public sealed record RoomView(
    [property: Id(0), JsonPropertyName("code")] string Code,
    [property: Id(1), JsonPropertyName("phase")] WorkshopPhase Phase,
    [property: Id(2), JsonPropertyName("stage")] int Stage,
    [property: Id(3), JsonPropertyName("kind")] WorkshopStage Kind,
    [property: Id(4), JsonPropertyName("prompt")] string? Prompt,
    [property: Id(5), JsonPropertyName("ends")] DateTimeOffset? EndsAt,
    [property: Id(6), JsonPropertyName("reason")] string? Reason,
    [property: Id(7), JsonPropertyName("people")] int People,
    [property: Id(8), JsonPropertyName("faces")] string? Faces,
    [property: Id(9), JsonPropertyName("gathered")] int Gathered,
    [property: Id(10), JsonPropertyName("unrevealed")] int Unrevealed,
    [property: Id(11), JsonPropertyName("dotsCast")] int DotsCast,
    [property: Id(12), JsonPropertyName("dotsShown")] bool DotsShown,
    [property: Id(13), JsonPropertyName("hands")] int Hands,
    [property: Id(14), JsonPropertyName("peeks")] int Peeks,
    [property: Id(15), JsonPropertyName("point")] long PointsAt,
    [property: Id(16), JsonPropertyName("who")] string? Who,
    [property: Id(17), JsonPropertyName("proxied")] int PeopleWithoutPhones,
    [property: Id(18), JsonPropertyName("feedback")] int Feedback,
    [property: Id(19), JsonPropertyName("spoken")] int Spoken,
    [property: Id(20), JsonPropertyName("spokenProxied")] int SpokenWithoutPhones,
    [property: Id(21), JsonPropertyName("feedbackProxied")] int FeedbackWithoutPhones,
    [property: Id(22), JsonPropertyName("readers")] long SharedBy);

/// <summary>A note.</summary>
/// <param name="Name">Its author's first name, where the workshop shows it.</param>
/// <param name="Group">The group it stands in, or 0.</param>
/// <param name="IsProxy">Added for a table's people without phones.</param>
/// <param name="Dots">How many stand on it, once they are shown; a note in a group has none of its own.</param>
/// <param name="HiddenBecause">Why it is kept from participants; they never see such a note.</param>
/// <param name="Translations">Approved translations, by language; null when there is none.</param>
/// <param name="Proposed">Those that wait to be approved: for the facilitator and the note's author only.</param>
/// <param name="Waiting">How many wait: told to everybody, so that the author's phone learns that there is something to read.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.NoteView")]
public sealed record NoteView(
    [property: Id(0), JsonIgnore] long Number,
    [property: Id(1), JsonPropertyName("t")] string Text,
    [property: Id(2), JsonPropertyName("c")] string? Colour,
    [property: Id(3), JsonPropertyName("l")] string? Language,
    [property: Id(4), JsonPropertyName("a")] string? Name,
    [property: Id(5), JsonPropertyName("b")] int Table,
    [property: Id(6), JsonPropertyName("g")] long Group,
    [property: Id(7), JsonPropertyName("x")] bool IsProxy,
    [property: Id(8), JsonPropertyName("k")] bool IsParked,
    [property: Id(9), JsonPropertyName("d")] int? Dots,
    [property: Id(10), JsonPropertyName("s")] string? Sheet,
    [property: Id(11), JsonPropertyName("h")] string? HiddenBecause,
    [property: Id(12), JsonPropertyName("o")] AgreedOutcome? Outcome,
    [property: Id(13), JsonPropertyName("r")] bool IsRevealed,
    [property: Id(14), JsonPropertyName("v")] ImmutableSortedDictionary<string, string>? Translations = null,
    [property: Id(15), JsonPropertyName("w")] ImmutableSortedDictionary<string, string>? Proposed = null,
    [property: Id(16), JsonPropertyName("q")] int Waiting = 0);

/// <summary>A group.</summary>
/// <param name="Notes">How many notes stand in it.</param>
/// <param name="Table">The table whose board it is on; 0 is the hall.</param>
/// <param name="From">The table it was carried up from, or 0.</param>
/// <param name="SplitFrom">The group it was split from, or 0.</param>
/// <param name="Merged">How many groups were merged into it.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.GroupView")]
public sealed record GroupView(
    [property: Id(0), JsonIgnore] long Number,
    [property: Id(1), JsonPropertyName("t")] string Name,
    [property: Id(2), JsonPropertyName("b")] int Table,
    [property: Id(3), JsonPropertyName("n")] int Notes,
    [property: Id(4), JsonPropertyName("u")] string? Summary,
    [property: Id(5), JsonPropertyName("k")] bool IsParked,
    [property: Id(6), JsonPropertyName("d")] int? Dots,
    [property: Id(7), JsonPropertyName("f")] int From,
    [property: Id(8), JsonPropertyName("z")] long SplitFrom,
    [property: Id(9), JsonPropertyName("m")] int Merged,
    [property: Id(10), JsonPropertyName("o")] AgreedOutcome? Outcome);

/// <summary>A comment on a group or note.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.CommentOnBoard")]
public sealed record CommentView(
    [property: Id(0), JsonIgnore] long Number,
    [property: Id(1), JsonPropertyName("on")] long Thing,
    [property: Id(2), JsonPropertyName("t")] string Text,
    [property: Id(3), JsonPropertyName("a")] string? Name,
    [property: Id(4), JsonPropertyName("staff")] bool IsStaff,
    [property: Id(5), JsonPropertyName("h")] string? HiddenBecause);

/// <summary>A participant, for the facilitator.</summary>
/// <param name="HandAt">When they raised a hand; null while it is down.</param>
/// <param name="Spoken">How often they were called.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.PersonView")]
public sealed record PersonView(
    [property: Id(0), JsonIgnore] long Number,
    [property: Id(1), JsonPropertyName("a")] string? Name,
    [property: Id(2), JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Table,
    [property: Id(3), JsonPropertyName("host")] int HostOf,
    [property: Id(4), JsonPropertyName("removed")] string? RemovedBecause,
    [property: Id(5), JsonPropertyName("hand")] DateTimeOffset? HandAt,
    [property: Id(6), JsonPropertyName("spoken")] int Spoken);

/// <summary>What somebody thought of it; nobody's name.</summary>
/// <param name="WithoutPhones">How many people without phones it was typed in for; 0 where somebody said it for themselves.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.FeedbackView")]
public sealed record FeedbackView([property: Id(0)] int Score, [property: Id(1)] string? Text, [property: Id(2)] int WithoutPhones = 0);

/// <summary>What is one participant's own, and goes to nobody else.</summary>
/// <param name="Notes">One's notes, those not revealed included.</param>
/// <param name="Dots">One's dots, by group or note.</param>
/// <param name="DotsLeft">How many are left in this stage.</param>
/// <param name="HandPlace">One's place in the queue to speak, or 0.</param>
/// <param name="Moves">The newest of one's groupings that can be taken back, by sequence number.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.MineView")]
public sealed record MineView(
    [property: Id(0)] WorkshopRole Role,
    [property: Id(1)] long Number,
    [property: Id(2)] string? Name,
    [property: Id(3)] int Table,
    [property: Id(4)] int HostOf,
    [property: Id(5)] ImmutableArray<NoteView> Notes,
    [property: Id(6)] ImmutableSortedDictionary<long, int> Dots,
    [property: Id(7)] int DotsLeft,
    [property: Id(8)] int HandPlace,
    [property: Id(9)] ImmutableArray<long> Moves,
    [property: Id(10)] ImmutableSortedDictionary<string, int> Answers,
    [property: Id(11)] FeedbackView? Feedback);
