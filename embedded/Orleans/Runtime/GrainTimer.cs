namespace Orleans.Runtime;

/// <summary>Ticks in its activation's turns; the next tick is set when the last has ended, so ticks never pile up.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly CancellationTokenSource ended = new();
    private readonly Timer timer;
    private TimeSpan period;
    private bool changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        this.options = options;
        period = options.Period;
        using (ExecutionContext.SuppressFlow())
        {
            timer = new Timer(static state => ((GrainTimer)state!).Due(), this, options.DueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        changed = true;
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (!ended.IsCancellationRequested)
        {
            ended.Cancel();
            timer.Dispose();
            activation.Forget(this);
        }
    }

    private void Due() => activation.Send(new Tick(this));

    private async Task Ring()
    {
        changed = false;
        try
        {
            await callback(ended.Token);
        }
        finally
        {
            Rearm();
        }
    }

    private void Rearm()
    {
        if (changed || ended.IsCancellationRequested || period <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            timer.Change(period, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed from outside the grain's turns while it rang.
        }
    }

    private sealed class Tick(GrainTimer timer) : Request
    {
        public override bool AlwaysInterleaves => timer.options.Interleave;

        public override bool KeepsAlive => timer.options.KeepAlive;

        public override bool Expires => false;

        public override async ValueTask<Exception?> Run(object target)
        {
            if (timer.ended.IsCancellationRequested)
            {
                return null;
            }

            try
            {
                await timer.Ring();
                return null;
            }
            catch (OperationCanceledException) when (timer.ended.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception exception)
            {
                timer.activation.TimerFailed(exception);
                return exception;
            }
        }

        public override void Fail(Exception exception)
        {
        }
    }
}
