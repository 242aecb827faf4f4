using System.Runtime.InteropServices;

namespace ParticipatoryHub.Counting;

/// <summary>Distinct ballots and how often each came: a hash table over one flat list of entries.</summary>
internal sealed class ProfileTable
{
    private readonly Dictionary<int, int> newestOfHash = [];
    private readonly List<int> olderOfHash = [];
    private readonly List<int> starts = [0];
    private readonly List<int> counts = [];
    private readonly List<Entry> entries = [];

    public void Add(ReadOnlySpan<Entry> ballot)
    {
        var hash = new HashCode();
        foreach (var entry in ballot)
        {
            hash.Add(entry.Project);
            hash.Add(entry.Points);
        }

        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(newestOfHash, hash.ToHashCode(), out var known);
        for (var profile = known ? newest : -1; profile >= 0; profile = olderOfHash[profile])
        {
            if (Ballot(profile).SequenceEqual(ballot))
            {
                counts[profile]++;
                return;
            }
        }

        olderOfHash.Add(known ? newest : -1);
        newest = counts.Count;
        entries.AddRange(ballot);
        starts.Add(entries.Count);
        counts.Add(1);
    }

    /// <summary>The profiles in a canonical order, whatever the order in which they came.</summary>
    public Profiles ToProfiles()
    {
        var order = Enumerable.Range(0, counts.Count).ToArray();
        Array.Sort(order, Compare);
        var start = new int[order.Length + 1];
        var count = new int[order.Length];
        var project = new int[entries.Count];
        var points = entries.Exists(static entry => entry.Points != 1) ? new long[entries.Count] : null;
        for (var place = 0; place < order.Length; place++)
        {
            var next = start[place];
            foreach (var entry in Ballot(order[place]))
            {
                project[next] = entry.Project;
                if (points is not null)
                {
                    points[next] = entry.Points;
                }

                next++;
            }

            start[place + 1] = next;
            count[place] = counts[order[place]];
        }

        return new Profiles(start, project, points, count);
    }

    private ReadOnlySpan<Entry> Ballot(int profile) =>
        CollectionsMarshal.AsSpan(entries)[starts[profile]..starts[profile + 1]];

    private int Compare(int first, int second)
    {
        var one = Ballot(first);
        var other = Ballot(second);
        for (var place = 0; place < Math.Min(one.Length, other.Length); place++)
        {
            if (one[place] != other[place])
            {
                return (one[place].Project, one[place].Points).CompareTo((other[place].Project, other[place].Points));
            }
        }

        return one.Length.CompareTo(other.Length);
    }
}
