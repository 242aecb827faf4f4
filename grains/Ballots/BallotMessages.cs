using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Ballots;

/// <summary>Cast, or cast again, with a voter code.</summary>
/// <param name="CastId">Made by the voter's device; sending the same again has one effect.</param>
/// <param name="VoterCode">As typed; normalised by the box. Empty where <see cref="CastBallot.Person"/> votes.</param>
/// <param name="Choices">As <see cref="Choice"/> says for the round's method.</param>
/// <param name="VoterNonce">16 bytes from the voter's browser as 32 hex digits, or null without JavaScript.</param>
/// <param name="Channel">How it came.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.CastBallot")]
public sealed record CastBallot(
    [property: Id(0)] Guid CastId,
    [property: Id(1)] string VoterCode,
    [property: Id(2)] ImmutableArray<Choice> Choices,
    [property: Id(3)] string? VoterNonce,
    [property: Id(4)] BallotChannel Channel)
{
    /// <summary>Who votes without a code, once the register has admitted them; null with one.</summary>
    [Id(5)]
    public Person? Person { get; init; }

    /// <summary>Only the cast id: requests are printed in time-out messages, and codes and choices belong in none.</summary>
    public override string ToString() => $"CastBallot {CastId}";
}

/// <summary>Ask for the stored ballot of a voter code.</summary>
/// <param name="VoterCode">As typed.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.ReadBallot")]
public sealed record ReadBallot([property: Id(0)] string VoterCode)
{
    /// <summary>Who asks without a code; null with one.</summary>
    [Id(1)]
    public Person? Person { get; init; }

    /// <summary>Not the code: requests are printed in time-out messages.</summary>
    public override string ToString() => nameof(ReadBallot);
}

/// <summary>How a ballot reached the box.</summary>
public enum BallotChannel
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>On the web or by the API.</summary>
    Online = 1,

    /// <summary>On paper, entered by staff.</summary>
    Paper = 2,

    /// <summary>At a supervised device.</summary>
    Kiosk = 3,

    /// <summary>By telephone, with staff.</summary>
    Phone = 4,
}

/// <summary>What became of a cast.</summary>
/// <param name="Refusal">
/// Null when it was accepted and is on disk; else the first reason. <c>outcome-unknown</c> is no refusal: the database could not be
/// asked whether it arrived, so ask for the cast by its id.
/// </param>
/// <param name="Receipt">Null when it was refused.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.CastOutcome")]
public sealed record CastOutcome(
    [property: Id(0)] Refused? Refusal,
    [property: Id(1)] CastReceipt? Receipt)
{
    /// <summary>Every reason, where a ballot breaks several rules; the first is <see cref="Refusal"/>.</summary>
    [Id(2)]
    public ImmutableArray<Refused> Refusals { get; init; } = Refusal is null ? [] : [Refusal];

    /// <summary>Accepted, and on disk.</summary>
    internal static CastOutcome Accepted(CastReceipt receipt) => new(null, receipt);

    /// <summary>Refused for one reason.</summary>
    internal static CastOutcome No(string code, string sentence, string? field = null) => new(new Refused(code, sentence, field), null);
}

/// <summary>Proof of an accepted cast.</summary>
/// <param name="TrackingCode"><c>XXXX-XXXX-XXXX</c> and a check character.</param>
/// <param name="Replaced">Whether an earlier vote of the same right was replaced.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.CastReceipt")]
public sealed record CastReceipt(
    [property: Id(0)] Guid CastId,
    [property: Id(1)] string TrackingCode,
    [property: Id(2)] bool Replaced);

/// <summary>The stored ballot of a right, read back from the box.</summary>
/// <param name="Refusal">Null when the code is good; a good code that has not voted has no tracking code.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.StoredBallotView")]
public sealed record StoredBallotView(
    [property: Id(0)] Refused? Refusal,
    [property: Id(1)] string? TrackingCode,
    [property: Id(2)] ImmutableArray<Choice> Choices,
    [property: Id(3)] string? CommitmentText)
{
    /// <summary>Not the choices.</summary>
    public override string ToString() => nameof(StoredBallotView);
}

