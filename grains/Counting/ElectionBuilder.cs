using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>Gathers ballots into an <see cref="Election"/>; equal ballots share their memory.</summary>
public sealed class ElectionBuilder
{
    /// <summary>The largest budget, in minor units: ten million million pounds.</summary>
    public const long MostBudget = 1_000_000_000_000_000;

    /// <summary>The most points that one ballot may give in all.</summary>
    public const long MostPoints = 1_000_000_000_000;

    private readonly VotingMethod method;
    private readonly long budget;
    private readonly ImmutableArray<ElectionProject> projects;
    private readonly Dictionary<string, int> indexes;
    private readonly ProfileTable table = new();
    private Entry[] ballot = new Entry[16];
    private long voters;
    private long repeatedNames;

    /// <summary>Starts an election.</summary>
    /// <param name="method">What a ballot may say.</param>
    /// <param name="budget">The money to be spent in minor units, 0 or more.</param>
    /// <param name="projects">The projects; ids are distinct, costs 0 or more.</param>
    /// <exception cref="ArgumentException">The method is unspecified, an id is empty or there twice, or money is negative.</exception>
    public ElectionBuilder(VotingMethod method, long budget, IEnumerable<ElectionProject> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        if (method is < VotingMethod.Approval or > VotingMethod.Scoring)
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "An election needs a voting method.");
        }

        this.method = method;
        this.budget = budget;
        this.projects = [.. projects.OrderBy(project => project.Id, Utf8Order.Instance)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(budget, MostBudget);
        if ((Int128)budget * Math.Max(this.projects.Length, 1) > long.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, "The budget is larger than what can be counted for so many projects.");
        }

        indexes = new Dictionary<string, int>(this.projects.Length, StringComparer.Ordinal);
        for (var index = 0; index < this.projects.Length; index++)
        {
            var project = this.projects[index];
            ArgumentException.ThrowIfNullOrEmpty(project.Id, nameof(projects));
            ArgumentOutOfRangeException.ThrowIfNegative(project.Cost, nameof(projects));
            if (!indexes.TryAdd(project.Id, index))
            {
                throw new ArgumentException($"The project '{project.Id}' is there twice.", nameof(projects));
            }
        }
    }

    /// <summary>
    /// Adds one ballot. A ballot that names nothing counts as a voter. A project named twice counts once: points are
    /// summed, in a ranking the better place stays.
    /// </summary>
    /// <exception cref="ArgumentException">An unknown project, negative or too many points, or two projects at one rank.</exception>
    public void Add(ReadOnlySpan<Choice> ballot)
    {
        Reserve(ballot.Length);
        for (var place = 0; place < ballot.Length; place++)
        {
            if (!indexes.TryGetValue(ballot[place].ProjectId, out var index))
            {
                throw new ArgumentException($"There is no project '{ballot[place].ProjectId}' in this election.", nameof(ballot));
            }

            this.ballot[place] = new Entry(index, ballot[place].Value);
        }

        AddEntries(ballot.Length);
    }

    /// <summary>The election of the ballots added so far.</summary>
    public Election Build() => new(method, budget, projects, voters, repeatedNames, table.ToProfiles());

    internal int IndexOf(string projectId) => indexes.GetValueOrDefault(projectId, -1);

    /// <summary>Adds one ballot whose projects are already known by their places in id order.</summary>
    internal void Add(ReadOnlySpan<int> projectIndexes, ReadOnlySpan<long> values)
    {
        Reserve(projectIndexes.Length);
        for (var place = 0; place < projectIndexes.Length; place++)
        {
            ballot[place] = new Entry(projectIndexes[place], values[place]);
        }

        AddEntries(projectIndexes.Length);
    }

    private void Reserve(int length)
    {
        if (ballot.Length < length)
        {
            ballot = new Entry[length * 2];
        }
    }

    private void AddEntries(int length)
    {
        var entries = ballot.AsSpan(0, length);
        var total = 0L;
        foreach (var entry in entries)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(entry.Points, nameof(ballot));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.Points, MostPoints - total, nameof(ballot));
            total += method == VotingMethod.Ordinal ? 0 : entry.Points;
        }

        entries = method == VotingMethod.Ordinal ? Ranked(entries) : Merged(entries);
        if (!entries.IsEmpty)
        {
            table.Add(entries);
        }

        voters++;
    }

    private Span<Entry> Ranked(Span<Entry> entries)
    {
        entries.Sort(static (first, second) => first.Points.CompareTo(second.Points));
        for (var place = 1; place < entries.Length; place++)
        {
            if (entries[place].Points == entries[place - 1].Points)
            {
                throw new ArgumentException("Two projects stand at the same rank of one ballot.", nameof(entries));
            }
        }

        var kept = 0;
        foreach (var entry in entries)
        {
            if (entries[..kept].ContainsAnyProject(entry.Project))
            {
                repeatedNames++;
                continue;
            }

            entries[kept++] = entry;
        }

        for (var place = 0; place < kept; place++)
        {
            entries[place] = new Entry(entries[place].Project, kept - place);
        }

        entries[..kept].Sort(static (first, second) => first.Project.CompareTo(second.Project));
        return entries[..kept];
    }

    private Span<Entry> Merged(Span<Entry> entries)
    {
        entries.Sort(static (first, second) => first.Project.CompareTo(second.Project));
        var onlyNamed = method is VotingMethod.Approval or VotingMethod.Knapsack;
        var kept = 0;
        foreach (var entry in entries)
        {
            if (kept > 0 && entries[kept - 1].Project == entry.Project)
            {
                repeatedNames++;
                entries[kept - 1] = new Entry(entry.Project, onlyNamed ? 1 : checked(entries[kept - 1].Points + entry.Points));
                continue;
            }

            entries[kept++] = onlyNamed ? new Entry(entry.Project, 1) : entry;
        }

        var supported = 0;
        foreach (var entry in entries[..kept])
        {
            if (entry.Points > 0)
            {
                entries[supported++] = entry;
            }
        }

        return entries[..supported];
    }
}
