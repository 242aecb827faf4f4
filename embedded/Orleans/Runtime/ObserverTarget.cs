using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// Brings calls to an object outside any grain, one at a time and in order. The object is held weakly: when its owner lets
/// go, or deletes the reference, calls are dropped, and a caller that waits for an answer times out, as in a cluster.
/// </summary>
internal sealed partial class ObserverTarget(IGrainObserver observer, TimeSpan responseTimeout, ILogger log) : IRequestTarget
{
    private readonly WeakReference<IGrainObserver> observer = new(observer);
    private readonly Queue<Request> waiting = new();
    private volatile bool ended;
    private bool active;

    public void End() => ended = true;

    public void Send(Request request)
    {
        lock (waiting)
        {
            waiting.Enqueue(request);
            if (active)
            {
                return;
            }

            active = true;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(Pump);
        }
    }

    private async Task Pump()
    {
        while (true)
        {
            Request? request;
            lock (waiting)
            {
                if (!waiting.TryDequeue(out request))
                {
                    active = false;
                    return;
                }
            }

            if (ended || !observer.TryGetTarget(out var target))
            {
                LogDropped();
                _ = FailLater(request);
            }
            else if (await request.Run(target) is { } exception)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task FailLater(Request request)
    {
        if (request.Expires)
        {
            await Task.Delay(responseTimeout);
            request.Fail(new TimeoutException($"An observer that is gone did not answer within {responseTimeout}."));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A call to an observer that is gone was dropped")]
    private partial void LogDropped();

    [LoggerMessage(Level = LogLevel.Debug, Message = "An observer failed")]
    private partial void LogFailed(Exception exception);
}
