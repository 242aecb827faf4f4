using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// Who asks. The web fills <see cref="Staff"/> from the sign-in, and <see cref="Token"/> from the participant's cookie; both may be null
/// for a stranger. The grain knows tokens by their SHA-256 only.
/// </summary>
/// <param name="ReaderKey">What the link ended with by which somebody came to read the board; null for everyone else.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopPerson")]
public sealed record WorkshopPerson(
    [property: Id(0)] StaffMember? Staff = null,
    [property: Id(1)] string? Token = null,
    [property: Id(2)] string? ReaderKey = null)
{
    /// <summary>A member of staff.</summary>
    public static WorkshopPerson Of(StaffMember staff) => new(staff);

    /// <summary>A participant.</summary>
    public static WorkshopPerson Of(string token) => new(null, token);
}

/// <summary>What became of a command. Sending the same operation id again gives the same answer and changes nothing.</summary>
/// <param name="Refusals">Why not; empty when it was accepted.</param>
/// <param name="Sequence">The operation's number, which is also that of the note, group or comment it made; 0 when refused.</param>
/// <param name="Text">What a peek read; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopOutcome")]
public sealed record WorkshopOutcome(
    [property: Id(0)] ImmutableArray<Refused> Refusals,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string? Text = null)
{
    /// <summary>Whether it was accepted.</summary>
    [JsonIgnore]
    public bool IsAccepted => Refusals.IsEmpty;

    /// <summary>A no.</summary>
    public static WorkshopOutcome No(string code, string sentence, string? field = null) => new([new Refused(code, sentence, field)], 0);
}

/// <summary>Join a workshop.</summary>
/// <param name="JoinId">Made with the form; asked again, it keeps the place in the line, and joins once.</param>
/// <param name="Token">32 hex characters from a cryptographic generator, made by the web and kept in the participant's cookie.</param>
/// <param name="Name">A first name of at most 40 characters, or null.</param>
/// <param name="Table">The table, or 0.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.JoinWorkshop")]
public sealed record JoinWorkshop(
    [property: Id(0)] Guid JoinId,
    [property: Id(1)] string Token,
    [property: Id(2)] string? Name = null,
    [property: Id(3)] int Table = 0);

/// <summary>What became of it: joined, refused, or a place in the line.</summary>
/// <param name="Participant">The participant's number, or 0.</param>
/// <param name="Place">How many stand before one in the line, counting oneself; 0 when not in a line.</param>
/// <param name="AskAgain">When to ask again with the same join id.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.JoinOutcome")]
public sealed record JoinOutcome(
    [property: Id(0)] ImmutableArray<Refused> Refusals,
    [property: Id(1)] long Participant,
    [property: Id(2)] int Place = 0,
    [property: Id(3)] TimeSpan AskAgain = default);

/// <summary>What becomes of a group.</summary>
public enum OutcomeKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Somebody does it.</summary>
    Action = 1,

    /// <summary>It goes to a round as an idea.</summary>
    Idea = 2,

    /// <summary>It is kept as evidence of what people said.</summary>
    Evidence = 3,

    /// <summary>It is not taken further, for the reason given.</summary>
    Declined = 4,
}

/// <summary>What was agreed.</summary>
/// <param name="Text">What is done or kept, or why not; 1 to 1,000 characters.</param>
/// <param name="Owner">Who does an action; needed for one.</param>
/// <param name="Due">By when; needed for an action.</param>
/// <param name="Outcome">The outcome of the framework that an action serves, or null.</param>
/// <param name="Round">The round an idea goes to; needed for an idea.</param>
/// <param name="Link">The number of the idea or evidence that was made of it, once it is made; the trail back is in that thing.</param>
/// <param name="Community">The slug of the community whose register evidence is kept in, or null where it stays in the workshop.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.AgreedOutcome")]
public sealed record AgreedOutcome(
    [property: Id(0)] OutcomeKind Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] string? Owner = null,
    [property: Id(3)] DateOnly? Due = null,
    [property: Id(4)] string? Outcome = null,
    [property: Id(5)] string? Round = null,
    [property: Id(6)] string? Link = null,
    [property: Id(7)] string? Community = null);

