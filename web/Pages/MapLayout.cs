using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages;

/// <summary>
/// Where places are on a picture that we draw ourselves: no tiles of anybody else, who would learn who looks. Points that would cover each
/// other are moved apart.
/// </summary>
/// <param name="Height">Of the picture; it is <see cref="Width"/> wide.</param>
/// <param name="At">Where each place is on the picture, in the order they were given in.</param>
/// <param name="Scale">A length on the ground and on the picture.</param>
internal sealed record MapLayout(int Height, ImmutableArray<(double X, double Y)> At, (int Metres, double Length) Scale)
{
    public const int Width = 1000;

    private const int Margin = 60;
    private const double Near = 48;
    private const double MetresPerDegree = 111_320;
    private static readonly int[] Lengths = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    /// <summary>The picture of some places.</summary>
    public static MapLayout Of(IReadOnlyList<Place> places)
    {
        if (places.Count == 0)
        {
            return new MapLayout(Margin, [], (0, 0));
        }

        var middle = places.Average(place => place.Latitude) * Math.PI / 180;
        var east = places.Select(place => place.Longitude * Math.Cos(middle) * MetresPerDegree).ToList();
        var south = places.Select(place => -place.Latitude * MetresPerDegree).ToList();
        var (wide, high) = (Math.Max(200, east.Max() - east.Min()), Math.Max(100, south.Max() - south.Min()));
        var scale = Math.Min((Width - 2 * Margin) / wide, (1.1 * Width - 2 * Margin) / high);
        var at = new (double X, double Y)[places.Count];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = (Margin + (Width - 2 * Margin - wide * scale) / 2 + (east[i] - east.Min()) * scale, Margin + (south[i] - south.Min()) * scale);
        }

        MoveApart(at);
        var length = Lengths.LastOrDefault(metres => metres * scale <= Width / 3.0, Lengths[0]);
        return new MapLayout((int)Math.Ceiling(at.Max(point => point.Y)) + Margin + 50, [.. at], (length, length * scale));
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
