using System.Runtime.CompilerServices;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>State that is read before a grain's first turn.</summary>
internal interface IStoredState
{
    Task ReadStateAsync();
}

/// <summary>Joins a grain's state to storage.</summary>
internal sealed class PersistentState<TState>(string name, Activation activation, IGrainStorage storage)
    : IPersistentState<TState>, IStoredState
{
    private readonly GrainState<TState> held = new() { State = NewState() };

    public TState State
    {
        get => held.State!;
        set => held.State = value;
    }

    public string? Etag => held.ETag;

    public bool RecordExists => held.RecordExists;

    public async Task ReadStateAsync()
    {
        await storage.ReadStateAsync(name, activation.GrainId, held);
        if (held.State is null)
        {
            held.State = NewState();
        }
    }

    public Task WriteStateAsync() => storage.WriteStateAsync(name, activation.GrainId, held);

    public async Task ClearStateAsync()
    {
        await storage.ClearStateAsync(name, activation.GrainId, held);
        held.State = NewState();
    }

    private static TState NewState() => typeof(TState).GetConstructor(Type.EmptyTypes) is null
        ? (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState))
        : Activator.CreateInstance<TState>();
}
