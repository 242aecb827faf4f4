using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Web.Outcomes;

/// <summary>What contributed in a quarter of a year.</summary>
internal sealed record Quarter(string Name, int Actions, int Stories, int Others)
{
    public int All => Actions + Stories + Others;
}

/// <summary>A part of a column: a pattern of its own, so that it is not told by colour alone.</summary>
internal sealed record ColumnPart(string Name, double X, double Y, double Width, double Height);

/// <summary>Contributions quarter by quarter as columns; the quarters in which nothing contributed are there, too.</summary>
internal sealed class ContributionChart
{
    public const int Width = 640, Height = 220, Left = 48, Bottom = 30, Top = 12;
    private const int MostQuarters = 16;

    public ContributionChart(IEnumerable<DateOnly> actions, IEnumerable<DateOnly> stories, IEnumerable<DateOnly> others)
    {
        var (done, told, tied) = (Count(actions), Count(stories), Count(others));
        var all = done.Keys.Concat(told.Keys).Concat(tied.Keys).ToList();
        if (all.Count == 0)
        {
            return;
        }

        var last = all.Max();
        var first = Math.Max(all.Min(), last - MostQuarters + 1);
        Quarters = [.. Enumerable.Range(first, last - first + 1).Select(quarter => new Quarter($"{quarter / 4}-Q{(quarter % 4) + 1}", done.GetValueOrDefault(quarter), told.GetValueOrDefault(quarter), tied.GetValueOrDefault(quarter)))];
        Most = Math.Max(2, Quarters.Max(quarter => quarter.All));
    }

    public ImmutableArray<Quarter> Quarters { get; } = [];

    /// <summary>The number at the top of the scale.</summary>
    public int Most { get; } = 2;

    public IEnumerable<ColumnPart> Parts
    {
        get
        {
            for (var i = 0; i < Quarters.Length; i++)
            {
                var y = (double)(Height - Bottom);
                foreach (var (name, count) in new[] { ("actions", Quarters[i].Actions), ("stories", Quarters[i].Stories), ("others", Quarters[i].Others) })
                {
                    var high = (double)(Height - Bottom - Top) * count / Most;
                    y -= high;
                    if (count > 0)
                    {
                        yield return new ColumnPart(name, X(i) - (Column / 2), y, Column, high);
                    }
                }
            }
        }
    }

    /// <summary>The quarters that are named under the columns.</summary>
    public IEnumerable<(string Name, double X)> Named
    {
        get
        {
            var apart = Math.Max(1, (Quarters.Length + 3) / 4);
            for (var i = 0; i < Quarters.Length; i += apart)
            {
                yield return (Quarters[i].Name, X(i));
            }
        }
    }

    /// <summary>The pattern of a part; actions are filled.</summary>
    public static string? Fill(string part) => part switch { "stories" => "url(#hub-lines)", "others" => "url(#hub-dots)", _ => null };

    private double Column => Math.Min(48, 0.7 * (Width - Left) / Math.Max(1, Quarters.Length));

    private double X(int place) => Left + ((Width - Left) * (place + 0.5) / Quarters.Length);

    public static string Number(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static Dictionary<int, int> Count(IEnumerable<DateOnly> days) => days.GroupBy(day => (day.Year * 4) + ((day.Month - 1) / 3)).ToDictionary(quarter => quarter.Key, quarter => quarter.Count());
}
