using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// The board as JSON, for snapshots and for changes alike: an object by <see cref="BoardKey"/>, each thing an object of properties, with
/// what is empty, nought or false left out. A change is a property with its new value; so a snapshot with every later change put onto it
/// is the later snapshot.
/// </summary>
public static class BoardJson
{
    /// <summary>The options; short, since every phone pays for each byte.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The whole board of an audience, as UTF-8.</summary>
    internal static byte[] Snapshot(WorkshopState state, BoardAudience audience)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName(BoardKey.Room);
            JsonSerializer.Serialize(json, WorkshopShown.Room(state, audience), Options);
            foreach (var key in BoardChanges.Things(state))
            {
                if (BoardChanges.Shown(state, key, audience) is { } shown)
                {
                    json.WritePropertyName(key.Name);
                    JsonSerializer.Serialize(json, shown, shown.GetType(), Options);
                }
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(HubJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
