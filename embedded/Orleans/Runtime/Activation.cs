using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One live instance of a grain: its queue, its turns, its timers, and its life from activation to deactivation.</summary>
internal sealed partial class Activation : IGrainContext, IRequestTarget
{
    [ThreadStatic]
    private static Activation? beingBuilt;

    private readonly Lock gate = new();
    private readonly RequestQueue requests;
    private readonly TurnScheduler scheduler = new();
    private readonly List<GrainTimer> timers = [];
    private readonly GrainClass grainClass;
    private readonly ILogger log;
    private AsyncServiceScope scope;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase phase = Phase.Activating;
    private DeactivationReason? ending;
    private bool pumping;
    private long lastUsed = Environment.TickCount64;
    private long keepUntil;

    public Activation(Catalog catalog, GrainClass grainClass, GrainId id, ILogger log)
    {
        Catalog = catalog;
        this.grainClass = grainClass;
        this.log = log;
        GrainId = id;
        requests = new RequestQueue(grainClass.Reentrant);
    }

    private enum Phase
    {
        Activating,
        Valid,
        Deactivating,
        Ended,
    }

    /// <summary>The activation whose constructor runs on this thread.</summary>
    public static Activation? BeingBuilt => beingBuilt;

    public Catalog Catalog { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance => Instance;

    public IServiceProvider ActivationServices => scope.ServiceProvider;

    public List<IStoredState> StoredStates { get; } = [];

    /// <summary>Ends when the activation has.</summary>
    public Task Ended => ended.Task;

    private Grain? Instance { get; set; }

    public void Start() => Turn(static activation => _ = activation.ActivateAsync());

    /// <summary>Queues a request; false when this activation has ended and another must take it.</summary>
    public bool TrySend(Request request)
    {
        lock (gate)
        {
            if (phase == Phase.Ended)
            {
                return false;
            }

            requests.Add(request);
            if (pumping || phase != Phase.Valid)
            {
                return true;
            }

            pumping = true;
        }

        Turn(static activation => activation.Pump());
        return true;
    }

    public void Send(Request request)
    {
        if (!TrySend(request))
        {
            request.Fail(new OrleansException($"The activation of {GrainId} has ended."));
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (ending is not null)
            {
                return;
            }

            ending = deactivationReason;
            if (pumping || phase != Phase.Valid)
            {
                return;
            }

            pumping = true;
        }

        Turn(static activation => activation.Pump());
    }

    public void Delay(TimeSpan time) =>
        keepUntil = time == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)time.TotalMilliseconds;

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (gate)
        {
            timers.Add(timer);
        }

        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    public void TimerFailed(Exception exception) => LogTimerFailed(exception, GrainId);

    /// <summary>Fails requests that took too long, and deactivates when nobody has called for <paramref name="idleAge"/>.</summary>
    public void Sweep(long now, TimeSpan responseTimeout, TimeSpan idleAge)
    {
        List<Request> expired;
        bool idle;
        lock (gate)
        {
            expired = requests.TakeSentBefore(now - (long)responseTimeout.TotalMilliseconds);
            idle = phase == Phase.Valid && requests.IsEmpty && !grainClass.KeepAlive
                && now >= keepUntil && now - lastUsed >= idleAge.TotalMilliseconds;
        }

        foreach (var request in expired)
        {
            request.Fail(new TimeoutException($"Response did not arrive on time in {responseTimeout} from {GrainId}."));
        }

        if (idle)
        {
            Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called for long enough."));
        }
    }

    private async Task ActivateAsync()
    {
        try
        {
            scope = Catalog.Services.CreateAsyncScope();
            beingBuilt = this;
            try
            {
                Instance = grainClass.Build(this);
            }
            finally
            {
                beingBuilt = null;
            }

            foreach (var state in StoredStates)
            {
                await state.ReadStateAsync();
            }

            await Instance.OnActivateAsync(CancellationToken.None);
            lock (gate)
            {
                phase = Phase.Valid;
                pumping = true;
            }

            Pump();
        }
        catch (Exception exception)
        {
            LogActivationFailed(exception, GrainId);
            await EndAsync(exception);
        }
    }

    private void Pump()
    {
        while (true)
        {
            Request? next;
            lock (gate)
            {
                if (ending is not null)
                {
                    pumping = false;
                    if (phase != Phase.Valid || requests.AnyRunning)
                    {
                        return;
                    }

                    phase = Phase.Deactivating;
                    next = null;
                }
                else if ((next = requests.StartNext()) is null)
                {
                    pumping = false;
                    return;
                }
            }

            if (next is null)
            {
                _ = DeactivateAsync();
                return;
            }

            if (next.KeepsAlive)
            {
                lastUsed = Environment.TickCount64;
            }

            _ = Serve(next);
        }
    }

    private async Task Serve(Request request)
    {
        var exception = await request.Run(Instance!);
        if (exception is InconsistentStateException)
        {
            Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "Another activation stored first."));
        }

        if (request.KeepsAlive)
        {
            lastUsed = Environment.TickCount64;
        }

        lock (gate)
        {
            requests.Finished(request);
            if (pumping || !requests.AnyWaiting && ending is null)
            {
                return;
            }

            pumping = true;
        }

        Turn(static activation => activation.Pump());
    }

    private async Task DeactivateAsync()
    {
        StopTimers();
        try
        {
            using var patience = new CancellationTokenSource(Catalog.Options.DeactivationTimeout);
            await Instance!.OnDeactivateAsync(ending!.Value, patience.Token);
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(exception, GrainId);
        }

        await EndAsync(failure: null);
    }

    private async Task EndAsync(Exception? failure)
    {
        StopTimers();
        try
        {
            switch (Instance as object)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(exception, GrainId);
        }

        List<Request> left;
        lock (gate)
        {
            phase = Phase.Ended;
            left = requests.TakeWaiting();
        }

        Catalog.Forget(this);
        ended.SetResult();
        foreach (var request in left)
        {
            if (failure is null)
            {
                Catalog.Send(GrainId, request);
            }
            else
            {
                request.Fail(failure);
            }
        }
    }

    private void StopTimers()
    {
        List<GrainTimer> running;
        lock (gate)
        {
            running = [.. timers];
        }

        running.ForEach(timer => timer.Dispose());
    }

    /// <summary>Runs in a turn of this grain, without what flows with the caller (its culture, its HTTP request).</summary>
    private void Turn(Action<Activation> action)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _ = Task.Factory.StartNew(
                static state =>
                {
                    var (activation, action) = ((Activation, Action<Activation>))state!;
                    action(activation);
                },
                (this, action),
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                scheduler);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Grain {GrainId} could not be activated")]
    private partial void LogActivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Grain {GrainId} failed while deactivating")]
    private partial void LogDeactivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A timer of grain {GrainId} failed")]
    private partial void LogTimerFailed(Exception exception, GrainId grainId);
}
