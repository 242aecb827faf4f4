using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ParticipatoryHub.Trust;

/// <summary>
/// Seals a round's votes in batches and signs what the public record says. It works beside the ballot box, from what is on the disk, so
/// that no vote waits for it. Key: the round's slug.
/// </summary>
[Alias("hub.trust.ISealsGrain")]
public interface ISealsGrain : IGrainWithStringKey
{
    /// <summary>Looks every ten minutes from now on whether a seal is due, until voting has closed.</summary>
    [Alias("Begin")]
    Task Begin();

    /// <summary>Seals the votes that wait when enough do and the last seal is an hour old; signs what is not signed yet.</summary>
    [Alias("KeepUp")]
    Task KeepUp();

    /// <summary>
    /// Takes no more votes, for good once the round says so, and seals all that wait, however few. The close calls it first, so that every
    /// vote lies under a seal before it.
    /// </summary>
    [Alias("SealAll")]
    Task SealAll();

    /// <summary>After the close: publishes the leaves of replaced votes and signs.</summary>
    [Alias("Finish")]
    Task Finish();

    /// <summary>The public record as anyone may see it.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<SealsView> GetView();

    /// <summary>Under which seal the vote of a tracking code lies; 0 while it waits for the next, null for a code of no vote.</summary>
    [Alias("FindSeal"), AlwaysInterleave]
    Task<int?> FindSeal(string trackingCode);
}

/// <summary>The public record of a round.</summary>
/// <param name="Batches">In order of their numbers.</param>
/// <param name="Checkpoint">The latest signed checkpoint, or null before the first.</param>
/// <param name="Waiting">Votes that no seal covers yet.</param>
/// <param name="Key">The key that checkpoints are signed with, as it is handed round.</param>
/// <param name="Fingerprint">SHA-256 of that key in hex.</param>
[GenerateSerializer, Immutable, Alias("hub.trust.SealsView")]
public sealed record SealsView(
    [property: Id(0)] ImmutableArray<SealedBatch> Batches,
    [property: Id(1)] string? Checkpoint,
    [property: Id(2)] long Waiting,
    [property: Id(3)] string Key,
    [property: Id(4)] string Fingerprint);

/// <summary>A seal.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was set.</param>
/// <param name="Votes">Votes under it, with those that were replaced later.</param>
[GenerateSerializer, Immutable, Alias("hub.trust.SealedBatch")]
public sealed record SealedBatch([property: Id(0)] int Number, [property: Id(1)] DateTimeOffset At, [property: Id(2)] long Votes);
