using System.Globalization;
using System.Text;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>A round as large as a city's: projects with areas, kinds, places and words, some more popular than others, for one way of voting.</summary>
internal sealed class PageElection(VotingMethod method, int projects)
{
    private const int MostChoices = 5;
    private const int MostPoints = 10;
    private const int LeastCost = 5_000;
    private const int Budget = 1_000_000;

    private static readonly string[] Areas = ["North", "South", "East", "West", "Centre", "Riverside", "Hill", "Harbour"];

    private static readonly string[] Kinds = ["Streets", "Parks", "Young people", "Culture", "Sport", "Safety"];

    /// <summary>The way of voting.</summary>
    public VotingMethod Method => method;

    /// <summary>A project in the middle of the list.</summary>
    public string OneProject => Id(1 + projects / 2);

    /// <summary>The election without votes, as a Pabulib file.</summary>
    public string File()
    {
        var text = new StringBuilder(
            $"""
            META
            key;value
            description;A large round made to be measured
            country;United Kingdom
            unit;Bench
            instance;2027
            num_projects;{projects}
            num_votes;0
            budget;{Budget}
            vote_type;{VoteType}
            rule;greedy
            date_begin;2027
            date_end;2027
            min_length;1
            max_length;{MostChoices}
            currency;GBP

            """);
        text.Append(Limit());
        text.Append("PROJECTS\nproject_id;cost;name;category;neighborhood;latitude;longitude;description\n");
        for (var project = 1; project <= projects; project++)
        {
            var (kind, area) = (Kinds[project % Kinds.Length], Areas[project % Areas.Length]);
            text.Append(CultureInfo.InvariantCulture, $"{Id(project)};{Cost(project)};{kind} for everybody in {area}, number {project};{kind};{area};");
            text.Append(CultureInfo.InvariantCulture, $"{53.60 + project % 20 * 0.004:0.0000};{-2.60 + project / 20 * 0.006:0.0000};");
            text.Append(CultureInfo.InvariantCulture, $"What number {project} would do: {string.Join(' ', Enumerable.Repeat("mend what is worn, plant what grows, and open it to all who live here.", 4))}\n");
        }

        return text.Append(method is VotingMethod.Cumulative or VotingMethod.Scoring ? "VOTES\nvoter_id;vote;points\n" : "VOTES\nvoter_id;vote\n").ToString();
    }

    /// <summary>The next ballot.</summary>
    public Choice[] Ballot(Random random)
    {
        var chosen = new HashSet<int>();
        for (var left = random.Next(1, MostChoices + 1); left > 0; left--)
        {
            chosen.Add(1 + Math.Min(random.Next(projects), random.Next(projects)));
        }

        // A ranking has its places in order; points are spread evenly, so that no limit is passed.
        var points = MostPoints / chosen.Count;
        return [.. chosen.Select((project, place) => new Choice(Id(project), method == VotingMethod.Ordinal ? place + 1 : method is VotingMethod.Cumulative or VotingMethod.Scoring ? points : 1))];
    }

    private string VoteType => method switch
    {
        VotingMethod.Ordinal => "ordinal",
        VotingMethod.Cumulative => "cumulative",
        VotingMethod.Scoring => "scoring",
        _ => "approval",
    };

    private string Limit() => method switch
    {
        VotingMethod.Knapsack => $"max_sum_cost;{Budget}\n",
        VotingMethod.Cumulative => $"max_sum_points;{MostPoints}\n",
        VotingMethod.Scoring => $"max_points;{MostPoints}\n",
        _ => "",
    };

    private static int Cost(int project) => LeastCost + project % 40 * 1000;

    private static string Id(int project) => string.Create(CultureInfo.InvariantCulture, $"p{project:000}");
}
