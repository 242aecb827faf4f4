using System.Collections.Immutable;
using ParticipatoryHub.Consents;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Communities;

/// <summary>Where an entry stands.</summary>
public enum EntryStatus
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A resident brought it; an officer has not decided yet.</summary>
    Suggested = 1,

    /// <summary>It counts.</summary>
    Kept = 2,

    /// <summary>It no longer counts; it and its history stay for staff.</summary>
    Withdrawn = 3,
}

/// <summary>What was done to an entry.</summary>
public enum EntryAct
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>It was added.</summary>
    Added = 1,

    /// <summary>What it says was changed.</summary>
    Changed = 2,

    /// <summary>A suggestion was kept, or a withdrawn entry taken back.</summary>
    Kept = 3,

    /// <summary>It was withdrawn.</summary>
    Withdrawn = 4,

    /// <summary>It got a photo, or what is said about its photo was changed.</summary>
    PhotoSet = 5,

    /// <summary>Its photo was taken away for good.</summary>
    PhotoTaken = 6,
}

/// <summary>A photo of an entry.</summary>
/// <param name="Id">Of its bytes.</param>
/// <param name="Alt">What it shows, for those who cannot see it.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Consent">Who agreed that it is shown; staff only read who.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryPhoto")]
public sealed record EntryPhoto(
    [property: Id(0)] string Id,
    [property: Id(1)] string Alt,
    [property: Id(2)] int Width,
    [property: Id(3)] int Height,
    [property: Id(4)] GivenConsent? Consent);

/// <summary>What an entry says.</summary>
/// <param name="Fields">By the name of an <see cref="EntryField"/>; what is not filled in is not there.</param>
/// <param name="Tags">Of the register's tags, sorted.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryText")]
public sealed record EntryText(
    [property: Id(0)] string Title,
    [property: Id(1)] string What,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Fields,
    [property: Id(3)] ImmutableArray<string> Tags,
    [property: Id(4)] Place? Place)
{
    /// <summary>A field as it is filled in, or nothing.</summary>
    public string Field(string name) => Fields.GetValueOrDefault(name, "");

    /// <summary>Whether two say the same.</summary>
    public bool Says(EntryText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Title == other.Title && What == other.What && Place == other.Place && Tags.SequenceEqual(other.Tags) && Fields.SequenceEqual(other.Fields);
    }
}

/// <summary>Where an entry comes from; made at the source, never typed.</summary>
/// <param name="Kind">What it was there.</param>
/// <param name="Place">The slug of the workshop, round or plan.</param>
/// <param name="Thing">Which one there.</param>
/// <param name="Title">What it was called then.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryOrigin")]
public sealed record EntryOrigin(
    [property: Id(0)] EntryOriginKind Kind,
    [property: Id(1)] string Place,
    [property: Id(2)] string Thing,
    [property: Id(3)] string Title)
{
    /// <summary>Of an example that somebody invented.</summary>
    public static EntryOrigin Invented { get; } = new(EntryOriginKind.Invented, "", "", "");

    /// <summary>The same origin has the same key; an example has none.</summary>
    public string Key => Kind == EntryOriginKind.Invented ? "" : $"{Kind.ToString().ToLowerInvariant()}:{Place}:{Thing}";
}

/// <summary>What an entry can come from.</summary>
public enum EntryOriginKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A note, or a group of notes, of a workshop.</summary>
    WorkshopNote = 1,

    /// <summary>An idea in a round.</summary>
    Idea = 2,

    /// <summary>A funded project.</summary>
    Project = 3,

    /// <summary>An action of a plan.</summary>
    Action = 4,

    /// <summary>Nothing: it is an invented example.</summary>
    Invented = 5,

    /// <summary>An entry of a community's evidence.</summary>
    Evidence = 6,

    /// <summary>A workshop as a whole.</summary>
    Workshop = 7,
}

/// <summary>Who asks: a member of staff, a resident, both or nobody.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryReader")]
public sealed record EntryReader([property: Id(0)] ResidentId? Resident, [property: Id(1)] StaffMember? Staff)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static EntryReader Anyone { get; } = new(null, null);
}

/// <summary>Who did something to an entry. A resident's name is kept with their account.</summary>
/// <param name="Staff">The account of the member of staff, or nothing.</param>
/// <param name="Name">The name of the member of staff, or nothing.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryHand")]
public sealed record EntryHand([property: Id(0)] string Staff, [property: Id(1)] string Name, [property: Id(2)] ResidentId? Resident);

/// <summary>Adds an entry.</summary>
/// <param name="Command">Made with the form: sent twice, it is one entry.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.AddEntry")]
public sealed record AddEntry(
    [property: Id(0)] Guid Command,
    [property: Id(1)] EntryText Text,
    [property: Id(2)] EntryReader By,
    [property: Id(3)] EntryOrigin? Origin = null);

