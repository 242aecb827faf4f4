using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ParticipatoryHub.Ballots;

/// <summary>Checks the ledger of every round each night, without being asked, and keeps what it found. Key: <c>all</c>.</summary>
[Alias("hub.ballots.ILedgerWatchGrain")]
public interface ILedgerWatchGrain : IGrainWithStringKey
{
    /// <summary>Sees to it that it is woken each night from now on; harmless when repeated.</summary>
    [Alias("Begin")]
    Task Begin();

    /// <summary>Checks every ledger now; ends when all are checked. One that cannot be read keeps what was found of it before.</summary>
    [Alias("CheckAll")]
    Task CheckAll();

    /// <summary>What was last found, by the slug of the round.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<ImmutableSortedDictionary<string, NightlyCheck>> Get();
}

/// <summary>What a check by night found.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.NightlyCheck")]
public sealed record NightlyCheck([property: Id(0)] DateTimeOffset At, [property: Id(1)] LedgerCheck Found);
