using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Results;

/// <summary>A count that was made, with what it takes to ask further questions of it.</summary>
internal sealed record RoundCount(RoundResult Result, CountStamp Stamp, BallotTally Tally, CountOptions Options, CountResult Counted, long PointsPerBallot)
{
    // What each loser was short of takes many recounts; the largest elections answer for some of the losers only.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Counts a round, off the turn of the grain that asks, so that reads of the round go on meanwhile.</summary>
    public static Task<RoundCount> Run(
        string round, RoundState state, IBallotJournal journal, TurnoutView turnout, DateTimeOffset now, CancellationToken cancel) =>
        Task.Run(async () =>
        {
            var setup = state.Setup!;
            var tally = await BallotTally.Read(round, setup, journal.ReadCounted(round, setup.Method, cancel), cancel).ConfigureAwait(false);
            var options = OptionsOf(setup);
            var counted = Count.Run(tally.Election, options);
            var json = JsonSerializer.Serialize(counted, HubJson.Options);
            var version = (state.LatestCount?.Version ?? 0) + 1;
            return new RoundCount(
                new RoundResult(version, now, tally.Digest, turnout, counted.Selected, json),
                new CountStamp(version, tally.Ballots, tally.Digest, FrozenRules.HashOf(json)),
                tally,
                options,
                counted,
                Points(setup));
        }, cancel);

    /// <summary>
    /// Takes up a stored count again whose figures are missing: the process ended before they were found, or an earlier version of the
    /// program made the count. Throws when the ballots are not those that were counted.
    /// </summary>
    public static Task<RoundCount> Resume(string round, RoundSetup setup, IBallotJournal journal, RoundResult stored, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var tally = await BallotTally.Read(round, setup, journal.ReadCounted(round, setup.Method, cancel), cancel).ConfigureAwait(false);
            if (tally.Digest != stored.BallotsDigest)
            {
                throw new InvalidOperationException($"Round {round}: the ballots in the box are not those of count {stored.Version}.");
            }

            return new RoundCount(
                stored,
                new CountStamp(stored.Version, tally.Ballots, tally.Digest, FrozenRules.HashOf(stored.CountJson)),
                tally,
                OptionsOf(setup),
                JsonSerializer.Deserialize<CountResult>(stored.CountJson, HubJson.Options)!,
                Points(setup));
        },
        cancel);

    /// <summary>What is worked out after a count, off the turn too: the other rules, turnout by area, and how many more votes each loser needed.</summary>
    public Task<ResultFigures> FindFigures(string round, IBallotJournal journal, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var register = await journal.CountRightsByArea(round, cancel).ConfigureAwait(false);
            return new ResultFigures(FindNeeded(cancel), [.. OtherRules(cancel)], Tally.Against(register));
        },
        cancel);

    private IEnumerable<RuleOutcome> OtherRules(CancellationToken cancel)
    {
        foreach (var rule in CountingRuleNames.All.Where(rule => rule != Options.Rule))
        {
            cancel.ThrowIfCancellationRequested();
            yield return RuleOutcome.Of(Count.Run(Tally.Election, Options with { Rule = rule }));
        }
    }

    // Those with most votes first, as far as the time goes.
    private ImmutableSortedDictionary<string, NeededVotes> FindNeeded(CancellationToken cancel)
    {
        var needed = ImmutableSortedDictionary.CreateBuilder<string, NeededVotes>(StringComparer.Ordinal);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bound.CancelAfter(Patience);
        foreach (var loser in Counted.Projects.Where(project => !project.Won).OrderByDescending(project => project.Votes))
        {
            try
            {
                needed[loser.Id] = Count.NeededVotes(Tally.Election, Options, loser.Id, PointsPerBallot, cancellation: bound.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }

        return needed.ToImmutable();
    }

    private static CountOptions OptionsOf(RoundSetup setup) => setup.Counting with { CurrencySign = setup.Currency == "GBP" ? "£" : setup.Currency };

    // A further voter who wants one project only gives it all that one ballot may.
    private static long Points(RoundSetup setup) => setup.Method is VotingMethod.Cumulative or VotingMethod.Scoring
        ? Math.Max(1, Math.Min(setup.Limits.MaxPoints ?? long.MaxValue, setup.Limits.MaxTotalPoints ?? setup.Limits.MaxPoints ?? 1))
        : 1;
}