/// <summary>Changes what an entry says.</summary>
/// <param name="Version">The version that was read: what somebody else changed meanwhile is not written over.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.ChangeEntry")]
public sealed record ChangeEntry(
    [property: Id(0)] Guid Command,
    [property: Id(1)] int Number,
    [property: Id(2)] long Version,
    [property: Id(3)] EntryText Text,
    [property: Id(4)] EntryReader By);

/// <summary>Keeps a suggestion, withdraws an entry or takes it back.</summary>
/// <param name="Reason">Needed to withdraw.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.DecideEntry")]
public sealed record DecideEntry(
    [property: Id(0)] Guid Command,
    [property: Id(1)] int Number,
    [property: Id(2)] EntryStatus To,
    [property: Id(3)] string? Reason,
    [property: Id(4)] EntryReader By);

/// <summary>Gives an entry a photo, or with null takes it away for good.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.SetEntryPhoto")]
public sealed record SetEntryPhoto(
    [property: Id(0)] Guid Command,
    [property: Id(1)] int Number,
    [property: Id(2)] EntryPhoto? Photo,
    [property: Id(3)] EntryReader By);

/// <summary>Says that two entries of evidence contradict each other; both stay.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.LinkEntries")]
public sealed record LinkEntries(
    [property: Id(0)] int Number,
    [property: Id(1)] int Other,
    [property: Id(2)] string? Why,
    [property: Id(3)] StaffMember? By);

/// <summary>What came of a command.</summary>
/// <param name="Number">The entry's, or 0.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryOutcome")]
public sealed record EntryOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] int Number)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>An entry as it is kept.</summary>
/// <param name="Version">Raised by each change.</param>
/// <param name="IsPublic">Whether everybody may read it.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.Entry")]
public sealed record Entry(
    [property: Id(0)] int Number,
    [property: Id(1)] long Version,
    [property: Id(2)] EntryStatus Status,
    [property: Id(3)] EntryText Text,
    [property: Id(4)] EntryHand By,
    [property: Id(5)] EntryOrigin? Origin,
    [property: Id(6)] DateTimeOffset AddedAt,
    [property: Id(7)] DateTimeOffset ChangedAt,
    [property: Id(8)] bool IsPublic,
    [property: Id(9)] EntryPhoto? Photo = null);

/// <summary>A change of an entry.</summary>
/// <param name="Text">What it said afterwards.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryChange")]
public sealed record EntryChange(
    [property: Id(0)] EntryAct Act,
    [property: Id(1)] EntryHand By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Reason,
    [property: Id(4)] EntryText Text);

/// <summary>Another entry that contradicts one.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryLink")]
public sealed record EntryLink(
    [property: Id(0)] int Number,
    [property: Id(1)] string Title,
    [property: Id(2)] string Why,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] bool IsPublic);

/// <summary>An entry with all that belongs to it, as somebody may see it.</summary>
/// <param name="History">Newest first; empty for whoever only reads.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryView")]
public sealed record EntryView(
    [property: Id(0)] Entry Entry,
    [property: Id(1)] ImmutableArray<EntryLink> Links,
    [property: Id(2)] ImmutableArray<EntryChange> History,
    [property: Id(3)] bool MayChange,
    [property: Id(4)] bool MayDecide,
    [property: Id(5)] bool MayLink);

/// <summary>What is asked of a register.</summary>
/// <param name="Words">Every word must be in the entry.</param>
/// <param name="Kind">One kind, or null for all.</param>
/// <param name="Tag">One tag, or null for all.</param>
/// <param name="Status">Kept where it is Unspecified; what is not kept is found only by whoever may see it.</param>
/// <param name="Take">At most 500.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryQuery")]
public sealed record EntryQuery(
    [property: Id(0)] EntryReader Reader,
    [property: Id(1)] string? Words = null,
    [property: Id(2)] string? Kind = null,
    [property: Id(3)] string? Tag = null,
    [property: Id(4)] EntryStatus Status = EntryStatus.Unspecified,
    [property: Id(5)] int Skip = 0,
    [property: Id(6)] int Take = 50);

/// <summary>A page of a register.</summary>
/// <param name="Found">How many there are in all that match.</param>
/// <param name="Waiting">How many suggestions wait for a decision; 0 for whoever does not decide.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryPage")]
public sealed record EntryPage([property: Id(0)] ImmutableArray<Entry> Entries, [property: Id(1)] int Found, [property: Id(2)] int Waiting);

/// <summary>How many entries of a kind are kept.</summary>
/// <param name="Sources">From how many different sources they are.</param>
/// <param name="Methods">In how many different ways they were gathered.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryKindCount")]
public sealed record EntryKindCount([property: Id(0)] string Kind, [property: Id(1)] int Count, [property: Id(2)] int Sources, [property: Id(3)] int Methods);

/// <summary>How many kept entries of a kind bear a tag.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.EntryTagCount")]
public sealed record EntryTagCount([property: Id(0)] string Kind, [property: Id(1)] string Tag, [property: Id(2)] int Count);
