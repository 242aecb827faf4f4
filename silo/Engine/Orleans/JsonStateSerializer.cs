using System.Text.Json;
using Orleans.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Grain state in the hub's one JSON form.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, HubJson.Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, HubJson.Options);
}
