using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain's contract.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A contract whose grains are known by a string.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>The contract of an object outside any grain that grains call back.</summary>
    public interface IGrainObserver : IAddressable;

    /// <summary>A grain class, as the runtime sees it.</summary>
    public interface IGrainBase
    {
        /// <summary>The activation this instance lives in.</summary>
        IGrainContext GrainContext { get; }
    }

    /// <summary>Hands out references: calling a grain is all it takes to bring it to life.</summary>
    public interface IGrainFactory
    {
        /// <summary>A reference to the grain with this key.</summary>
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey;

        /// <summary>A reference to the grain with this identity.</summary>
        TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;

        /// <summary>A reference that grains may call; the object itself is held weakly.</summary>
        TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
            where TGrainObserverInterface : IGrainObserver;

        /// <summary>Ends a reference made by <see cref="CreateObjectReference{T}"/>.</summary>
        void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
            where TGrainObserverInterface : IGrainObserver;
    }

    /// <summary>The grains, as seen from outside them.</summary>
    public interface IClusterClient : IGrainFactory
    {
        /// <summary>The host's services.</summary>
        IServiceProvider ServiceProvider { get; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>Anything a message may be addressed to.</summary>
    public interface IAddressable;

    /// <summary>An activation: one live instance of a grain.</summary>
    public interface IGrainContext
    {
        /// <summary>Who it is.</summary>
        GrainId GrainId { get; }

        /// <summary>The grain object.</summary>
        object? GrainInstance { get; }

        /// <summary>Services that live as long as the activation.</summary>
        IServiceProvider ActivationServices { get; }

        /// <summary>Deactivates once the requests under way have ended.</summary>
        void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    }

    /// <summary>The base of what the runtime throws.</summary>
    public class OrleansException : Exception
    {
        /// <inheritdoc />
        public OrleansException() { }

        /// <inheritdoc />
        public OrleansException(string message) : base(message) { }

        /// <inheritdoc />
        public OrleansException(string message, Exception innerException) : base(message, innerException) { }
    }
}
