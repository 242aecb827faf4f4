using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Results;

/// <summary>A count as a page shows it: the round's projects beside what became of them.</summary>
public sealed partial class ResultView
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly Dictionary<string, RoundProject> projects;

    private ResultView(RoundView round, RoundResult stored, CountResult count)
    {
        Round = round;
        Stored = stored;
        Count = count;
        projects = round.Setup.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
    }

    /// <summary>The round.</summary>
    public RoundView Round { get; }

    /// <summary>The stored count: version, instant, digest, turnout.</summary>
    public RoundResult Stored { get; }

    /// <summary>The count itself.</summary>
    public CountResult Count { get; }

    /// <summary>Purchases in the order they were made, with the balance after each.</summary>
    public IEnumerable<CountStep> Purchases => Count.Steps.Where(step => step.Decision == CountDecision.Bought);

    /// <summary>Projects that were not funded, the most supported first.</summary>
    public IEnumerable<ProjectOutcome> Others => Count.Projects.Where(project => !project.Won).OrderByDescending(project => project.Score);

    /// <summary>Every project that was in, by effective support; empty where the rule has no such figure.</summary>
    public IEnumerable<ProjectOutcome> BySupport =>
        Count.Projects.Where(project => project.EffectiveSupport is not null).OrderByDescending(project => project.EffectiveSupport).ThenByDescending(project => project.Votes);

    /// <summary>Moments at which projects were tied.</summary>
    public IEnumerable<CountStep> Ties => Count.Steps.Where(step => step.TiedWith.Length > 0 && step.Decision == CountDecision.Bought);

    /// <summary>Whether projects have points that are not votes.</summary>
    public bool HasPoints => Round.Setup.Method is VotingMethod.Cumulative or VotingMethod.Ordinal or VotingMethod.Scoring;

    /// <summary>The mean number of a voter's own projects that are funded.</summary>
    public string MeanFunded => Count.Voters == 0 ? "0" : ((decimal)Count.FundedChoices / Count.Voters).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Reads a stored count.</summary>
    public static ResultView Of(RoundView round, RoundResult stored) => new(round, stored, JsonSerializer.Deserialize<CountResult>(stored.CountJson, HubJson.Options)!);

    /// <summary>The name of a project.</summary>
    public string Name(string project) => projects.TryGetValue(project, out var known) ? known.Name : project;

    /// <summary>A sentence of the count, with the names of the projects that it calls by their ids.</summary>
    public string Speak(string sentence) => Ids().Replace(sentence, id => projects.TryGetValue(id.Groups[2].Value, out var known) ? $"{id.Groups[1].Value} “{known.Name}”" : id.Value);

    /// <summary>How many more votes would have funded a project, as far as that is known.</summary>
    public string? Needed(ProjectOutcome project) => Stored.Needed.GetValueOrDefault(project.Id) switch
    {
        { Ballots: 1 and var one, Basis: NeededVotesBasis.Exact } => $"It needed {one} more vote.",
        { Ballots: > 0 and var more, Basis: NeededVotesBasis.Exact } => string.Create(English, $"It needed {more:N0} more votes."),
        { Ballots: 1 } => "1 more vote, for this project alone, would have funded it.",
        { Ballots: > 0 and var more } => string.Create(English, $"{more:N0} more votes, each for this project alone, would have funded it."),
        _ => null,
    };

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(long minor) => new Money(minor).In(Round.Setup.Currency);

    /// <summary>How a tie was decided, in words.</summary>
    public static string Decided(TieDecision tie) => tie switch
    {
        TieDecision.LowerCost => "it costs less",
        TieDecision.MoreVotes => "it costs the same and has more votes",
        TieDecision.Id => "cost and votes are the same, and its number comes first",
        TieDecision.Seed => "it came first in the public draw",
        _ => "",
    };

    // The phrases in which a count's sentences name another project.
    [GeneratedRegex(@"\b(together with|had ended at|also backed) ([^\s,]+)(?=,| and )")]
    private static partial Regex Ids();
}
