namespace Orleans.Runtime;

/// <summary>
/// Which request may start next. One at a time in order, except: a reentrant grain starts everything at once, an
/// always-interleaving request starts at once, and read-only requests run beside each other. Not thread-safe.
/// </summary>
internal sealed class RequestQueue(bool reentrant)
{
    private readonly LinkedList<Request> waiting = new();
    private readonly LinkedList<Request> running = new();
    private Request? blocking;
    private int interleavers;

    public bool IsEmpty => waiting.Count == 0 && running.Count == 0;

    public bool AnyWaiting => waiting.Count > 0;

    public bool AnyRunning => running.Count > 0;

    public void Add(Request request)
    {
        waiting.AddLast(request);
        interleavers += Interleaves(request) ? 1 : 0;
    }

    /// <summary>Takes the first request that may start now; null when none may.</summary>
    public Request? StartNext()
    {
        var mayAny = running.Count == 0 || blocking is null || reentrant;
        if (!mayAny && interleavers == 0)
        {
            return null;
        }

        for (var node = waiting.First; node is not null; node = node.Next)
        {
            var request = node.Value;
            if (mayAny || request.AlwaysInterleaves || request.ReadsOnly && blocking!.ReadsOnly)
            {
                waiting.Remove(node);
                running.AddLast(node);
                interleavers -= Interleaves(request) ? 1 : 0;
                blocking ??= request.AlwaysInterleaves ? null : request;
                return request;
            }
        }

        return null;
    }

    public void Finished(Request request)
    {
        running.Remove(request);
        if (blocking == request)
        {
            blocking = null;
        }
    }

    public List<Request> TakeWaiting()
    {
        List<Request> taken = [.. waiting];
        waiting.Clear();
        interleavers = 0;
        return taken;
    }

    /// <summary>Requests whose callers have waited too long: those under way stay under way, those waiting never start.</summary>
    public List<Request> TakeSentBefore(long time)
    {
        List<Request> taken = [.. running.Where(request => request.Expires && request.SentAt < time)];
        for (var node = waiting.First; node is not null && node.Value.SentAt < time;)
        {
            var next = node.Next;
            if (node.Value.Expires)
            {
                taken.Add(node.Value);
                interleavers -= Interleaves(node.Value) ? 1 : 0;
                waiting.Remove(node);
            }

            node = next;
        }

        return taken;
    }

    private static bool Interleaves(Request request) => request.AlwaysInterleaves || request.ReadsOnly;
}
