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

    /// <summary>
    /// What changed after an operation, each property once; null when that is too long ago, or within what was committed together: what came
    /// and went in there is in no news, and whoever saw it in between has to read anew.
    /// </summary>
    public WorkshopNews? Since(long after, long now)
    {
        if (after >= now)
        {
            return after == now ? new WorkshopNews(workshop, now, now, IsAnew: false, []) : null;
        }

        var missed = kept.SkipWhile(news => news.From < after).ToList();
        if (missed.Count == 0 || missed[0].From != after)
        {
            return null;
        }

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
