using System.Diagnostics;
using System.Threading.Channels;

namespace ParticipatoryHub.Cli.Load;

/// <summary>
/// Requests at a fixed rate whether or not the target keeps up: how long people wait under a given load. A latency counts
/// from the instant at which the request was due, so that a target that falls behind cannot hide it.
/// </summary>
internal static class OpenLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends requests from <paramref name="first"/> on at <paramref name="perSecond"/> until the time is over or there are no more.</summary>
    public static async Task<(LoadResult Result, int Next)> Run(
        Uri target, RequestBytes requests, int first, int clients, double perSecond, TimeSpan duration, CancellationToken cancel)
    {
        var result = new LoadResult();
        var due = Channel.CreateUnbounded<(int Index, long DueAt)>(new UnboundedChannelOptions { SingleWriter = true });
        var last = (int)Math.Min(requests.Count, first + (long)(perSecond * duration.TotalSeconds));
        var start = Stopwatch.GetTimestamp();
        var pacer = new Thread(Pace) { IsBackground = true, Name = "pacer" };
        pacer.Start();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Client()));
        result.Elapsed = Stopwatch.GetElapsedTime(start);
        return (result, last);

        void Pace()
        {
            var ticksEach = Stopwatch.Frequency / perSecond;
            for (var index = first; index < last && !cancel.IsCancellationRequested;)
            {
                var dueAt = start + (long)((index - first) * ticksEach);
                if (Stopwatch.GetTimestamp() < dueAt)
                {
                    Thread.Sleep(1);
                    continue;
                }

                due.Writer.TryWrite((index++, dueAt));
            }

            due.Writer.Complete();
        }

        async Task Client()
        {
            await using var connection = new WireConnection(target, Patience);
            await foreach (var (index, dueAt) in due.Reader.ReadAllAsync(cancel))
            {
                result.Take(await connection.Send(requests[index], cancel), dueAt);
            }
        }
    }
}
