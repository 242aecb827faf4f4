using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>A stored state: its JSON and its version.</summary>
internal sealed record GrainStateRow(string Payload, int Version);

/// <summary>The table of grain state, in one of the two databases.</summary>
internal interface IGrainStateRows
{
    Task<GrainStateRow?> Read(GrainId grain, string state);

    /// <summary>Stores over <paramref name="version"/> (null: where nothing is) and returns the new one; null when another was first.</summary>
    Task<int?> Write(GrainId grain, string state, string payload, int? version);

    /// <summary>Deletes this version; false when another was first.</summary>
    Task<bool> Delete(GrainId grain, string state, int version);
}

/// <summary>Keeps grain state as JSON rows; a version that has moved on is an <see cref="InconsistentStateException"/>.</summary>
internal sealed class JsonGrainStorage(IGrainStateRows rows) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await rows.Read(grainId, stateName);
        grainState.State = row is null ? default : JsonSerializer.Deserialize<T>(row.Payload, HubJson.Options);
        grainState.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = JsonSerializer.Serialize(grainState.State, HubJson.Options);
        var version = await rows.Write(grainId, stateName, payload, VersionOf(grainState)) ?? throw Conflict(stateName, grainId, grainState.ETag);
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = VersionOf(grainState) ?? (await rows.Read(grainId, stateName))?.Version;
        if (version is { } stored && !await rows.Delete(grainId, stateName, stored))
        {
            throw Conflict(stateName, grainId, grainState.ETag);
        }

        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static int? VersionOf<T>(IGrainState<T> state) =>
        state.ETag is { Length: > 0 } etag ? int.Parse(etag, CultureInfo.InvariantCulture) : null;

    private static InconsistentStateException Conflict(string stateName, GrainId grainId, string? etag) =>
        new($"Version conflict: state '{stateName}' of grain {grainId} is no longer at version {etag ?? "none"}.", null, etag);
}
