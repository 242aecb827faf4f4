using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Results;

/// <summary>A count as pages show it: the round's projects beside what became of them. Read once, and never changed.</summary>
public sealed class ResultView
{
    private readonly Dictionary<string, RoundProject> projects;
    private readonly Dictionary<string, ProjectOutcome> outcomes;
    private readonly ILookup<string, CountStep> steps;

    private ResultView(RoundView round, RoundResult stored, CountResult count, int smallestCell)
    {
        Round = round;
        Stored = stored;
        Count = count;
        projects = round.Setup.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        outcomes = count.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        steps = count.Steps.ToLookup(step => step.Project, StringComparer.Ordinal);
        Purchases = Bought(count);
        Others = [.. count.Projects.Where(project => !project.Won).OrderByDescending(project => project.Score)];
        BySupport =
        [
            .. count.Projects.Where(project => project.EffectiveSupport is not null)
                .OrderByDescending(project => project.EffectiveSupport).ThenByDescending(project => project.Votes),
        ];
        Ties = [.. count.Steps.Where(step => step.TiedWith.Length > 0 && step.Decision == CountDecision.Bought)];
        Turnout = TurnoutTable.Of(stored, smallestCell);
        Rules = RuleComparison.Of(this);
    }

    /// <summary>The round.</summary>
    public RoundView Round { get; }

    /// <summary>The stored count: version, instant, digest, turnout.</summary>
    public RoundResult Stored { get; }

    /// <summary>The count itself.</summary>
    public CountResult Count { get; }

    /// <summary>Purchases in the order they were made, with the balance after each.</summary>
    public ImmutableArray<CountStep> Purchases { get; }

    /// <summary>Projects that were not funded, the most supported first.</summary>
    public ImmutableArray<ProjectOutcome> Others { get; }

    /// <summary>Every project that was in, by effective support; empty where the rule has no such figure.</summary>
    public ImmutableArray<ProjectOutcome> BySupport { get; }

    /// <summary>Moments at which projects were tied.</summary>
    public ImmutableArray<CountStep> Ties { get; }

    /// <summary>Who voted, with small numbers hidden; null for some seconds after a count.</summary>
    internal TurnoutTable? Turnout { get; }

    /// <summary>The same ballots under every rule; null for some seconds after a count.</summary>
    internal RuleComparison? Rules { get; }

    /// <summary>Whether projects have points that are not votes.</summary>
    public bool HasPoints => Round.Setup.Method is VotingMethod.Cumulative or VotingMethod.Ordinal or VotingMethod.Scoring;

    /// <summary>The mean number of a voter's own projects that are funded.</summary>
    public decimal MeanFunded => Mean(Count.FundedChoices);

    /// <summary>Reads a stored count.</summary>
    /// <param name="smallestCell">The smallest number of people that turnout shows.</param>
    public static ResultView Of(RoundView round, RoundResult stored, int smallestCell) =>
        new(round, stored, JsonSerializer.Deserialize<CountResult>(stored.CountJson, HubJson.Options)!, smallestCell);

    /// <summary>Whether the round has such a project.</summary>
    public bool Has(string project) => projects.ContainsKey(project);

    /// <summary>The name of a project.</summary>
    public string Name(string project) => projects.TryGetValue(project, out var known) ? known.Name : project;

    /// <summary>How a project came out.</summary>
    public ProjectOutcome Outcome(string project) => outcomes[project];

    /// <summary>The steps that decided about a project, in order.</summary>
    public IEnumerable<CountStep> StepsOf(string project) => steps[project];

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(long minor) => new Money(minor).Here(Round.Setup.Currency);

    /// <summary>A number of voters' own projects, per voter.</summary>
    public decimal Mean(long choices) => Count.Voters == 0 ? 0 : (decimal)choices / Count.Voters;

    /// <summary>A number as the reader's language writes it.</summary>
    internal static string Figure(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    // Where greedy's outcome was taken instead, the purchases of equal shares before it were not made.
    private static ImmutableArray<CountStep> Bought(CountResult count)
    {
        var switched = count.Comparison is { Switched: true };
        return
        [
            .. count.Steps.Where(step => step.Decision == CountDecision.Bought
                && (!switched || step.Stage is CountStage.FreeProjects or CountStage.Comparison)),
        ];
    }
}
