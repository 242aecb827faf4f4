using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Drafts;

/// <summary>Keep a ballot that is not cast yet.</summary>
/// <param name="VoterCode">As typed; empty where <paramref name="Person"/> votes.</param>
/// <param name="Person">Who votes without a code, or null.</param>
/// <param name="Choices">As far as they are made.</param>
[GenerateSerializer, Immutable, Alias("hub.drafts.SaveDraft")]
public sealed record SaveDraft(
    [property: Id(0)] string VoterCode,
    [property: Id(1)] Person? Person,
    [property: Id(2)] ImmutableArray<Choice> Choices)
{
    /// <summary>Neither the code nor the choices: requests are printed in time-out messages.</summary>
    public override string ToString() => nameof(SaveDraft);
}

/// <summary>Whose draft it is about.</summary>
[GenerateSerializer, Immutable, Alias("hub.drafts.ReadDraft")]
public sealed record ReadDraft([property: Id(0)] string VoterCode, [property: Id(1)] Person? Person)
{
    /// <summary>Not the code.</summary>
    public override string ToString() => nameof(ReadDraft);
}

/// <summary>Write to an address before the close, if the vote is not cast by then.</summary>
/// <param name="Email">Kept apart from the choices, sealed, and deleted when it was written to, when the vote is cast, or at the close.</param>
/// <param name="Language">The language of the letter, as in <c>lang</c>.</param>
[GenerateSerializer, Immutable, Alias("hub.drafts.RemindOfDraft")]
public sealed record RemindOfDraft(
    [property: Id(0)] string VoterCode,
    [property: Id(1)] Person? Person,
    [property: Id(2)] string Email,
    [property: Id(3)] string Language)
{
    /// <summary>Neither code nor address.</summary>
    public override string ToString() => nameof(RemindOfDraft);
}

/// <summary>What became of it.</summary>
/// <param name="Refusal">Null when it was done.</param>
[GenerateSerializer, Immutable, Alias("hub.drafts.DraftOutcome")]
public sealed record DraftOutcome([property: Id(0)] Refused? Refusal);

/// <summary>A ballot that is not cast yet.</summary>
/// <param name="Choices">Empty when there is none.</param>
/// <param name="Reminds">Whether an address waits to be written to.</param>
[GenerateSerializer, Immutable, Alias("hub.drafts.DraftView")]
public sealed record DraftView([property: Id(0)] ImmutableArray<Choice> Choices, [property: Id(1)] bool Reminds)
{
    /// <summary>Nothing there.</summary>
    public static DraftView None { get; } = new([], false);

    /// <summary>Not the choices.</summary>
    public override string ToString() => nameof(DraftView);
}
