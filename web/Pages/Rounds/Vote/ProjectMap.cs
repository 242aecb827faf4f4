using System.Collections.Immutable;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>Where the projects of a ballot are. Every point is also a line of the list beneath.</summary>
/// <param name="Layout">The picture.</param>
/// <param name="Points">A number for each project that has a place.</param>
/// <param name="Areas">The names of areas, where most of their projects are.</param>
/// <param name="Elsewhere">How many projects have no place.</param>
internal sealed record ProjectMap(MapLayout Layout, ImmutableArray<MapPoint> Points, ImmutableArray<MapName> Areas, int Elsewhere)
{
    /// <summary>The map of a ballot.</summary>
    public static ProjectMap Of(IReadOnlyList<BallotLine> lines)
    {
        var placed = lines.Where(line => line.Project.Place is not null).OrderBy(line => line.Place).ToList();
        var layout = MapLayout.Of(placed.ConvertAll(line => line.Project.Place!));
        var points = placed.Zip(layout.At, static (line, at) => new MapPoint(line, at.X, at.Y)).ToImmutableArray();
        var areas = points.Where(point => point.Line.Project.Area is { Length: > 0 }).GroupBy(point => point.Line.Project.Area!)
            .Select(group => new MapName(group.Key, group.Average(point => point.X), group.Average(point => point.Y))).ToImmutableArray();
        return new ProjectMap(layout, points, areas.Length is > 1 and <= 12 ? areas : [], lines.Count - placed.Count);
    }
}

/// <summary>A project on the map.</summary>
internal sealed record MapPoint(BallotLine Line, double X, double Y);

/// <summary>The name of an area.</summary>
internal sealed record MapName(string Text, double X, double Y);
