namespace Orleans.Runtime;

/// <summary>
/// Runs one activation's tasks, one at a time and in order, on the thread pool. Awaits inside a turn come back here,
/// which is what lets a grain's code go without locks.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After so many turns the thread is given back, so that one busy grain does not starve the rest.</summary>
    private const int TurnsInARow = 64;

    private readonly Queue<Task> turns = new();
    private bool active;

    public override int MaximumConcurrencyLevel => 1;

    void IThreadPoolWorkItem.Execute()
    {
        for (var turn = 0; turn < TurnsInARow; turn++)
        {
            Task? next;
            lock (turns)
            {
                if (!turns.TryDequeue(out next))
                {
                    active = false;
                    return;
                }
            }

            TryExecuteTask(next);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        lock (turns)
        {
            turns.Enqueue(task);
            if (active)
            {
                return;
            }

            active = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (turns)
        {
            return [.. turns];
        }
    }
}
