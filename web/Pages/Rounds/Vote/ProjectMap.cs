using System.Collections.Immutable;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>
/// Where the projects are, drawn by ourselves from their coordinates: no tiles of anybody else, who would learn who looks. Every point is
/// also a line of the list beneath.
/// </summary>
/// <param name="Height">Of the picture; it is <see cref="Width"/> wide.</param>
/// <param name="Points">A number for each project that has a place.</param>
/// <param name="Areas">The names of areas, where most of their projects are.</param>
/// <param name="Scale">A length on the ground and on the picture.</param>
/// <param name="Elsewhere">How many projects have no place.</param>
internal sealed record ProjectMap(
    int Height, ImmutableArray<MapPoint> Points, ImmutableArray<MapName> Areas, (int Metres, double Length) Scale, int Elsewhere)
{
    public const int Width = 1000;

    private const int Margin = 60;
    private const double Near = 48;
    private const double MetresPerDegree = 111_320;
    private static readonly int[] Lengths = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    /// <summary>The map of a ballot. Points that would cover each other are moved apart.</summary>
    public static ProjectMap Of(IReadOnlyList<BallotLine> lines)
    {
        var placed = lines.Where(line => line.Project.Place is not null).OrderBy(line => line.Place).ToList();
        if (placed.Count == 0)
        {
            return new ProjectMap(Margin, [], [], (0, 0), lines.Count);
        }

        var middle = placed.Average(line => line.Project.Place!.Latitude) * Math.PI / 180;
        var east = placed.ConvertAll(line => line.Project.Place!.Longitude * Math.Cos(middle) * MetresPerDegree);
        var south = placed.ConvertAll(line => -line.Project.Place!.Latitude * MetresPerDegree);
        var (wide, high) = (Math.Max(200, east.Max() - east.Min()), Math.Max(100, south.Max() - south.Min()));
        var scale = Math.Min((Width - 2 * Margin) / wide, (1.1 * Width - 2 * Margin) / high);
        var at = new (double X, double Y)[placed.Count];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = (Margin + (Width - 2 * Margin - wide * scale) / 2 + (east[i] - east.Min()) * scale, Margin + (south[i] - south.Min()) * scale);
        }

        var areas = placed.Select((line, i) => (line.Project.Area, at[i])).Where(pair => pair.Area is { Length: > 0 }).GroupBy(pair => pair.Area!)
            .Select(group => new MapName(group.Key, group.Average(pair => pair.Item2.X), group.Average(pair => pair.Item2.Y))).ToImmutableArray();
        MoveApart(at);
        var length = Lengths.LastOrDefault(metres => metres * scale <= Width / 3.0, Lengths[0]);
        return new ProjectMap(
            (int)Math.Ceiling(at.Max(point => point.Y)) + Margin + 50,
            [.. placed.Select((line, i) => new MapPoint(line, at[i].X, at[i].Y))],
            areas.Length is > 1 and <= 12 ? areas : [],
            (length, length * scale),
            lines.Count - placed.Count);
    }

    private static void MoveApart((double X, double Y)[] at)
    {
        for (var round = 0; round < 40; round++)
        {
            var moved = false;
            for (var i = 0; i < at.Length; i++)
            {
                for (var j = i + 1; j < at.Length; j++)
                {
                    var (x, y) = (at[j].X - at[i].X, at[j].Y - at[i].Y);
                    var apart = Math.Sqrt(x * x + y * y);
                    if (apart >= Near)
                    {
                        continue;
                    }

                    // Two at the very same place go apart in a direction of their own.
                    var (along, across) = apart > 0.01 ? (x / apart, y / apart) : (Math.Cos(i + j), Math.Sin(i + j));
                    var by = (Near - apart) / 2;
                    at[i] = Inside(at[i].X - along * by, at[i].Y - across * by);
                    at[j] = Inside(at[j].X + along * by, at[j].Y + across * by);
                    moved = true;
                }
            }

            if (!moved)
            {
                return;
            }
        }
    }

    private static (double X, double Y) Inside(double x, double y) => (Math.Clamp(x, Margin / 2.0, Width - Margin / 2.0), Math.Max(Margin / 2.0, y));
}

/// <summary>A project on the map.</summary>
internal sealed record MapPoint(BallotLine Line, double X, double Y);

/// <summary>The name of an area.</summary>
internal sealed record MapName(string Text, double X, double Y);
