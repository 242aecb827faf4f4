using System.Collections.Immutable;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Counting;

/// <summary>
/// Counts an election. Pure: the same election and options give the same result on every machine. Every comparison
/// that decides is exact.
/// </summary>
public static class Count
{
    /// <summary>Counts an election by the declared rule and records every step.</summary>
    /// <exception cref="ArgumentException">
    /// The rule is unspecified, the step is not positive, or a conflict names a project that is not there.
    /// </exception>
    public static CountResult Run(Election election, CountOptions options)
    {
        var contest = Prepare(election, options);
        var log = new CountLog(contest);
        switch (options.Rule)
        {
            case CountingRule.Greedy or CountingRule.GreedyStop:
                GreedyCount.Run(contest, log, CountStage.Rule, options.Rule == CountingRule.GreedyStop);
                return log.ToResult(options.Rule, Notes(contest));
            case CountingRule.Phragmen:
                new PhragmenCount(contest, log).Run();
                return log.ToResult(options.Rule, Notes(contest));
            default:
                return EqualShares(contest, log);
        }
    }

    /// <summary>
    /// How many further ballots, each naming only this project, would have bought it. Greedy: exact, by formula. The
    /// other rules: the fewest that a bounded search by recounting found; since they are not monotone there might be
    /// fewer. Each recount takes as long as a count.
    /// </summary>
    /// <param name="election">The election.</param>
    /// <param name="options">What the round declares.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="pointsPerBallot">What each further ballot gives it: 1 but for cumulative and scoring ballots.</param>
    /// <param name="mostRecounts">The bound of the search.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="KeyNotFoundException">There is no such project.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static NeededVotes NeededVotes(
        Election election, CountOptions options, string projectId, long pointsPerBallot = 1, int mostRecounts = 40, CancellationToken cancellation = default)
    {
        var contest = Prepare(election, options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pointsPerBallot);
        var search = new NeededVotesSearch(contest, election.IndexOf(projectId), pointsPerBallot);
        return options.Rule is CountingRule.Greedy or CountingRule.GreedyStop
            ? search.ByFormula()
            : search.ByRecounting(mostRecounts, cancellation);
    }

    internal static Contest Prepare(Election election, CountOptions options)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Rule is < CountingRule.Greedy or > CountingRule.Phragmen)
        {
            throw new ArgumentException("The round declares no counting rule.", nameof(options));
        }

        if (options.Step <= 0 || options.MinorUnits <= 0)
        {
            throw new ArgumentException("An endowment is raised by a positive step, and a currency has minor units.", nameof(options));
        }

        var conflicts = options.Conflicts.IsDefault ? [] : options.Conflicts;
        if (conflicts.FirstOrDefault(conflict => !election.TryIndexOf(conflict.First, out _) || !election.TryIndexOf(conflict.Second, out _)) is { } unknown)
        {
            throw new ArgumentException($"A conflict names '{unknown.First}' and '{unknown.Second}', which are not both in the election.", nameof(options));
        }

        return new Contest(election, options with { Conflicts = conflicts });
    }

    private static CountResult EqualShares(Contest contest, CountLog log)
    {
        var options = contest.Options;
        var method = new EqualSharesCount(contest, log);
        var endowment = method.Run();
        if (options.Rule == CountingRule.EqualSharesScore)
        {
            log.Reopen(CountDecision.SupportersCannotPay, CountStage.Fill);
            GreedyCount.Run(contest, log, CountStage.Fill, stops: false);
        }

        var result = log.ToResult(options.Rule, method.Stopped is { } stopped ? [.. Notes(contest), stopped] : Notes(contest), method.EffectiveSupport, endowment);
        return options.CompareWithGreedy ? Compared(contest, log, result) : result;
    }

    private static CountResult Compared(Contest contest, CountLog log, CountResult result)
    {
        var greedy = new CountLog(contest);
        var before = greedy.ToResult(result.Rule, []).Steps.Length;
        GreedyCount.Run(contest, greedy, CountStage.Comparison, stops: false);
        var (equalShares, other) = Preferences.Between(contest, log.Bought, greedy.Bought);
        var comparison = new GreedyComparison(equalShares, other, other > equalShares);
        if (!comparison.Switched)
        {
            return result with { Comparison = comparison };
        }

        var preferred = greedy.ToResult(result.Rule, result.Notes);
        var offset = result.Steps.Length - before;
        return preferred with
        {
            Steps = [.. result.Steps, .. preferred.Steps.Skip(before)],
            Projects = [.. preferred.Projects.Zip(result.Projects, (now, then) => now with
            {
                Step = now.Step < before ? now.Step : now.Step + offset,
                EffectiveSupport = then.EffectiveSupport,
            })],
            Endowment = result.Endowment,
            Comparison = comparison,
        };
    }

    private static ImmutableArray<string> Notes(Contest contest)
    {
        var options = contest.Options;
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(options.Tie.Seed is { } seed
            ? $"Ties are decided by the public seed '{seed}': the project whose SHA-256 of seed and id is smaller goes first."
            : "Ties are decided by lower cost, then more votes, then id.");
        if (options.MinimumVotes > 0)
        {
            notes.Add($"A project needs at least {CountText.Count(options.MinimumVotes, "vote")}.");
        }

        if (options.MinimumScore > 0)
        {
            notes.Add($"A project needs at least {CountText.Count(options.MinimumScore, "point")}.");
        }

        if (options.Conflicts.Length > 0)
        {
            notes.Add($"{CountText.Count(options.Conflicts.Length, "pair")} of projects cannot be funded together.");
        }

        if (options.Rule is CountingRule.EqualShares or CountingRule.EqualSharesScore)
        {
            notes.Add($"Endowments are raised by {CountText.Money(options, options.Step)} at a time.");
            if (options.StopWhenExhaustive)
            {
                notes.Add("Raising stops as soon as nothing more would fit.");
            }

            if (options.CompareWithGreedy)
            {
                notes.Add("Greedy's outcome is taken instead if strictly more voters prefer it.");
            }
        }

        if (contest.Election.RepeatedNames > 0)
        {
            notes.Add($"{CountText.Count(contest.Election.RepeatedNames, "project")} named a second time in one ballot counted once.");
        }

        return notes.ToImmutable();
    }
}
