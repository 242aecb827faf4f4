using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Orleans.Runtime;

/// <summary>Every activation in the process, made at the first call and swept when idle; the factory of references.</summary>
internal sealed class Catalog(IServiceProvider services, GrainClasses classes, IOptions<EmbeddedOptions> options, ILoggerFactory logs)
    : IClusterClient, IAsyncDisposable
{
    private readonly ConcurrentDictionary<GrainId, Activation> activations = new();
    private readonly ConcurrentDictionary<GrainId, ObserverTarget> observers = new();
    private readonly ILogger log = logs.CreateLogger("Orleans.Embedded");
    private readonly CancellationTokenSource stopping = new();
    private Task sweeping = Task.CompletedTask;
    private volatile bool open;

    public IServiceProvider Services => services;

    public IServiceProvider ServiceProvider => services;

    public EmbeddedOptions Options => options.Value;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        GetGrain<TGrainInterface>(GrainId.Create(classes.TypeFor(typeof(TGrainInterface)), primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)ReferenceTo(typeof(TGrainInterface), grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is Reference or IGrainBase)
        {
            throw new ArgumentException("A reference or a grain cannot be wrapped in an observer reference.", nameof(obj));
        }

        var id = GrainId.Create("sys.observer", Guid.NewGuid().ToString("N"));
        var target = new ObserverTarget(obj, Options.ResponseTimeout, log);
        observers[id] = target;
        return (TGrainObserverInterface)Reference.Create(typeof(TGrainObserverInterface), id, target);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not Reference reference)
        {
            throw new ArgumentException("Argument is not a reference.", nameof(obj));
        }

        if (observers.TryRemove(reference.GrainId, out var target))
        {
            target.End();
        }
    }

    public object ReferenceTo(Type contract, GrainId id) => Reference.Create(contract, id, new Address(this, id));

    public void Send(GrainId id, Request request)
    {
        if (!open)
        {
            request.Fail(new OrleansException("The silo is not running."));
            return;
        }

        while (!(activations.TryGetValue(id, out var activation) ? activation : Activate(id)).TrySend(request))
        {
            // It has ended and is leaving the table; the next look finds or makes its successor.
            Thread.Yield();
        }
    }

    public void Forget(Activation activation) =>
        ((ICollection<KeyValuePair<GrainId, Activation>>)activations).Remove(new(activation.GrainId, activation));

    public void Open()
    {
        open = true;
        sweeping = SweepAsync(stopping.Token);
    }

    /// <summary>Lets what is under way end, deactivates every grain, and takes no more.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await sweeping;
        while (!activations.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            var leaving = activations.Values.ToList();
            leaving.ForEach(activation => activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is stopping."), cancellationToken));
            await Task.WhenAny(Task.WhenAll(leaving.Select(activation => activation.Ended)), Task.Delay(Timeout.Infinite, cancellationToken));
        }

        open = false;
    }

    public ValueTask DisposeAsync()
    {
        open = false;
        stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private Activation Activate(GrainId id)
    {
        var grainClass = classes.ClassOf(id.Type);
        var fresh = new Activation(this, grainClass, id, log);
        var activation = activations.GetOrAdd(id, fresh);
        if (activation == fresh)
        {
            fresh.Start();
        }

        return activation;
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Options.SweepPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var now = Environment.TickCount64;
                foreach (var activation in activations.Values)
                {
                    activation.Sweep(now, Options.ResponseTimeout, Options.CollectionAge);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }

    /// <summary>A grain's address: finds its activation for each request.</summary>
    private sealed class Address(Catalog catalog, GrainId id) : IRequestTarget
    {
        private Activation? last;

        public void Send(Request request)
        {
            if (last is { } activation && activation.TrySend(request))
            {
                return;
            }

            catalog.Send(id, request);
            last = catalog.activations.GetValueOrDefault(id);
        }
    }
}
