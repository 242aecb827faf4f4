using System.ComponentModel;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>A ballot, as the API documents it; <see cref="BallotForm"/> reads it.</summary>
internal sealed record BallotBody(
    [property: Description("A GUID made by the voter's device. Sending the same ballot again with the same id counts once.")] Guid CastId,
    [property: Description("The voter code as on the letter; lower case, blanks, hyphens and O for 0, I or L for 1 are forgiven.")] string VoterCode,
    [property: Description("The projects chosen, at most 1,000.")] IReadOnlyList<ChoiceBody> Choices,
    [property: Description("16 random bytes from the voter's device, as 32 hex digits. Optional.")] string? Nonce);

/// <summary>One project on a ballot.</summary>
internal sealed record ChoiceBody(
    [property: Description("The project's id, as the round spells it.")] string Project,
    [property: Description("Points for cumulative and scoring, the rank (1 is first) for ordinal. Left out: 1, or the place in the list for ordinal.")] long? Value);

/// <summary>Proof of an accepted cast.</summary>
internal sealed record ReceiptBody(
    Guid CastId,
    [property: Description("XXXX-XXXX-XXXX and a check character; with it anyone can ask whether this ballot is in the box.")] string TrackingCode,
    [property: Description("Whether an earlier vote with the same code was replaced.")] bool Replaced);

/// <summary>Asks for what a voter code has in the box.</summary>
internal sealed record ReadBody(string VoterCode);

/// <summary>The stored ballot, read back from the box.</summary>
internal sealed record StoredBallotBody(
    [property: Description("Null when the code is good and has not voted.")] string? TrackingCode,
    IReadOnlyList<ChoiceBody> Choices,
    [property: Description("The text whose SHA-256 is the commitment that the tracking code is taken from.")] string? CommitmentText);

/// <summary>Asks what a tracking code stands for.</summary>
internal sealed record TrackingBody(string TrackingCode);

/// <summary>What a tracking code stands for.</summary>
internal sealed record TrackingAnswer(
    [property: Description("unknown, mistyped, recorded, replaced or counted.")] string State,
    [property: Description("The same in words.")] string Sentence);

/// <summary>Turnout now. Never says anything about projects.</summary>
internal sealed record TurnoutBody(
    [property: Description("Voting rights in the register.")] long Issued,
    [property: Description("Rights that have voted.")] long Voted,
    [property: Description("Ballots accepted, replaced ones included.")] long Casts,
    [property: Description("Ballots in the box by channel. Channels that few used are left out for everybody but staff.")] IReadOnlyDictionary<string, long> ByChannel);

/// <summary>Asks for new voter codes.</summary>
internal sealed record IssueCodesBody(
    [property: Description("1 to 20,000.")] int Count,
    [property: Description("The area bucket of these voters. Optional.")] string? Area,
    [property: Description("What staff call the batch.")] string Label);

/// <summary>New voter codes, shown this once.</summary>
internal sealed record CodesBody(IReadOnlyList<string> Codes);

/// <summary>Voter codes made elsewhere, registered all or none.</summary>
internal sealed record ImportCodesBody(
    [property: Description("What staff call the batch.")] string Label,
    [property: Description("At most 20,000.")] IReadOnlyList<ImportedCodeBody> Codes);

/// <summary>A code and its voter's area bucket.</summary>
internal sealed record ImportedCodeBody(string Code, string? Area);

/// <summary>What re-hashing a round's chains and ballots found.</summary>
internal sealed record LedgerBody(
    long CastEntries,
    long PublicEntries,
    long Ballots,
    [property: Description("Null when everything fits; else one sentence.")] string? Problem);
