using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>
/// Orleans' ADO.NET storage under keys that cannot be mistaken. By itself it keys a row by state name and by the key read as
/// a hexadecimal number where it can be, so that two grain types, or the keys "cafe" and "00CAFE", would share a row
/// (<c>docs/adr/0002</c>). Our statements take the marks off again, so the table reads as grain type, key and state name.
/// </summary>
internal sealed class OrleansGrainStorage([FromKeyedServices(OrleansGrainStorage.Inner)] IGrainStorage inner, IServiceProvider services) : IGrainStorage
{
    public const string Inner = "hub-rows";

    private readonly SqliteDatabase? oneWriter = services.GetService<SqliteDatabase>();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(NameIn(grainId, stateName), Exact(grainId), grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = oneWriter is null ? null : await oneWriter.EnterWriterAsync();
        await inner.WriteStateAsync(NameIn(grainId, stateName), Exact(grainId), grainState);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = oneWriter is null ? null : await oneWriter.EnterWriterAsync();
        await inner.ClearStateAsync(NameIn(grainId, stateName), Exact(grainId), grainState);
    }

    private static string NameIn(GrainId grain, string state) => $"{grain.Type}/{state}";

    /// <summary>No number, GUID or compound key starts with an equals sign, so the key is taken as text.</summary>
    private static GrainId Exact(GrainId grain) => GrainId.Create(grain.Type, "=" + grain.Key);
}
