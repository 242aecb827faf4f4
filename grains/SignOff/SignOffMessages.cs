using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.SignOff;

/// <summary>Sign the count of a round.</summary>
/// <param name="Digest">The digest that was shown to whoever signs: refused when it is not what is there now.</param>
/// <param name="By">Who signs.</param>
/// <param name="ProvenAt">When they last proved who they are; refused when that is more than five minutes ago.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.SignResult")]
public sealed record SignResult([property: Id(0)] string Digest, [property: Id(1)] StaffMember By, [property: Id(2)] DateTimeOffset ProvenAt);

/// <summary>A signature.</summary>
/// <param name="By">The account's id.</param>
/// <param name="Name">The name shown to staff.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.Signature")]
public sealed record Signature([property: Id(0)] string By, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset At);

/// <summary>What there is to sign, or was signed.</summary>
/// <param name="Sheet">The text that is signed.</param>
/// <param name="Digest">Its SHA-256 in hex.</param>
/// <param name="Figures">The figures with their control totals.</param>
/// <param name="Signatures">None, one or two, in their order.</param>
/// <param name="Refusals">Why it could not be signed even by somebody who may; empty when it could.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.SignOffView")]
public sealed record SignOffView(
    [property: Id(0)] string Sheet,
    [property: Id(1)] string Digest,
    [property: Id(2)] Reconciliation Figures,
    [property: Id(3)] ImmutableArray<Signature> Signatures,
    [property: Id(4)] ImmutableArray<Refused> Refusals);

/// <summary>The figures of a count, and what has been signed of it.</summary>
/// <param name="Digest">Of the sheet that was signed, in hex; null while nobody has.</param>
/// <param name="Signatures">None, one or two, in their order.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.FiguresView")]
public sealed record FiguresView(
    [property: Id(0)] Reconciliation Figures,
    [property: Id(1)] string? Digest,
    [property: Id(2)] ImmutableArray<Signature> Signatures);

/// <summary>What was signed and published, as anyone may see it: no member of staff is named.</summary>
/// <param name="Sheet">The text that both signed.</param>
/// <param name="Digest">Its SHA-256 in hex.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.SignedSheet")]
public sealed record SignedSheet(
    [property: Id(0)] string Sheet,
    [property: Id(1)] string Digest,
    [property: Id(2)] DateTimeOffset FirstAt,
    [property: Id(3)] DateTimeOffset SecondAt);
