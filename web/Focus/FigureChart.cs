using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Focus;

namespace ParticipatoryHub.Web.Focus;

/// <summary>A line of a chart: an area, the borough or England.</summary>
/// <param name="Name">The last part of its class, which decides stroke and mark; lines differ by dashes and shapes, not by colour alone.</param>
internal sealed record ChartLine(string Name, ImmutableArray<(double X, double Y)> Points)
{
    public string Path => string.Join(' ', Points.Select(point => $"{FigureChart.Number(point.X)},{FigureChart.Number(point.Y)}"));

    /// <summary>The mark at a point: a circle for the area, a square for the borough, a triangle for England.</summary>
    public string Mark((double X, double Y) at) => Name switch
    {
        "area" => string.Create(CultureInfo.InvariantCulture, $"M{at.X - 6:0.#} {at.Y:0.#}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0"),
        "borough" => string.Create(CultureInfo.InvariantCulture, $"M{at.X - 5:0.#} {at.Y - 5:0.#}h10v10h-10z"),
        _ => string.Create(CultureInfo.InvariantCulture, $"M{at.X:0.#} {at.Y - 7:0.#}l7 12h-14z"),
    };
}

/// <summary>One indicator of one area over the periods that there are figures of, drawn by the server.</summary>
internal sealed class FigureChart
{
    public const int Width = 640, Height = 260, Left = 72, Right = 24, Top = 14, Bottom = 38;

    private readonly decimal least, most;

    public FigureChart(Indicator indicator, string name, ImmutableArray<Figure> figures)
    {
        (Indicator, Name, Figures) = (indicator, name, figures);
        var all = figures.SelectMany(figure => new[] { figure.Value, figure.Borough, figure.England }).OfType<decimal>().ToList();
        (least, most, Step) = Scale(all.Min(), all.Max());
        Lines = [.. new[] { Line("england", figure => figure.England), Line("borough", figure => figure.Borough), Line("area", figure => figure.Value) }.Where(line => line.Points.Length > 0)];
    }

    public Indicator Indicator { get; }

    /// <summary>The area's name.</summary>
    public string Name { get; }

    /// <summary>By period.</summary>
    public ImmutableArray<Figure> Figures { get; }

    public ImmutableArray<ChartLine> Lines { get; }

    /// <summary>The numbers that the scale names.</summary>
    public IEnumerable<(decimal Value, double Y)> Ticks
    {
        get
        {
            for (var value = least; value <= most; value += Step)
            {
                yield return (value, Y(value));
            }
        }
    }

    /// <summary>The periods under the chart, the first and the last and some between.</summary>
    public IEnumerable<(string Period, double X, string Anchor)> Periods
    {
        get
        {
            var apart = Math.Max(1, (Figures.Length + 4) / 5);
            for (var i = 0; i < Figures.Length; i += apart)
            {
                yield return (Figures[i].Period, X(i), i == 0 && Figures.Length > 1 ? "start" : i == Figures.Length - 1 && i > 0 ? "end" : "middle");
            }
        }
    }

    private decimal Step { get; }

    public static string Number(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private ChartLine Line(string name, Func<Figure, decimal?> value) =>
        new(name, [.. Figures.Select((figure, i) => (i, Value: value(figure))).Where(point => point.Value is not null).Select(point => (X(point.i), Y(point.Value!.Value)))]);

    private double X(int place) => Figures.Length == 1 ? (Left + Width - Right) / 2.0 : Left + 10 + ((Width - Left - Right - 20) * place / (double)(Figures.Length - 1));

    private double Y(decimal value) => Height - Bottom - ((Height - Bottom - Top) * (double)((value - least) / (most - least)));

    // Round steps of 1, 2 or 5, from nought where that is near.
    private static (decimal Least, decimal Most, decimal Step) Scale(decimal least, decimal most)
    {
        if (least > 0 && least < most / 2)
        {
            least = 0;
        }

        var span = most - least > 0 ? most - least : Math.Max(Math.Abs(most), 1);
        var step = 0.000001m;
        for (var i = 0; step * 4 < span; i++)
        {
            step *= i % 3 == 1 ? 2.5m : 2;
        }

        var from = Math.Floor(least / step) * step;
        var to = Math.Ceiling(most / step) * step;
        return (from, to > from ? to : from + step, step);
    }
}
