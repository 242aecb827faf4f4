namespace ParticipatoryHub.Counting;

/// <summary>An election with what the round declared about its count: who is in, the order among equals, who excludes whom.</summary>
internal sealed class Contest
{
    public Contest(Election election, CountOptions options)
    {
        Election = election;
        Options = options;
        Tie = new TieOrder(election, options.Tie);
        OutBefore = [.. election.Projects.Select((project, index) => Eligibility(project, election.Supporters.Votes[index], election.Supporters.Score[index]))];
        Rivals = Array.ConvertAll(new int[election.Projects.Length], _ => Array.Empty<int>());
        foreach (var conflict in options.Conflicts)
        {
            var first = election.IndexOf(conflict.First);
            var second = election.IndexOf(conflict.Second);
            if (first != second)
            {
                Rivals[first] = [.. Rivals[first], second];
                Rivals[second] = [.. Rivals[second], first];
            }
        }
    }

    public Election Election { get; }

    public CountOptions Options { get; }

    public TieOrder Tie { get; }

    /// <summary>By project: why it is out before any rule starts, or unspecified.</summary>
    public CountDecision[] OutBefore { get; }

    /// <summary>By project: those that are out when it is bought.</summary>
    public int[][] Rivals { get; }

    public int Length => OutBefore.Length;

    public long Cost(int project) => Election.Projects[project].Cost;

    public string Id(int project) => Election.Projects[project].Id;

    private CountDecision Eligibility(ElectionProject project, long votes, long score)
    {
        if (project.Withdrawn)
        {
            return CountDecision.Withdrawn;
        }

        if (project.Cost > Election.Budget)
        {
            return CountDecision.CostsMoreThanBudget;
        }

        if (votes == 0)
        {
            return CountDecision.NoSupport;
        }

        return votes < Options.MinimumVotes ? CountDecision.BelowMinimumVotes
            : score < Options.MinimumScore ? CountDecision.BelowMinimumScore
            : CountDecision.Unspecified;
    }
}
