using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Results;

/// <summary>The steps of a count in words, in the reader's language.</summary>
internal sealed partial class CountWords(IStringLocalizer<Text> texts, ResultView result)
{
    private CountResult Count => result.Count;

    /// <summary>Why a project is funded or not: what every step that was about it decided, where its voters' money went, what it was short of.</summary>
    public string Why(string project)
    {
        var outcome = result.Outcome(project);
        var sentences = result.StepsOf(project).Select(Step).Concat([MoneyWent(outcome), Needed(outcome)]);
        return string.Join(" ", sentences.Where(sentence => sentence is not null));
    }

    /// <summary>What a step decided about its project.</summary>
    public string Step(CountStep step) => step.Decision switch
    {
        CountDecision.Bought => Bought(step),
        CountDecision.Withdrawn => texts["Not counted: it was withdrawn."],
        CountDecision.CostsMoreThanBudget => texts["Not counted: it costs {0} and the whole budget is {1}.", Amount(step.Cost), Amount(Count.Budget)],
        CountDecision.BelowMinimumVotes => texts.Count(step.Votes, "Not counted: it has {0} vote and this round asks for at least {1}.", "Not counted: it has {0} votes and this round asks for at least {1}.", Figure(result.Round.Setup.Counting.MinimumVotes)),
        CountDecision.BelowMinimumScore => texts.Count(step.Score, "Not counted: it has {0} point and this round asks for at least {1}.", "Not counted: it has {0} points and this round asks for at least {1}.", Figure(result.Round.Setup.Counting.MinimumScore)),
        CountDecision.NoSupport => texts["Not funded: nobody gave it a vote."],
        CountDecision.DoesNotFit when step.Stage == CountStage.Fill => texts["Of what equal shares left over, {0} remained at its turn, which does not cover it.", Amount(step.MoneyBefore)],
        CountDecision.DoesNotFit => texts["Not funded: when its turn came {0} was left and it costs {1}.", Amount(step.MoneyBefore), Amount(step.Cost)],
        CountDecision.NotReached => texts["Not funded: the count had ended at a project before it, which did not fit the money left."],
        CountDecision.ConflictWithWinner => Conflict(step),
        CountDecision.SupportersCannotPay => texts.Count(step.Votes, "Not funded by equal shares: its {0} voter held {1} at the moment it was ruled out and it costs {2}.", "Not funded by equal shares: its {0} voters held {1} between them at the moment it was ruled out and it costs {2}.", Amount(Minor(step.Number)), Amount(step.Cost)),
        _ => "",
    };

    /// <summary>The part of the count that a step belongs to.</summary>
    public string Stage(CountStage stage) => stage switch
    {
        CountStage.Eligibility => texts["Which projects take part"],
        CountStage.FreeProjects => texts["Projects that cost nothing"],
        CountStage.Fill => texts["Spending what equal shares left over"],
        CountStage.Comparison => texts["The other outcome, which more voters prefer"],
        _ => texts["The count"],
    };

    /// <summary>A tie and how it was decided.</summary>
    public string Tie(CountStep step)
    {
        var others = string.Join(", ", step.TiedWith.Select(other => $"“{result.Name(other)}”"));
        var name = result.Name(step.Project);
        return step.TieDecidedBy switch
        {
            TieDecision.LowerCost => texts["“{0}” was level with {1}. It went first because it costs less.", name, others],
            TieDecision.MoreVotes => texts["“{0}” was level with {1}. It went first because it costs the same and has more votes.", name, others],
            TieDecision.Seed => texts["“{0}” was level with {1}. It came first in the public draw.", name, others],
            _ => texts["“{0}” was level with {1}, in cost and in votes too. It went first because its number comes first.", name, others],
        };
    }

    /// <summary>How many more votes would have funded a project, as far as that is known.</summary>
    public string? Needed(ProjectOutcome project) => project.Won ? null : result.Stored.Needed.GetValueOrDefault(project.Id) switch
    {
        { Ballots: > 0 and var more, Basis: NeededVotesBasis.Exact } => texts.Count(more, "It needed {0} more vote.", "It needed {0} more votes."),
        { Ballots: > 0 and var more } => texts.Count(more, "{0} more vote, for this project alone, would have funded it.", "{0} more votes, each for this project alone, would have funded it."),
        { Ballots: null, Basis: NeededVotesBasis.Exact } => texts["No number of further votes would have funded it."].Value,
        _ => null,
    };

    private string Bought(CountStep step) => step.Stage switch
    {
        CountStage.FreeProjects => texts["Funded: it has support and costs nothing."],
        CountStage.Fill => texts["It was then funded by score from the {0} that equal shares had left over.", Amount(step.MoneyBefore)],
        CountStage.Rule when Count.Rule is CountingRule.EqualShares or CountingRule.EqualSharesScore =>
            texts.Count(step.Votes, "Funded: its {0} voter paid for it, with the effect of {1} full votes.", "Funded: its {0} voters shared its cost as equally as they could, with the effect of {1} full votes.", Rounded(step.Number)),
        CountStage.Rule when Count.Rule == CountingRule.Phragmen =>
            texts.Count(step.Votes, "Funded: its {0} voter carries it at a load of {1}, the lowest of all that fitted.", "Funded: its {0} voters carry it at a load of {1} each, the lowest of all that fitted.", Rounded(step.Number)),
        _ when result.HasPoints => texts.Count(step.Score, "Funded: with {0} point its turn came when {1} was left, and it costs {2}.", "Funded: with {0} points its turn came when {1} was left, and it costs {2}.", Amount(step.MoneyBefore), Amount(step.Cost)),
        _ => texts.Count(step.Votes, "Funded: with {0} vote its turn came when {1} was left, and it costs {2}.", "Funded: with {0} votes its turn came when {1} was left, and it costs {2}.", Amount(step.MoneyBefore), Amount(step.Cost)),
    };

    private string Conflict(CountStep step)
    {
        var rivals = result.Round.Setup.Counting.Conflicts
            .Where(pair => pair.First == step.Project || pair.Second == step.Project)
            .Select(pair => pair.First == step.Project ? pair.Second : pair.First);
        return rivals.FirstOrDefault(Count.Selected.Contains) is { } winner
            ? texts["Not funded: it cannot be carried out together with “{0}”, which was funded first.", result.Name(winner)]
            : texts["Not funded: it cannot be carried out together with a project that was funded first."];
    }

    // The log tells where voters' money went in a sentence only, with the amount as English writes it.
    private string? MoneyWent(ProjectOutcome project)
    {
        var told = Went().Match(project.Sentence);
        return told.Success && !project.Won
            ? texts["{0}% of its voters also backed “{1}” and spent {2} there.", told.Groups[1].Value, result.Name(told.Groups[2].Value), InWords(told.Groups[3].Value)].Value
            : null;
    }

    private string InWords(string amount) =>
        decimal.TryParse(string.Concat(amount.Where(sign => char.IsAsciiDigit(sign) || sign == '.')), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
            ? Amount((long)(units * 100))
            : amount;

    private string Amount(long minor) => result.Amount(minor);

    private static string Figure(long number) => ResultView.Figure(number);

    private static long Minor(string? number) => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0;

    private static string Rounded(string? number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact) ? exact.ToString("#,0.##", CultureInfo.CurrentCulture) : number ?? "";

    [GeneratedRegex(@"(\d+) % of its voters also backed (\S+) and spent (.+?) there\.")]
    private static partial Regex Went();
}