/// <summary>What a tracking code stands for.</summary>
public enum TrackingState
{
    /// <summary>Well formed, but no ballot of this round has it.</summary>
    Unknown = 0,

    /// <summary>Mistyped: the check character does not fit.</summary>
    Mistyped = 1,

    /// <summary>In the box.</summary>
    Recorded = 2,

    /// <summary>Replaced by a later vote of the same right.</summary>
    Replaced = 3,

    /// <summary>Counted.</summary>
    Counted = 4,

    /// <summary>Declared void by two officers, with a reason on record.</summary>
    Voided = 5,
}

/// <summary>Turnout at an instant. Never says anything about projects.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.TurnoutView")]
public sealed record TurnoutView(
    [property: Id(0)] long Issued,
    [property: Id(1)] long Voted,
    [property: Id(2)] long Casts,
    [property: Id(3)] ImmutableSortedDictionary<string, long> ByChannel);

/// <summary>Make new voter codes.</summary>
/// <param name="Count">1 to 20,000 a call.</param>
/// <param name="Area">The area bucket of these voters, or null.</param>
/// <param name="Label">What the batch is called, for staff.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.IssueCodes")]
public sealed record IssueCodes(
    [property: Id(0)] int Count,
    [property: Id(1)] string? Area,
    [property: Id(2)] string Label,
    [property: Id(3)] StaffMember By);

/// <summary>Register codes that came from elsewhere, all or none. At most 20,000 a call.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.ImportCodes")]
public sealed record ImportCodes(
    [property: Id(0)] ImmutableArray<ImportedCode> Codes,
    [property: Id(1)] string Label,
    [property: Id(2)] StaffMember By);

/// <summary>Withdraw the codes of a batch that nobody has voted with, or put the withdrawn ones back.</summary>
/// <param name="Label">The batch, as it was named when its codes were made.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.WithdrawCodes")]
public sealed record WithdrawCodes([property: Id(0)] string Label, [property: Id(1)] bool PutBack, [property: Id(2)] StaffMember By);

/// <summary>What became of <see cref="WithdrawCodes"/>.</summary>
/// <param name="Count">How many codes were withdrawn or put back.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.WithdrawOutcome")]
public sealed record WithdrawOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] long Count);

/// <summary>The codes of a batch: how many are good, have voted, were withdrawn.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.CodeBatch")]
public sealed record CodeBatch(
    [property: Id(0)] string Label,
    [property: Id(1)] long Issued,
    [property: Id(2)] long Used,
    [property: Id(3)] long Withdrawn)
{
    /// <summary>Good codes that nobody has voted with.</summary>
    public long Unused => Issued - Used;
}

/// <summary>Let a signed-in resident vote, where the round's set-up allows it.</summary>
/// <param name="Person">From the confirmed address of the account.</param>
/// <param name="Postcode">As typed, where the round asks for it; looked at and forgotten.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.AdmitPerson")]
public sealed record AdmitPerson([property: Id(0)] Person Person, [property: Id(1)] string? Postcode)
{
    /// <summary>Neither the person nor the postcode.</summary>
    public override string ToString() => nameof(AdmitPerson);
}

/// <summary>Whether somebody may vote.</summary>
/// <param name="Refusal">Null when they may.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.AdmitOutcome")]
public sealed record AdmitOutcome([property: Id(0)] Refused? Refusal);

/// <summary>A code and its voter's area bucket.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.ImportedCode")]
public sealed record ImportedCode([property: Id(0)] string Code, [property: Id(1)] string? Area)
{
    /// <summary>Not the code.</summary>
    public override string ToString() => nameof(ImportedCode);
}

/// <summary>New codes, shown this once: only their keyed hashes are stored.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.CodesOutcome")]
public sealed record CodesOutcome(
    [property: Id(0)] ImmutableArray<Refused> Refusals,
    [property: Id(1)] ImmutableArray<string> Codes);

/// <summary>What re-hashing a round's chains and ballots found.</summary>
/// <param name="Problem">Null when everything fits; else one sentence with the sequence number.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.LedgerCheck")]
public sealed record LedgerCheck(
    [property: Id(0)] long CastEntries,
    [property: Id(1)] long PublicEntries,
    [property: Id(2)] long Ballots,
    [property: Id(3)] string? Problem);
