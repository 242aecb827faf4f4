using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>A ballot as a form holds it: what was ticked, typed or ranked, kept as it was typed until it is right.</summary>
public sealed class PostedBallot
{
    private readonly RoundSetup setup;
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    private PostedBallot(RoundSetup setup) => this.setup = setup;

    /// <summary>The choices, in ballot order; of those that could be read.</summary>
    public ImmutableArray<Choice> Choices { get; private set; } = [];

    /// <summary>What could not be read as a number.</summary>
    public ImmutableArray<Refused> Unreadable { get; private set; } = [];

    /// <summary>A stored ballot, for changing it.</summary>
    public static PostedBallot Of(RoundSetup setup, ImmutableArray<Choice> choices)
    {
        var ballot = new PostedBallot(setup) { Choices = choices.IsDefault ? [] : choices };
        foreach (var choice in ballot.Choices)
        {
            ballot.typed[choice.ProjectId] = choice.Value.ToString(CultureInfo.InvariantCulture);
        }

        return ballot;
    }

    /// <summary>The ballot that was sent.</summary>
    public static PostedBallot Read(RoundSetup setup, IFormCollection form)
    {
        var ballot = new PostedBallot(setup);
        if (setup.Method is VotingMethod.Approval or VotingMethod.Knapsack)
        {
            ballot.ReadTicks(form);
        }
        else
        {
            ballot.ReadNumbers(form);
        }

        return ballot;
    }

    /// <summary>The name of a project's field.</summary>
    public static string Field(string project) => "value." + project;

    /// <summary>Whether a project is on the ballot.</summary>
    public bool Has(string project) => typed.ContainsKey(project);

    /// <summary>What was typed for a project.</summary>
    public string Typed(string project) => typed.GetValueOrDefault(project, "");

    /// <summary>The number given to a project; 0 when there is none.</summary>
    public long Value(string project) => long.TryParse(Typed(project), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>Points given in all.</summary>
    public long Points => Choices.Aggregate(0L, (sum, choice) => choice.Value > long.MaxValue - sum ? long.MaxValue : sum + choice.Value);

    /// <summary>What the choices cost together.</summary>
    public Money Cost => setup.Projects.Where(project => Has(project.Id)).Aggregate(Money.Zero, (sum, project) => sum + project.Cost);

    /// <summary>The ranked projects, first place first.</summary>
    public IReadOnlyList<RoundProject> Ranked => [.. setup.Projects.Where(project => Value(project.Id) > 0).OrderBy(project => Value(project.Id))];

    /// <summary>The same after a button of the page without script was pressed: <c>up:p03</c>, <c>more:p01</c>, <c>clear</c>.</summary>
    public PostedBallot After(string step) => step.Split(':', 2) switch
    {
        ["clear"] => Of(setup, []),
        ["first", var project] => Reordered(project, _ => 0),
        ["up", var project] => Reordered(project, at => at - 1),
        ["down", var project] => Reordered(project, at => at + 1),
        ["add", var project] => Reordered(project, _ => int.MaxValue),
        ["out", var project] => Reordered(project, null),
        ["more", var project] => Given(project, +1),
        ["less", var project] => Given(project, -1),
        _ => this,
    };

    // Puts a project to another place, or with no place takes it out, and leaves no gaps.
    private PostedBallot Reordered(string project, Func<int, int>? to)
    {
        var order = Ranked.Select(ranked => ranked.Id).ToList();
        var at = order.IndexOf(project);
        if (at >= 0)
        {
            order.RemoveAt(at);
        }

        if (to is not null && setup.Projects.Any(known => known.Id == project && !known.Withdrawn))
        {
            order.Insert(Math.Clamp(to(at), 0, order.Count), project);
        }

        return Of(setup, [.. order.Select((id, place) => new Choice(id, place + 1))]);
    }

    // One point more or fewer; what was typed for other projects stays as it was typed.
    private PostedBallot Given(string project, int by)
    {
        if (setup.Projects.Any(known => known.Id == project && !known.Withdrawn))
        {
            var points = Math.Clamp(Value(project) + by, 0, setup.Limits.MaxPoints ?? setup.Limits.MaxTotalPoints ?? long.MaxValue);
            typed.Remove(project);
            Choices = Choices.RemoveAll(choice => choice.ProjectId == project);
            if (points > 0)
            {
                typed[project] = points.ToString(CultureInfo.InvariantCulture);
                Choices = Choices.Add(new Choice(project, points));
            }
        }

        return this;
    }

    private void ReadTicks(IFormCollection form)
    {
        foreach (var id in form["project"].OfType<string>().Where(id => id.Length <= 64).Take(5000))
        {
            typed[id] = "1";
        }

        var known = setup.Projects.Select(project => project.Id).ToHashSet(StringComparer.Ordinal);
        Choices =
        [
            .. setup.Projects.Where(project => Has(project.Id)).Select(project => new Choice(project.Id, 1)),
            .. typed.Keys.Where(id => !known.Contains(id)).Select(id => new Choice(id, 1)),
        ];
    }

    private void ReadNumbers(IFormCollection form)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>();
        var unreadable = ImmutableArray.CreateBuilder<Refused>();
        foreach (var project in setup.Projects)
        {
            var text = form[Field(project.Id)].ToString().Trim();
            if (text.Length is 0 or > 20 || IsNothing(text))
            {
                continue;
            }

            typed[project.Id] = text;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                choices.Add(new Choice(project.Id, value));
            }
            else
            {
                unreadable.Add(new Refused("not-a-whole-number", $"Points for “{project.Name}” must be a whole number, like 3.", project.Id));
            }
        }

        Choices = setup.Method == VotingMethod.Ordinal ? WithoutGaps(choices.ToImmutable()) : choices.ToImmutable();
        Unreadable = unreadable.ToImmutable();
    }

    private bool IsNothing(string text) => setup.Method != VotingMethod.Scoring && text.All(digit => digit == '0');

    private static ImmutableArray<Choice> WithoutGaps(ImmutableArray<Choice> choices)
    {
        var places = choices.Select(choice => choice.Value).Distinct().Order().ToList();
        return places.Count < choices.Length ? choices : [.. choices.Select(choice => choice with { Value = places.IndexOf(choice.Value) + 1 })];
    }
}
