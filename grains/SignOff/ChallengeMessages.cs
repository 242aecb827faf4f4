using ParticipatoryHub.People;

namespace ParticipatoryHub.SignOff;

/// <summary>An objection to a published result, and what the council says to it. Everybody can read it.</summary>
/// <param name="Number">Counted per round from 1.</param>
/// <param name="What">What is objected to, without a name.</param>
/// <param name="RecordedAt">When it was put on record.</param>
/// <param name="Answer">What the council says; null while it is awaited.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.Challenge")]
public sealed record Challenge(
    [property: Id(0)] int Number,
    [property: Id(1)] string What,
    [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] string? Answer = null,
    [property: Id(4)] DateTimeOffset? AnsweredAt = null)
{
    /// <summary>The council agrees with it: the result has to be set aside.</summary>
    [Id(5)]
    public bool Upheld { get; init; }

    /// <summary>Which of the results that were set aside it led to, from 1; null where it led to none yet.</summary>
    [Id(6)]
    public int? SetAside { get; init; }
}

/// <summary>Put an objection on record, while the time for them runs.</summary>
[GenerateSerializer, Immutable, Alias("hub.signoff.RecordChallenge")]
public sealed record RecordChallenge([property: Id(0)] string What, [property: Id(1)] StaffMember By);

/// <summary>Answer an objection, once and for all.</summary>
/// <param name="Upheld">The council agrees with it.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.AnswerChallenge")]
public sealed record AnswerChallenge([property: Id(0)] int Number, [property: Id(1)] string Answer, [property: Id(2)] StaffMember By, [property: Id(3)] bool Upheld = false);

/// <summary>A result that was published and then set aside, as anyone may see it.</summary>
/// <param name="Version">The count that was published.</param>
/// <param name="Reason">Why, in the council's words.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.SetAside")]
public sealed record SetAside(
    [property: Id(0)] int Version,
    [property: Id(1)] DateTimeOffset PublishedAt,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At);
