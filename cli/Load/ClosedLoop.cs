using System.Diagnostics;

namespace ParticipatoryHub.Cli.Load;

/// <summary>N clients, each sending its next request when its last one was answered: how much a target can take.</summary>
internal static class ClosedLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends the requests from <paramref name="first"/> on until the time is over or there are no more.</summary>
    public static async Task<(LoadResult Result, int Next)> Run(
        Uri target, RequestBytes requests, int first, int clients, TimeSpan duration, CancellationToken cancel)
    {
        var result = new LoadResult();
        var next = first - 1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Client()));
        result.Elapsed = Stopwatch.GetElapsedTime(start);
        return (result, Math.Min(next + 1, requests.Count));

        async Task Client()
        {
            await using var connection = new WireConnection(target, Patience);
            while (!cancel.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < duration)
            {
                var index = Interlocked.Increment(ref next);
                if (index >= requests.Count)
                {
                    return;
                }

                var sentAt = Stopwatch.GetTimestamp();
                result.Take(await connection.Send(requests[index], cancel), sentAt);
            }
        }
    }
}
