using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// Keeps a round's turnout over time and its refusals by reason, coarsely enough that neither tells when anyone voted. The ballot box
/// tells it at most once a minute. Key: the round's slug.
/// </summary>
[Alias("hub.ballots.ITurnoutSeriesGrain")]
public interface ITurnoutSeriesGrain : IGrainWithStringKey
{
    /// <summary>Takes news of the box; what it adds to the series is decided here.</summary>
    [Alias("Note")]
    Task Note(BoxNews news);

    /// <summary>What is kept.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<TurnoutSeries> Get();
}

/// <summary>What a box has to tell.</summary>
/// <param name="State">Whether it is open, paused or closed.</param>
/// <param name="Voted">People who have voted.</param>
/// <param name="Refusals">Refusals since the last news, by code.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.BoxNews")]
public sealed record BoxNews(
    [property: Id(0)] BoxState State,
    [property: Id(1)] long Voted,
    [property: Id(2)] ImmutableSortedDictionary<string, long> Refusals);

/// <summary>How many had voted by an instant.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.TurnoutPoint")]
public sealed record TurnoutPoint([property: Id(0)] DateTimeOffset At, [property: Id(1)] long Voted);

/// <summary>Turnout over time and refusals by reason.</summary>
/// <param name="Points">Oldest first; the first is the opening, with nobody.</param>
/// <param name="Refusals">By the code of the refusal.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.TurnoutSeries")]
public sealed record TurnoutSeries(
    [property: Id(0)] ImmutableArray<TurnoutPoint> Points,
    [property: Id(1)] ImmutableSortedDictionary<string, long> Refusals)
{
    /// <summary>Before anything happened.</summary>
    public static TurnoutSeries Empty { get; } = new([], ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));
}

/// <summary>What goes on at a box: turnout now and over time, and what was refused.</summary>
[GenerateSerializer, Immutable, Alias("hub.ballots.BoxActivity")]
public sealed record BoxActivity([property: Id(0)] TurnoutView Turnout, [property: Id(1)] TurnoutSeries Series);
