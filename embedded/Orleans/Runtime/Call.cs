namespace Orleans.Runtime;

/// <summary>A call that nobody waits for.</summary>
internal sealed class OneWayCall(Method method, object?[] arguments) : Request
{
    public override bool AlwaysInterleaves => method.AlwaysInterleaves;

    public override bool ReadsOnly => method.ReadsOnly;

    public override bool Expires => false;

    public override async ValueTask<Exception?> Run(object target)
    {
        try
        {
            switch (method.Body(target, arguments))
            {
                case Task task:
                    await task;
                    break;
                case ValueTask task:
                    await task;
                    break;
            }

            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    public override void Fail(Exception exception)
    {
    }
}

/// <summary>A call with an answer of type <typeparamref name="T"/>; calls without a value answer null.</summary>
internal sealed class Call<T>(Method<T> method, object?[] arguments) : Request
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration cancellation;

    public Task<T> Answer => answer.Task;

    public override bool AlwaysInterleaves => method.AlwaysInterleaves;

    public override bool ReadsOnly => method.ReadsOnly;

    public override async ValueTask<Exception?> Run(object target)
    {
        try
        {
            var value = await method.Run(target, arguments);
            answer.TrySetResult(value);
            return null;
        }
        catch (Exception exception)
        {
            answer.TrySetException(exception);
            return exception;
        }
        finally
        {
            await cancellation.DisposeAsync();
        }
    }

    public override void Fail(Exception exception)
    {
        answer.TrySetException(exception);
        cancellation.Unregister();
    }

    /// <summary>Answers the caller at once when its token is cancelled; the grain sees the same token and stops by itself.</summary>
    public void CancelWith(CancellationToken token) => cancellation = token.UnsafeRegister(
        static (state, token) => ((Call<T>)state!).answer.TrySetException(new OperationCanceledException(token)), this);
}
