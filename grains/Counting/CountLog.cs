using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Counting;

/// <summary>The state that every rule shares, and the record of how it came about: who is bought, who is out, what is left.</summary>
internal sealed class CountLog
{
    private readonly Contest contest;
    private readonly List<CountStep> steps = [];
    private readonly List<int> bought = [];
    private readonly CountDecision[] decisions;
    private readonly int[] settledAt;
    private readonly string[] sentences;

    public CountLog(Contest contest)
    {
        this.contest = contest;
        Left = contest.Election.Budget;
        decisions = new CountDecision[contest.Length];
        settledAt = new int[contest.Length];
        sentences = new string[contest.Length];
        Array.Fill(sentences, "");
        for (var project = 0; project < contest.Length; project++)
        {
            if (contest.OutBefore[project] != CountDecision.Unspecified)
            {
                Drop(project, CountStage.Eligibility, contest.OutBefore[project], CountSentences.OutBefore(contest, project));
            }
        }

        while (ByTieOrder().Where(project => contest.Cost(project) == 0).ToArray() is [var free, .. var tied])
        {
            Buy(free, CountStage.FreeProjects, "0", "0", tied, "Funded: it has support and costs nothing.");
        }
    }

    /// <summary>Money not yet spent, in minor units.</summary>
    public long Left { get; private set; }

    public IReadOnlyList<int> Bought => bought;

    public bool IsOpen(int project) => decisions[project] == CountDecision.Unspecified;

    public IEnumerable<int> ByTieOrder() => Enumerable.Range(0, contest.Length).Where(IsOpen).OrderBy(project => contest.Tie.Rank[project]);

    /// <summary>Buys a project and puts its rivals out.</summary>
    public void Buy(int project, CountStage stage, string number, string? exact, IReadOnlyCollection<int> tied, string sentence)
    {
        Record(project, stage, CountDecision.Bought, number, exact, tied, sentence, contest.Cost(project));
        bought.Add(project);
        foreach (var rival in contest.Rivals[project])
        {
            if (IsOpen(rival))
            {
                Drop(rival, stage, CountDecision.ConflictWithWinner, CountSentences.Conflict(contest, project));
            }
        }
    }

    /// <summary>Puts a project out.</summary>
    public void Drop(int project, CountStage stage, CountDecision decision, string sentence, string? number = null, IReadOnlyCollection<int>? tied = null) =>
        Record(project, stage, decision, number, null, tied ?? [], sentence, 0);

    /// <summary>Takes up again, for a completion, what a rule could not buy.</summary>
    public void Reopen(CountDecision decision, CountStage stage)
    {
        for (var project = 0; project < decisions.Length; project++)
        {
            if (decisions[project] != decision)
            {
                continue;
            }

            decisions[project] = CountDecision.Unspecified;
            var winner = Array.FindIndex(contest.Rivals[project], rival => Has(rival, CountDecision.Bought));
            if (winner >= 0)
            {
                Drop(project, stage, CountDecision.ConflictWithWinner, CountSentences.Conflict(contest, contest.Rivals[project][winner]));
            }
        }
    }

    /// <summary>Adds to what a resident is told about a project.</summary>
    public void Explain(int project, string sentence) => sentences[project] += " " + sentence;

    public bool Has(int project, CountDecision decision) => decisions[project] == decision;

    public CountResult ToResult(CountingRule rule, ImmutableArray<string> notes, long[]? effectiveSupport = null, EndowmentFigures? endowment = null)
    {
        var (choices, without) = Funded();
        return new CountResult(
            rule,
            contest.Election.Budget,
            contest.Election.Budget - Left,
            [.. bought.Select(contest.Id)],
            [.. steps],
            [.. Enumerable.Range(0, contest.Length).Select(project => Outcome(project, effectiveSupport))],
            contest.Election.Voters,
            choices,
            without,
            endowment,
            null,
            notes);
    }

    private ProjectOutcome Outcome(int project, long[]? effectiveSupport) => new(
        contest.Id(project),
        contest.Election.Supporters.Score[project],
        contest.Election.Supporters.Votes[project],
        contest.Cost(project),
        decisions[project] == CountDecision.Bought,
        decisions[project],
        sentences[project],
        settledAt[project],
        effectiveSupport?[project]);

    private void Record(int project, CountStage stage, CountDecision decision, string? number, string? exact, IReadOnlyCollection<int> tied, string sentence, long spent)
    {
        steps.Add(new CountStep(
            contest.Id(project),
            stage,
            decision,
            contest.Election.Supporters.Score[project],
            contest.Election.Supporters.Votes[project],
            contest.Cost(project),
            Left,
            Left - spent,
            number ?? contest.Election.Supporters.Score[project].ToString(CultureInfo.InvariantCulture),
            exact,
            [.. tied.OrderBy(other => contest.Tie.Rank[other]).Take(CountStep.MostTied).Select(contest.Id)],
            tied.Count == 0 ? TieDecision.Unspecified : contest.Tie.Between(project, tied.MinBy(other => contest.Tie.Rank[other]))));
        Left -= spent;
        decisions[project] = decision;
        settledAt[project] = steps.Count - 1;
        sentences[project] = sentences[project].Length == 0 ? sentence : $"{sentences[project]} {sentence}";
    }

    private (long Choices, long Without) Funded()
    {
        var profiles = contest.Election.Profiles;
        var without = contest.Election.Voters;
        var choices = 0L;
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            var own = 0L;
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                own += decisions[profiles.Project[entry]] == CountDecision.Bought ? 1 : 0;
            }

            choices += own * profiles.Count[profile];
            without -= own > 0 ? profiles.Count[profile] : 0;
        }

        return (choices, without);
    }
}
