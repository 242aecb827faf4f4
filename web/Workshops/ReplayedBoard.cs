using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A board as it stood at an operation, put together from the steps of a replay.</summary>
internal sealed class ReplayedBoard
{
    private readonly SortedDictionary<string, JsonObject> things = new(StringComparer.Ordinal);

    /// <summary>The operation it stands at.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    public RoomView? Room => things.TryGetValue(BoardKey.Room, out var room) ? room.Deserialize<RoomView>(BoardJson.Options) : null;

    public IReadOnlyList<GroupView> Groups => [.. Of('g').Select(thing => thing.Json.Deserialize<GroupView>(BoardJson.Options)! with { Number = thing.Number })];

    public ILookup<long, NoteView> Notes => Of('n').Select(thing => thing.Json.Deserialize<NoteView>(BoardJson.Options)! with { Number = thing.Number }).ToLookup(note => note.Group);

    /// <summary>Puts a step onto it.</summary>
    public void Take(ReplayStep step)
    {
        (Sequence, At) = (step.Sequence, step.At);
        foreach (var change in step.Changes)
        {
            if (change.Property.Length == 0)
            {
                things.Remove(change.Thing);
                continue;
            }

            if (!things.TryGetValue(change.Thing, out var thing))
            {
                things.Add(change.Thing, thing = []);
            }

            if (change.Json == "null")
            {
                thing.Remove(change.Property);
            }
            else
            {
                thing[change.Property] = JsonNode.Parse(change.Json);
            }
        }
    }

    private IEnumerable<(long Number, JsonObject Json)> Of(char kind) => things
        .Where(thing => thing.Key[0] == kind && thing.Key != BoardKey.Room)
        .Select(thing => (Number: long.Parse(thing.Key.AsSpan(1), CultureInfo.InvariantCulture), thing.Value))
        .OrderBy(thing => thing.Number);
}
