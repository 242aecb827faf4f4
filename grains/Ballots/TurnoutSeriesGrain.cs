using System.Collections.Immutable;

namespace ParticipatoryHub.Ballots;

/// <summary>What is stored of a series.</summary>
internal sealed record TurnoutSeriesState
{
    public ImmutableArray<TurnoutPoint> Points { get; init; } = [];

    public ImmutableSortedDictionary<string, long> Refusals { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The point of the close is there.</summary>
    public bool Closed { get; init; }
}

internal sealed class TurnoutSeriesGrain([PersistentState("turnout")] IPersistentState<TurnoutSeriesState> stored, TimeProvider clock)
    : Grain, ITurnoutSeriesGrain
{
    public async Task Note(BoxNews news)
    {
        var state = State;
        var series = new TurnoutSeries(state.Points, state.Refusals);
        var next = TurnoutSeriesRules.Next(series, news, clock.GetUtcNow(), state.Closed);
        var closed = state.Closed || news.State == BoxState.Closed;
        if (next.Points == series.Points && news.Refusals.IsEmpty && closed == state.Closed)
        {
            return;
        }

        stored.State = new TurnoutSeriesState { Points = next.Points, Refusals = next.Refusals, Closed = closed };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<TurnoutSeries> Get() => Task.FromResult(new TurnoutSeries(State.Points, State.Refusals));

    private TurnoutSeriesState State => stored.State ?? new();
}