/// <summary>A workshop as it is from outside.</summary>
/// <param name="Tables">How many tables there are to sit at.</param>
/// <param name="IsRehearsal">Nothing in it counts, and it will be thrown away.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopDoor")]
public sealed record WorkshopDoor(
    [property: Id(0)] string Code,
    [property: Id(1)] string Title,
    [property: Id(2)] WorkshopPhase Phase,
    [property: Id(3)] int Tables,
    [property: Id(4)] bool IsRehearsal = false);

/// <summary>That there is a note which is not shown yet.</summary>
/// <param name="Table">Where its author sat, or 0.</param>
/// <param name="IsProxy">Added for a table's people without phones.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.GatheredNote")]
public sealed record GatheredNote([property: Id(0)] long Number, [property: Id(1)] int Table, [property: Id(2)] bool IsProxy);

/// <summary>What became of a note: each step from it to what was agreed, for its author to keep.</summary>
/// <param name="Groups">The groups it is in now, from the one it stands in to the one that one was merged into.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.NoteReceipt")]
public sealed record NoteReceipt(
    [property: Id(0)] long Note,
    [property: Id(1)] string? Text,
    [property: Id(2)] ImmutableArray<NamedGroup> Groups,
    [property: Id(3)] int? Dots,
    [property: Id(4)] AgreedOutcome? Outcome,
    [property: Id(5)] ImmutableArray<ReceiptStep> Steps);

/// <summary>A group by number and name.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.NamedGroup")]
public sealed record NamedGroup([property: Id(0)] long Number, [property: Id(1)] string Name);

/// <summary>Something that happened to a note or its groups.</summary>
/// <param name="What">Stable, lower case with hyphens: <c>written</c>, <c>revealed</c>, <c>grouped</c>, <c>merged</c>, <c>agreed</c>…</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.ReceiptStep")]
public sealed record ReceiptStep([property: Id(0)] long Sequence, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string What);

/// <summary>One operation as a replay shows it: what changed for anyone who may read the published workshop.</summary>
/// <param name="Changes">As in the live stream.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.ReplayStep")]
public sealed record ReplayStep(
    [property: Id(0)] long Sequence,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ImmutableArray<BoardChange> Changes);

/// <summary>A note that its author is changing at this moment.</summary>
/// <param name="Name">The author's first name, where the workshop shows it.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.EditedNote")]
public readonly record struct EditedNote([property: Id(0)] long Note, [property: Id(1)] string? Name);

/// <summary>The notes that are being changed at this moment, all of them: who is not among them has stopped. In no journal, and gone with the grain.</summary>
/// <param name="Notes">At most 20, by their numbers.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.EditedNotes")]
public sealed record EditedNotes([property: Id(0)] string Workshop, [property: Id(1)] ImmutableArray<EditedNote> Notes);

/// <summary>A board as one audience sees it at one operation, as UTF-8 JSON: an object by <see cref="BoardKey"/>. The same for everyone in the audience.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.BoardSnapshot")]
public sealed record BoardSnapshot([property: Id(0)] long Sequence, [property: Id(1)] byte[] Json);

/// <summary>A property of a thing on the board that changed.</summary>
/// <param name="For">Who is told.</param>
/// <param name="Thing">As <see cref="BoardKey"/>.</param>
/// <param name="Property">As in the snapshot's JSON; empty when the thing is gone.</param>
/// <param name="Json">The new value as JSON; <c>null</c> as JSON when there is none any more.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.BoardChange")]
public readonly record struct BoardChange(
    [property: Id(0)] BoardAudience For,
    [property: Id(1)] string Thing,
    [property: Id(2)] string Property,
    [property: Id(3)] string Json);

/// <summary>What the operations of one commit changed.</summary>
/// <param name="From">The operation before the first.</param>
/// <param name="To">The last operation.</param>
/// <param name="IsAnew">So much changed at once, as in a reveal, that the board is better read anew; <paramref name="Changes"/> is empty then.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopNews")]
public sealed record WorkshopNews(
    [property: Id(0)] string Workshop,
    [property: Id(1)] long From,
    [property: Id(2)] long To,
    [property: Id(3)] bool IsAnew,
    [property: Id(4)] ImmutableArray<BoardChange> Changes);

/// <summary>A line in the list of workshops.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopSummary")]
public sealed record WorkshopSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] string Code,
    [property: Id(2)] string Title,
    [property: Id(3)] WorkshopPhase Phase,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? Community = null);
