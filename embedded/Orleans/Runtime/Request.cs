namespace Orleans.Runtime;

/// <summary>One thing for a target to do: a call, or a timer's tick.</summary>
internal abstract class Request
{
    /// <summary>When it was sent, in milliseconds since the machine started.</summary>
    public long SentAt { get; } = Environment.TickCount64;

    /// <summary>May start while anything else is awaiting.</summary>
    public virtual bool AlwaysInterleaves => false;

    /// <summary>May start while other read-only requests are awaiting.</summary>
    public virtual bool ReadsOnly => false;

    /// <summary>Whether it counts as use of the activation.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether it gives up when it takes too long.</summary>
    public virtual bool Expires => true;

    /// <summary>Does it and answers the caller; returns what went wrong, if anything did, and never throws.</summary>
    public abstract ValueTask<Exception?> Run(object target);

    /// <summary>Answers the caller without doing it.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A place that requests are sent to.</summary>
internal interface IRequestTarget
{
    /// <summary>Takes the request, now or in its turn.</summary>
    void Send(Request request);
}
