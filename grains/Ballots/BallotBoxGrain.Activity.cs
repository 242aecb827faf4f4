using System.Collections.Immutable;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What the box tells of itself over time. Refusals are counted in memory and, with the turnout, told at most once a minute, at the close
/// and when the box goes idle; a crash or a stop loses at most a minute of them, and never a vote.
/// </summary>
internal sealed partial class BallotBoxGrain
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> refused = new(StringComparer.Ordinal);
    private IGrainTimer? telling;

    private ITurnoutSeriesGrain Series => GrainFactory.GetGrain<ITurnoutSeriesGrain>(round);

    /// <inheritdoc />
    public async Task<BoxActivity> GetActivity()
    {
        var turnout = await GetTurnout();
        var series = await Series.Get();
        return new BoxActivity(turnout, series with { Refusals = TurnoutSeriesRules.Add(series.Refusals, refused) });
    }

    /// <inheritdoc />
    public Task NoteRefusals(ImmutableArray<string> codes)
    {
        foreach (var code in codes.Take(20))
        {
            Refused(code);
        }

        return Task.CompletedTask;
    }

    private T Counted<T>(T outcome, Refused? refusal)
    {
        if (refusal is not null)
        {
            Refused(refusal.Code);
        }

        return outcome;
    }

    private void Refused(string code)
    {
        // Codes are ours and few; a number of them that is none of ours must not grow the state.
        if (refused.Count < 100 || refused.ContainsKey(code))
        {
            refused[code] = refused.GetValueOrDefault(code) + 1;
        }

        TellSoon();
    }

    private void TellSoon() => telling ??= this.RegisterGrainTimer(
        TellSeries, new GrainTimerCreationOptions { DueTime = TellEvery, Period = Timeout.InfiniteTimeSpan, Interleave = true });

    private async Task TellSeries()
    {
        telling?.Dispose();
        telling = null;
        var news = new BoxNews(head.State, head.Voted.Total, refused.ToImmutableSortedDictionary(StringComparer.Ordinal));
        refused.Clear();
        try
        {
            await Series.Note(news);
        }
        catch (Exception failure)
        {
            foreach (var (code, count) in news.Refusals)
            {
                refused[code] = refused.GetValueOrDefault(code) + count;
            }

            LogSeriesNotTold(failure, round);
        }
    }
}
