using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>
/// Ballots and projects, ready to be counted; made by <see cref="ElectionBuilder"/>.
/// Equal ballots are one profile with a count. Projects stand in the order of their ids and profiles in a canonical
/// order, so nothing depends on the order in which either was given.
/// </summary>
public sealed class Election
{
    private readonly Dictionary<string, int> indexes;

    internal Election(VotingMethod method, long budget, ImmutableArray<ElectionProject> projects, long voters, long repeatedNames, Profiles profiles)
    {
        Method = method;
        Budget = budget;
        Projects = projects;
        Voters = voters;
        RepeatedNames = repeatedNames;
        Profiles = profiles;
        Supporters = new Supporters(profiles, projects.Length);
        indexes = new Dictionary<string, int>(projects.Length, StringComparer.Ordinal);
        for (var index = 0; index < projects.Length; index++)
        {
            indexes.Add(projects[index].Id, index);
        }
    }

    /// <summary>What a ballot could say.</summary>
    public VotingMethod Method { get; }

    /// <summary>The money to be spent, in minor units.</summary>
    public long Budget { get; }

    /// <summary>The projects by id.</summary>
    public ImmutableArray<ElectionProject> Projects { get; }

    /// <summary>Ballots, those that name nothing included.</summary>
    public long Voters { get; }

    /// <summary>Names that were in a ballot a second time: counted once, or their points summed.</summary>
    public long RepeatedNames { get; }

    internal Profiles Profiles { get; }

    internal Supporters Supporters { get; }

    /// <summary>The sum of a project's points.</summary>
    /// <exception cref="KeyNotFoundException">There is no such project.</exception>
    public long Score(string projectId) => Supporters.Score[IndexOf(projectId)];

    /// <summary>The number of ballots that give a project more than nothing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such project.</exception>
    public long Votes(string projectId) => Supporters.Votes[IndexOf(projectId)];

    internal int IndexOf(string projectId) => indexes.TryGetValue(projectId, out var index)
        ? index
        : throw new KeyNotFoundException($"There is no project '{projectId}' in this election.");

    internal bool TryIndexOf(string projectId, out int index) => indexes.TryGetValue(projectId, out index);

    /// <summary>The same election with one project withdrawn.</summary>
    internal Election WithWithdrawn(int project) =>
        new(Method, Budget, Projects.SetItem(project, Projects[project] with { Withdrawn = true }), Voters, RepeatedNames, Profiles);

    /// <summary>The same election with further ballots that name only one project.</summary>
    internal Election WithFurtherBallots(int project, long points, long ballots)
    {
        var profiles = Profiles.With(project, points, checked((int)ballots));
        return new Election(Method, Budget, Projects, checked(Voters + ballots), RepeatedNames, profiles);
    }
}
