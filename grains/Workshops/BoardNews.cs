using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>The newest news, for those who missed some.</summary>
internal sealed class BoardNews(string workshop)
{
    private const long MostOperations = 5_000;
    private const int MostChanges = 40_000;

    private readonly Queue<WorkshopNews> kept = new();
    private int changes;

    public void Add(WorkshopNews news)
    {
        kept.Enqueue(news);
        changes += news.Changes.Length;
        while (kept.Count > 1 && (changes > MostChanges || news.To - kept.Peek().From > MostOperations))
        {
            changes -= kept.Dequeue().Changes.Length;
        }
    }

    /// <summary>What changed after an operation, each property once; null when that is too long ago.</summary>
    public WorkshopNews? Since(long after, long now)
    {
        if (after >= now)
        {
            return after == now ? new WorkshopNews(workshop, now, now, IsAnew: false, []) : null;
        }

        if (kept.Count == 0 || after < kept.Peek().From)
        {
            return null;
        }

        var missed = kept.Where(news => news.To > after).ToList();
        return missed.Exists(news => news.IsAnew)
            ? new WorkshopNews(workshop, after, now, IsAnew: true, [])
            : new WorkshopNews(workshop, after, now, IsAnew: false, Conflate(missed.SelectMany(news => news.Changes)));
    }

    /// <summary>The last value of each property, in the order in which they were last set.</summary>
    public static ImmutableArray<BoardChange> Conflate(IEnumerable<BoardChange> changes)
    {
        var seen = new HashSet<(BoardAudience, string, string)>();
        return [.. changes.Reverse().Where(change => seen.Add((change.For, change.Thing, change.Property))).Reverse()];
    }
}
