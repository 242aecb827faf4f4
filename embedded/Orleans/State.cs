using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A stored value with its version.</summary>
    public interface IGrainState<T>
    {
        /// <summary>The value.</summary>
        T? State { get; set; }

        /// <summary>The version it was read or written at; null when nothing is stored.</summary>
        string? ETag { get; set; }

        /// <summary>Whether anything is stored.</summary>
        bool RecordExists { get; set; }
    }

    /// <inheritdoc cref="IGrainState{T}"/>
    public sealed class GrainState<T> : IGrainState<T>
    {
        /// <inheritdoc />
        public T? State { get; set; }

        /// <inheritdoc />
        public string? ETag { get; set; }

        /// <inheritdoc />
        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Core
{
    /// <summary>A grain's own hold on what it stores.</summary>
    public interface IStorage
    {
        /// <summary>The version in hand; null when nothing is stored.</summary>
        string? Etag { get; }

        /// <summary>Whether anything is stored.</summary>
        bool RecordExists { get; }

        /// <summary>Deletes what is stored.</summary>
        Task ClearStateAsync();

        /// <summary>Stores the value; throws when another has stored since it was read.</summary>
        Task WriteStateAsync();

        /// <summary>Reads afresh.</summary>
        Task ReadStateAsync();

        /// <inheritdoc cref="ClearStateAsync()"/>
        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        /// <inheritdoc cref="WriteStateAsync()"/>
        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        /// <inheritdoc cref="ReadStateAsync()"/>
        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    /// <inheritdoc cref="IStorage"/>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The value.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>State that is read before the grain's first turn, and written when the grain says so.</summary>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>Asks for an <see cref="IPersistentState{TState}"/> in a grain's constructor.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        /// <summary>The name it is stored under, beside the grain's type and key.</summary>
        public string StateName { get; } = stateName;

        /// <summary>The storage provider; null for the default.</summary>
        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans.Storage
{
    /// <summary>Where grain state is kept.</summary>
    public interface IGrainStorage
    {
        /// <summary>Fills <paramref name="grainState"/>.</summary>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Stores at the version in hand, or throws <see cref="InconsistentStateException"/>.</summary>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Deletes at the version in hand, or throws <see cref="InconsistentStateException"/>.</summary>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
    }

    /// <summary>Another activation stored first; what this one holds cannot be trusted.</summary>
    public class InconsistentStateException : OrleansException
    {
        /// <inheritdoc />
        public InconsistentStateException() { }

        /// <inheritdoc />
        public InconsistentStateException(string message) : base(message) { }

        /// <inheritdoc />
        public InconsistentStateException(string message, Exception innerException) : base(message, innerException) { }

        /// <summary>With the two versions that differ.</summary>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg)
        {
            StoredEtag = storedEtag;
            CurrentEtag = currentEtag;
        }

        /// <summary>The version in storage, if known.</summary>
        public string? StoredEtag { get; }

        /// <summary>The version in hand.</summary>
        public string? CurrentEtag { get; }
    }
}
