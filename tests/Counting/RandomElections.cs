using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>An election as plain lists, so that tests can shuffle, rename and add to it.</summary>
internal sealed record PlainElection(VotingMethod Method, long Budget, ElectionProject[] Projects, Choice[][] Ballots)
{
    public Election Build()
    {
        var builder = new ElectionBuilder(Method, Budget, Projects);
        foreach (var ballot in Ballots)
        {
            builder.Add(ballot);
        }

        return builder.Build();
    }
}

/// <summary>Small elections from a seed, with many ties, empty ballots and projects that cost nothing or too much.</summary>
internal static class RandomElections
{
    /// <summary>A whole range of seeds; FsCheck's own numbers stay near nought.</summary>
    public static int Seed(Guid any) => BitConverter.ToInt32(any.ToByteArray());

    public static PlainElection Create(int seed, VotingMethod? only = null, int mostVoters = 12, int mostProjects = 7)
    {
        var random = new Random(seed);
        var methods = new[] { VotingMethod.Approval, VotingMethod.Cumulative, VotingMethod.Ordinal, VotingMethod.Approval };
        var method = only ?? methods[random.Next(methods.Length)];
        var unit = random.Next(3) == 0 ? 100 : 37;
        var projects = Enumerable.Range(0, random.Next(1, mostProjects + 1))
            .Select(index => new ElectionProject($"p{index}", random.Next(12) == 0 ? 0 : random.Next(1, 25) * unit, random.Next(20) == 0))
            .ToArray();
        var budget = Math.Max(1, projects.Sum(project => project.Cost) * random.Next(2, 11) / 12);
        var taste = random.Next(2, 8);
        var ballots = Enumerable.Range(0, random.Next(1, mostVoters + 1))
            .Select(_ => Ballot(random, method, projects, taste))
            .ToArray();
        return new PlainElection(method, budget, projects, ballots);
    }

    public static CountOptions Options(int seed, PlainElection election, CountingRule rule)
    {
        var random = new Random(seed ^ 0x5EED);
        var conflicts = random.Next(3) == 0 && election.Projects.Length > 1
            ? new[] { new Conflict(election.Projects[0].Id, election.Projects[1].Id) }
            : [];
        return CountOptions.For(rule) with
        {
            Tie = random.Next(3) == 0 ? TieRule.Seeded($"seed {seed}") : TieRule.Default,
            MinimumVotes = random.Next(4) == 0 ? 2 : 0,
            Conflicts = [.. conflicts],
            Step = random.Next(3) == 0 ? 7 : 100,
            StopWhenExhaustive = random.Next(4) == 0,
        };
    }

    /// <summary>The same with a hundred million pounds in the place of each, and a penny or two more: what was equal is no longer, by less than a double may tell.</summary>
    public static (PlainElection Election, CountOptions Options) PenniesApart(int seed, PlainElection election, CountOptions options)
    {
        const long Times = 10_000_000_000;
        var random = new Random(seed);
        return (
            election with { Budget = (election.Budget * Times) + random.Next(3), Projects = [.. election.Projects.Select(project => project with { Cost = project.Cost == 0 ? 0 : (project.Cost * Times) + random.Next(3) })] },
            options with { Step = (options.Step * Times) + random.Next(2) });
    }

    private static Choice[] Ballot(Random random, VotingMethod method, ElectionProject[] projects, int taste)
    {
        var chosen = projects.Where(_ => random.Next(8) < taste).ToArray();
        random.Shuffle(chosen);
        return method switch
        {
            VotingMethod.Ordinal => [.. chosen.Select((project, place) => new Choice(project.Id, place + 1))],
            VotingMethod.Cumulative => [.. chosen.Select(project => new Choice(project.Id, random.Next(0, 5)))],
            _ => [.. chosen.Select(project => new Choice(project.Id, 1))],
        };
    }
}
