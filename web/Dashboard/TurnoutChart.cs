using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Dashboard;

/// <summary>
/// Turnout over time as a line and as a table. The script draws the same line from the same points when the number changes
/// (<c>turnout-chart.ts</c>).
/// </summary>
internal sealed class TurnoutChart
{
    /// <summary>The drawing's size and the room for its scale.</summary>
    public const int Width = 640, Height = 240, Left = 56, Right = 12, Top = 12, Bottom = 32;

    private readonly RoundSetup setup;
    private readonly DateTimeOffset until;

    public TurnoutChart(RoundSetup setup, BoxActivity activity, DateTimeOffset now)
    {
        this.setup = setup;
        var kept = activity.Series.Points;
        var over = now >= setup.ClosesAt || (kept.Length > 1 && kept[^1].Voted == activity.Turnout.Voted);
        until = now < setup.OpensAt ? setup.OpensAt : now > setup.ClosesAt ? setup.ClosesAt : now;
        Points = kept.IsEmpty && activity.Turnout.Voted == 0 ? [] : over ? kept : kept.Add(new TurnoutPoint(until, activity.Turnout.Voted));
        Most = Nice(Points.Select(point => point.Voted).DefaultIfEmpty(0).Max());
        Kept = kept;
    }

    /// <summary>What is drawn: what was kept, and now.</summary>
    public ImmutableArray<TurnoutPoint> Points { get; }

    /// <summary>What was kept, for the script.</summary>
    public ImmutableArray<TurnoutPoint> Kept { get; }

    /// <summary>The number at the top of the scale.</summary>
    public long Most { get; }

    /// <summary>Whether there is a line to draw.</summary>
    public bool IsDrawn => Points.Length > 1;

    public long OpensAt => setup.OpensAt.ToUnixTimeMilliseconds();

    public long ClosesAt => setup.ClosesAt.ToUnixTimeMilliseconds();

    /// <summary>The kept points as the script reads them.</summary>
    public string Data => string.Join(' ', Kept.Select(point => $"{point.At.ToUnixTimeMilliseconds()}:{point.Voted}"));

    /// <summary>The line.</summary>
    public string Line => string.Join(' ', Points.Select(point => $"{Number(X(point.At))},{Number(Y(point.Voted))}"));

    /// <summary>The days that the scale names, at most six.</summary>
    public IEnumerable<(double X, string Name)> Days
    {
        get
        {
            var days = Math.Max(1, (int)Math.Ceiling((setup.ClosesAt - setup.OpensAt).TotalDays));
            var apart = Math.Max(1, (int)Math.Ceiling(days / 5.0));
            for (var day = 0; day < days; day += apart)
            {
                var at = setup.OpensAt.AddDays(day);
                yield return (X(at), CivicTime.Local(at, setup.TimeZone).ToString("d MMM", CultureInfo.GetCultureInfo("en-GB")));
            }
        }
    }

    /// <summary>The table: how many had voted by the end of each day, newest last, and how many more that was.</summary>
    public IEnumerable<(string Day, long Voted, long More)> Table
    {
        get
        {
            var before = 0L;
            foreach (var day in Points.GroupBy(point => DateOnly.FromDateTime(CivicTime.Local(point.At, setup.TimeZone))))
            {
                var voted = day.Max(point => point.Voted);
                yield return (day.Key.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")), voted, voted - before);
                before = voted;
            }
        }
    }

    /// <summary>The place of a number on the scale.</summary>
    public static double Y(long voted, long most) => Height - Bottom - ((Height - Bottom - Top) * (double)voted / most);

    /// <summary>A coordinate.</summary>
    public static string Number(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private double Y(long voted) => Y(voted, Most);

    private double X(DateTimeOffset at)
    {
        var whole = Math.Max(1, (setup.ClosesAt - setup.OpensAt).TotalMinutes);
        return Left + ((Width - Left - Right) * Math.Clamp((at - setup.OpensAt).TotalMinutes / whole, 0, 1));
    }

    // 10, 20, 40, 50, 100, 200 …: halves are whole.
    private static long Nice(long most)
    {
        for (var step = 10L; ; step *= 10)
        {
            foreach (var nice in (long[])[step, 2 * step, 4 * step, 6 * step])
            {
                if (nice >= most)
                {
                    return nice;
                }
            }
        }
    }
}
