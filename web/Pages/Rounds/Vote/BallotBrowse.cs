using System.Globalization;
using Microsoft.Extensions.Primitives;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>
/// How a voter looks through the projects. It only says which are shown and in what order: all of them stay on the form, so that nothing
/// that was chosen is ever lost by looking for something else.
/// </summary>
internal sealed record BallotBrowse(string Find, string Area, string Category, string Most, string Order, string View)
{
    private static readonly long[] Steps = [1_000, 2_000, 5_000];

    /// <summary>Everything, mixed.</summary>
    public static BallotBrowse Everything { get; } = new("", "", "", "", "", "");

    /// <summary>Whether anything is left out or sorted.</summary>
    public bool IsUsed => (Find + Area + Category + Most + Order).Length > 0;

    /// <summary>Whether anything is left out.</summary>
    public bool IsNarrow => (Find + Area + Category + Most).Length > 0;

    /// <summary>Whether the map is shown.</summary>
    public bool HasMap => View == "map";

    /// <summary>From a form or an address.</summary>
    public static BallotBrowse Read(Func<string, StringValues> value)
    {
        return new BallotBrowse(Text("find", 200), Text("area", 200), Text("category", 100), Text("most", 20), Text("order", 20), Text("view", 10));

        string Text(string name, int longest)
        {
            var text = value(name).ToString().Trim();
            return text.Length > longest ? text[..longest] : text;
        }
    }

    /// <summary>After a button: <c>all</c> shows everything again, <c>map</c> and <c>list</c> change the view.</summary>
    public BallotBrowse After(string? step) => step switch
    {
        "all" => Everything with { View = View },
        "map" or "list" => this with { View = step },
        _ => this,
    };

    /// <summary>The amounts that one can ask for: a few round ones between the cheapest and the dearest project.</summary>
    public static IReadOnlyList<Money> Amounts(IEnumerable<RoundProject> projects)
    {
        var costs = projects.Select(project => project.Cost.Pence).Order().ToList();
        return costs.Count == 0 ? [] :
        [
            .. Enumerable.Range(0, 12)
                .SelectMany(power => Steps.Select(step => step * (long)Math.Pow(10, power)))
                .Where(amount => amount > costs[0] && amount < costs[^1])
                .Select(amount => (Amount: amount, Below: costs.Count(cost => cost <= amount)))
                .GroupBy(pair => pair.Below).Select(pairs => new Money(pairs.First().Amount))
                .TakeLast(6),
        ];
    }

    /// <summary>The projects on the ballot with their places on it, all of them, in the voter's order, and whether each is shown.</summary>
    public IReadOnlyList<BallotLine> Lines(RoundSetup setup, int seed, Func<int, bool> isInTrouble)
    {
        var onBallot = setup.Projects.Where(project => !project.Withdrawn).ToList();
        var found = ProjectShelf.Of([.. onBallot]).Find(Find, Area, Category).Shown.Where(IsCheapEnough).ToHashSet();
        var mixed = Mixed(onBallot.Count, seed);
        var lines = onBallot.Select((project, place) => new BallotLine(project, place, mixed[place], found.Contains(project) || isInTrouble(place)));
        return [.. Order switch
        {
            "cost" => lines.OrderBy(line => line.Project.Cost).ThenBy(line => line.Mixed),
            "dearest" => lines.OrderByDescending(line => line.Project.Cost).ThenBy(line => line.Mixed),
            "name" => lines.OrderBy(line => line.Project.Name, StringComparer.Create(CultureInfo.CurrentCulture, true)),
            "listed" => lines,
            _ => lines.OrderBy(line => line.Mixed),
        }];
    }

    private bool IsCheapEnough(RoundProject project) =>
        !long.TryParse(Most, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || project.Cost.Pence <= most;

    // The place of each project when they are mixed: the same for a seed, whatever the runtime's own generator does.
    private static int[] Mixed(int count, int seed)
    {
        var places = Enumerable.Range(0, count).ToArray();
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15);
        for (var last = count - 1; last > 0; last--)
        {
            state = Next(state);
            var other = (int)(state % (ulong)(last + 1));
            (places[last], places[other]) = (places[other], places[last]);
        }

        return places;
    }

    private static ulong Next(ulong state)
    {
        unchecked
        {
            var z = state + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>A project on a voter's ballot.</summary>
/// <param name="Project">The project.</param>
/// <param name="Place">Its place on the ballot as the council put it, from 0.</param>
/// <param name="Mixed">Its place in the voter's own order.</param>
/// <param name="IsShown">Whether the voter asked to see it; what is wrong is always shown.</param>
internal sealed record BallotLine(RoundProject Project, int Place, int Mixed, bool IsShown)
{
    /// <summary>The id of its field.</summary>
    public string Id { get; } = BallotErrors.Id(Place);

    /// <summary>Its number on the ballot, as on the map and on paper.</summary>
    public int Number => Place + 1;
}
