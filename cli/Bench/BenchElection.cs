using System.Globalization;
using System.Text;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>The election that is measured: 30 projects, of which a ballot approves one to five, some projects more popular than others.</summary>
internal static class BenchElection
{
    private const int Projects = 30;
    private const int MostChoices = 5;

    /// <summary>The election without votes, as a Pabulib file.</summary>
    public static string File()
    {
        var text = new StringBuilder(
            $"""
            META
            key;value
            description;A round made to be measured
            country;United Kingdom
            unit;Bench
            instance;2027
            num_projects;{Projects}
            num_votes;0
            budget;500000
            vote_type;approval
            rule;greedy
            date_begin;2027
            date_end;2027
            min_length;1
            max_length;{MostChoices}
            currency;GBP
            PROJECTS
            project_id;cost;name

            """);
        for (var project = 1; project <= Projects; project++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Id(project)};{5000 + project * 1000};Project {project}\n");
        }

        return text.Append("VOTES\nvoter_id;vote\n").ToString();
    }

    /// <summary>The next ballot.</summary>
    public static Choice[] Ballot(Random random)
    {
        var chosen = new SortedSet<int>();
        for (var left = random.Next(1, MostChoices + 1); left > 0; left--)
        {
            chosen.Add(1 + Math.Min(random.Next(Projects), random.Next(Projects)));
        }

        return [.. chosen.Select(project => new Choice(Id(project), 1))];
    }

    private static string Id(int project) => string.Create(CultureInfo.InvariantCulture, $"p{project:00}");
}
