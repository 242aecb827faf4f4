using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of every grain class.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation that is being built on this thread.</summary>
    protected Grain() => GrainContext = Activation.BeingBuilt!;

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <summary>Hands out references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>Services that live as long as the activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Type and key, written <c>type/key</c>.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Runs before the first request, after stored state has been read.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last request. Not run when the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation once the requests under way have ended; the next call starts a fresh one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the activation for at least this long, however idle.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).Delay(timeSpan);
}
