using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// Ballots that nobody cast, the same every time: each voter belongs to a group that likes some categories and has a corner of the
/// village of its own. Two projects of equal cost are brought to equal votes, so that the result has a tie to read about.
/// </summary>
internal sealed class DemoBallots(ulong seed)
{
    private static readonly (int Weight, string[] Likes)[] Groups =
    [
        (30, ["Families", "Play", "Streets", "Food"]),
        (22, ["Older people", "Health", "Energy", "Streets"]),
        (18, ["Nature", "Environment", "Water"]),
        (16, ["Young people", "Sport", "Transport"]),
        (14, ["Skills", "Culture", "Food", "Energy"]),
    ];

    private ulong state = seed;

    /// <summary>Approvals of <paramref name="number"/> voters, at most <paramref name="most"/> projects each.</summary>
    public ImmutableArray<ImportedBallot> Approvals(ImmutableArray<RoundProject> projects, int number, int most, (string First, string Second) tied)
    {
        var ballots = new List<HashSet<string>>(number);
        for (var i = 0; i < number; i++)
        {
            ballots.Add(Approve(projects, most, null));
        }

        Tie(ballots, tied);
        return
        [
            .. ballots.Select((ballot, i) => new ImportedBallot(
                (i + 1).ToString(CultureInfo.InvariantCulture),
                [.. ballot.Order(StringComparer.Ordinal).Select(id => new Choice(id, 1))],
                i % 9 == 0 ? BallotChannel.Paper : BallotChannel.Online,
                null)),
        ];
    }

    /// <summary>The choices of one voter whose projects together cost no more than the budget.</summary>
    public ImmutableArray<Choice> Knapsack(ImmutableArray<RoundProject> projects, Money budget) =>
        [.. Approve(projects, projects.Length, budget).Select(id => new Choice(id, 1))];

    private HashSet<string> Approve(ImmutableArray<RoundProject> projects, int most, Money? budget)
    {
        var likes = Group();
        var home = projects[Next(projects.Length)].Area;
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var left = budget ?? new Money(long.MaxValue / 2);
        foreach (var project in projects.OrderBy(_ => Next(1 << 20)).ToArray())
        {
            var chance = 12 + (project.Categories.Any(likes.Contains) ? 45 : 0) + (project.Area == home ? 20 : 0);
            if (chosen.Count < most && project.Cost <= left && Next(100) < chance)
            {
                chosen.Add(project.Id);
                left -= project.Cost;
            }
        }

        if (chosen.Count == 0)
        {
            chosen.Add(projects.First(project => project.Cost <= left).Id);
        }

        return chosen;
    }

    private static void Tie(List<HashSet<string>> ballots, (string First, string Second) tied)
    {
        var surplus = ballots.Count(ballot => ballot.Contains(tied.First)) - ballots.Count(ballot => ballot.Contains(tied.Second));
        var (more, fewer) = surplus > 0 ? tied : (tied.Second, tied.First);
        surplus = Math.Abs(surplus);
        foreach (var ballot in ballots)
        {
            // Each change of heart takes two votes off the difference, and the last, where it is odd, one.
            if (surplus >= 2 && ballot.Contains(more) && !ballot.Contains(fewer))
            {
                ballot.Remove(more);
                ballot.Add(fewer);
                surplus -= 2;
            }
            else if (surplus == 1 && ballot.Contains(more) && ballot.Count > 1)
            {
                ballot.Remove(more);
                surplus = 0;
            }
        }
    }

    private string[] Group()
    {
        var ticket = Next(Groups.Sum(group => group.Weight));
        foreach (var (weight, likes) in Groups)
        {
            if (ticket < weight)
            {
                return likes;
            }

            ticket -= weight;
        }

        return [];
    }

    // SplitMix64: the same numbers on every machine and every version of the runtime.
    private int Next(int below)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
