using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Results;

/// <summary>A count that was made, with what it takes to ask further questions of it.</summary>
internal sealed record RoundCount(RoundResult Result, CountStamp Stamp, Election Election, CountOptions Options, CountResult Counted, long PointsPerBallot)
{
    // What each loser was short of takes many recounts; the largest elections answer for some of the losers only.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Counts a round, off the turn of the grain that asks, so that reads of the round go on meanwhile.</summary>
    public static Task<RoundCount> Run(
        string round, RoundState state, IBallotJournal journal, TurnoutView turnout, DateTimeOffset now, CancellationToken cancel) =>
        Task.Run(async () =>
        {
            var setup = state.Setup!;
            var tally = await BallotTally.Read(round, setup, journal.ReadBallots(round, cancel), cancel).ConfigureAwait(false);
            var options = setup.Counting with { CurrencySign = setup.Currency == "GBP" ? "£" : setup.Currency };
            var counted = Count.Run(tally.Election, options);
            var json = JsonSerializer.Serialize(counted, HubJson.Options);
            var version = (state.LatestCount?.Version ?? 0) + 1;
            return new RoundCount(
                new RoundResult(version, now, tally.Digest, turnout, counted.Selected, json),
                new CountStamp(version, tally.Ballots, tally.Digest, FrozenRules.HashOf(json)),
                tally.Election,
                options,
                counted,
                Points(setup));
        }, cancel);

    /// <summary>How many more votes each loser needed, those with most votes first, as far as the time goes; off the turn too.</summary>
    public Task<ImmutableSortedDictionary<string, NeededVotes>> FindNeeded(CancellationToken cancel) => Task.Run(
        () =>
        {
            var needed = ImmutableSortedDictionary.CreateBuilder<string, NeededVotes>(StringComparer.Ordinal);
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            bound.CancelAfter(Patience);
            foreach (var loser in Counted.Projects.Where(project => !project.Won).OrderByDescending(project => project.Votes))
            {
                try
                {
                    needed[loser.Id] = Count.NeededVotes(Election, Options, loser.Id, PointsPerBallot, cancellation: bound.Token);
                }
                catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
                {
                    break;
                }
            }

            return needed.ToImmutable();
        },
        cancel);

    // A further voter who wants one project only gives it all that one ballot may.
    private static long Points(RoundSetup setup) => setup.Method is VotingMethod.Cumulative or VotingMethod.Scoring
        ? Math.Max(1, Math.Min(setup.Limits.MaxPoints ?? long.MaxValue, setup.Limits.MaxTotalPoints ?? setup.Limits.MaxPoints ?? 1))
        : 1;
}
