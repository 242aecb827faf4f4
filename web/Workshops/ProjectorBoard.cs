using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>The board as the hall's screen gets it: the room and its groups, and nobody's note.</summary>
internal sealed record ProjectorBoard(long Sequence, RoomView Room, IReadOnlyList<GroupView> Groups)
{
    /// <summary>Reads the snapshot of <see cref="BoardAudience.Projector"/>.</summary>
    public static ProjectorBoard Read(BoardSnapshot snapshot)
    {
        using var json = JsonDocument.Parse(snapshot.Json);
        return new(
            snapshot.Sequence,
            json.RootElement.GetProperty(BoardKey.Room).Deserialize<RoomView>(BoardJson.Options)!,
            [.. json.RootElement.EnumerateObject().Where(thing => thing.Name[0] == 'g').Select(thing => thing.Value.Deserialize<GroupView>(BoardJson.Options)! with { Number = long.Parse(thing.Name.AsSpan(1), CultureInfo.InvariantCulture) })]);
    }
}
