using System.Collections.Concurrent;

namespace ParticipatoryHub.Cli.Load;

/// <summary>What a run measured.</summary>
internal sealed class LoadResult
{
    /// <summary>Time from the first request to the last answer.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Latencies of every request that was answered.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Answers by status.</summary>
    public ConcurrentDictionary<int, long> Statuses { get; } = new();

    /// <summary>Answers a second.</summary>
    public double PerSecond => Latencies.Count / Math.Max(Elapsed.TotalSeconds, 1e-6);

    /// <summary>Counts one answer.</summary>
    public void Take(Answer answer, long startedAt)
    {
        Latencies.RecordSince(startedAt);
        Statuses.AddOrUpdate(answer.Status, 1, static (_, count) => count + 1);
    }
}
