using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>Everything about a workshop after an operation; the snapshot is this as JSON. Numbers of things are those of the operations that made them.</summary>
internal sealed record WorkshopState
{
    public static WorkshopState Empty { get; } = new();

    public long Sequence { get; init; }

    public WorkshopSetup? Setup { get; init; }

    public string Code { get; init; } = "";

    /// <summary>When it was first prepared.</summary>
    public DateTimeOffset PreparedAt { get; init; }

    public WorkshopPhase Phase { get; init; }

    public string? Reason { get; init; }

    public int Stage { get; init; } = -1;

    public DateTimeOffset? EndsAt { get; init; }

    public bool AreDotsShown { get; init; }

    public long PointsAt { get; init; }

    public ImmutableSortedDictionary<long, Participant> People { get; init; } = ImmutableSortedDictionary<long, Participant>.Empty;

    public ImmutableSortedDictionary<long, Note> Notes { get; init; } = ImmutableSortedDictionary<long, Note>.Empty;

    public ImmutableSortedDictionary<long, NoteGroup> Groups { get; init; } = ImmutableSortedDictionary<long, NoteGroup>.Empty;

    public ImmutableSortedDictionary<long, BoardComment> Comments { get; init; } = ImmutableSortedDictionary<long, BoardComment>.Empty;

    /// <summary>By voter, a participant's number or −1 − table, and thing.</summary>
    public ImmutableSortedDictionary<long, ImmutableSortedDictionary<long, int>> Dots { get; init; } = ImmutableSortedDictionary<long, ImmutableSortedDictionary<long, int>>.Empty;

    /// <summary>How many dots stand on a thing, as they were placed.</summary>
    public ImmutableSortedDictionary<long, int> Tally { get; init; } = ImmutableSortedDictionary<long, int>.Empty;

    public int DotsCast { get; init; }

    /// <summary>Participants who wait to speak, first come first.</summary>
    public ImmutableList<long> Hands { get; init; } = [];

    /// <summary>People without phones, by table.</summary>
    public ImmutableSortedDictionary<int, int> TablePeople { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    public ImmutableList<Peek> Peeks { get; init; } = [];

    /// <summary>The newest groupings, for whoever made them to take back.</summary>
    public ImmutableSortedDictionary<long, BoardMove> Moves { get; init; } = ImmutableSortedDictionary<long, BoardMove>.Empty;

    public ImmutableSortedDictionary<long, FeedbackView> Feedback { get; init; } = ImmutableSortedDictionary<long, FeedbackView>.Empty;

    public int Unrevealed { get; init; }

    /// <summary>Hands of people without phones, by the number of the operation that raised them; in <see cref="Hands"/> among the others.</summary>
    public ImmutableSortedDictionary<long, TableHand> TableHands { get; init; } = ImmutableSortedDictionary<long, TableHand>.Empty;

    /// <summary>How often somebody without a phone was given the word, by table.</summary>
    public ImmutableSortedDictionary<int, int> TableSpoken { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>How people without phones found it, by table and score.</summary>
    public ImmutableSortedDictionary<int, ImmutableSortedDictionary<int, TableScore>> TableFeedback { get; init; } = ImmutableSortedDictionary<int, ImmutableSortedDictionary<int, TableScore>>.Empty;

    /// <summary>What the link to read the board ends with; null while there is none.</summary>
    public string? ReaderKey { get; init; }

    /// <summary>The operation that made the link, or 0.</summary>
    public long SharedBy { get; init; }

    /// <summary>How many of a table's people without phones have said how it was.</summary>
    public int TableAnswers(int table) => TableFeedback.GetValueOrDefault(table)?.Values.Sum(score => score.People) ?? 0;

    /// <summary>The stage of the agenda, or null before the first.</summary>
    public AgendaStage? Now() => Setup is { } setup && Stage >= 0 && Stage < setup.Agenda.Length ? setup.Agenda[Stage] : null;

    /// <summary>The group that a group has become part of, or itself.</summary>
    public long RootOf(long group)
    {
        while (Groups.TryGetValue(group, out var found) && found.MergedInto != 0)
        {
            group = found.MergedInto;
        }

        return group;
    }

    /// <summary>What a dot on a thing counts for: the group that a note stands in, or the thing itself.</summary>
    public long CountsFor(long thing) => Notes.TryGetValue(thing, out var note) && note.Group != 0 ? RootOf(note.Group) : RootOf(thing);

    /// <summary>The dots that count for a group or a note that stands alone.</summary>
    public int DotsOn(long thing)
    {
        var own = Tally.GetValueOrDefault(thing);
        return Groups.TryGetValue(thing, out var group)
            ? own + group.Notes.Sum(note => Tally.GetValueOrDefault(note)) + group.Merged.Sum(DotsOn)
            : own;
    }

    /// <summary>SHA-256 of the state's JSON, in lower-case hex.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, HubJson.Options)));
}

internal sealed record Participant(string TokenHash, string? Name, int Table, int HostOf = 0, string? RemovedBecause = null, DateTimeOffset? HandAt = null, int Spoken = 0, int Written = 0)
{
    /// <summary>In an order that is the same on every machine, since the state is hashed.</summary>
    public ImmutableSortedDictionary<string, int> Answers { get; init => field = value.WithComparers(StringComparer.Ordinal); } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}

/// <param name="Author">A participant's number, or 0 where staff wrote it.</param>
internal sealed record Note(
    long Author, string Text, string? Colour, string? Language, int Table, bool IsRevealed, bool IsProxy, string? Sheet,
    long Group = 0, bool IsWithdrawn = false, string? HiddenBecause = null, bool IsParked = false, AgreedOutcome? Outcome = null)
{
    /// <summary>Approved translations by language, or null.</summary>
    public ImmutableSortedDictionary<string, string>? Translations { get; init => field = value?.WithComparers(StringComparer.Ordinal); }

    /// <summary>Translations that nobody has approved yet, or null.</summary>
    public ImmutableSortedDictionary<string, string>? Proposed { get; init => field = value?.WithComparers(StringComparer.Ordinal); }
}

internal sealed record TableHand(int Table, string? Name, DateTimeOffset At);

internal sealed record TableScore(int People, string? Text);

internal sealed record NoteGroup(string Name, int Table, ImmutableSortedSet<long> Notes, long SplitFrom = 0, long MergedInto = 0, int From = 0)
{
    public ImmutableSortedSet<long> Merged { get; init; } = [];

    public string? Summary { get; init; }

    public bool IsParked { get; init; }

    /// <summary>Its making was taken back.</summary>
    public bool IsGone { get; init; }

    public AgreedOutcome? Outcome { get; init; }

    /// <summary>Whether it stands on the board.</summary>
    public bool Stands() => MergedInto == 0 && !IsGone;
}

internal sealed record BoardComment(long Thing, long Author, string? StaffName, string Text, string? HiddenBecause = null);

internal sealed record Peek(long Note, string By, string Reason, DateTimeOffset At);

/// <summary>A grouping as it can be taken back.</summary>
/// <param name="Steps">Notes with the group each came from and the one it went to.</param>
/// <param name="Made">The group that was made, or 0.</param>
/// <param name="Merged">The group that was merged away, or 0.</param>
/// <param name="Named">The group that was named, or 0, with its name before and after.</param>
internal sealed record BoardMove(Actor By, ImmutableArray<NoteStep> Steps, long Made = 0, long Merged = 0, long Named = 0, string? Before = null, string? After = null);

internal sealed record NoteStep(long Note, long From, long To);
