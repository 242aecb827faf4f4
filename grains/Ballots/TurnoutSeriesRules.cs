using System.Collections.Immutable;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What is kept of turnout over time: a point when at least an hour has gone by and at least 25 more people have voted, and one at the
/// close. That is as coarse as the batches that the public chain may seal, so the series tells nothing of the order of casts beyond them.
/// </summary>
internal static class TurnoutSeriesRules
{
    /// <summary>The least time between two points.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>The fewest people between two points.</summary>
    public const long Fewest = 25;

    private const int MostPoints = 5_000;

    /// <summary>The series after news of an instant.</summary>
    public static TurnoutSeries Next(TurnoutSeries series, BoxNews news, DateTimeOffset now, bool closed) => series with
    {
        Points = IsPoint(series.Points, news, now, closed) ? series.Points.Add(new TurnoutPoint(Minute(now), news.Voted)) : series.Points,
        Refusals = Add(series.Refusals, news.Refusals),
    };

    /// <summary>The sum of two counts by code.</summary>
    public static ImmutableSortedDictionary<string, long> Add(ImmutableSortedDictionary<string, long> counts, IEnumerable<KeyValuePair<string, long>> more)
    {
        var sum = counts.ToBuilder();
        foreach (var (code, count) in more)
        {
            sum[code] = sum.GetValueOrDefault(code) + count;
        }

        return sum.ToImmutable();
    }

    private static bool IsPoint(ImmutableArray<TurnoutPoint> points, BoxNews news, DateTimeOffset now, bool closed) =>
        news.State != BoxState.Preparing && points.Length < MostPoints
        && (points.IsEmpty
            ? news.State is BoxState.Open or BoxState.Suspended
            : (news.State == BoxState.Closed && !closed)
                || (news.State != BoxState.Closed && now - points[^1].At >= Apart && news.Voted - points[^1].Voted >= Fewest));

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
