using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Live;

/// <summary>
/// Carries turnout from ballot boxes to watchers: one grain observer for each round that anyone on this node watches,
/// however many they are, and at most four ticks a second. What is lost is only news; the next tick has the whole truth.
/// </summary>
internal sealed partial class TurnoutRelay(IGrainFactory grains, IHubContext<LiveHub> hub, TimeProvider clock, ResultSettings settings, ILogger<TurnoutRelay> log) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(45);

    private readonly Dictionary<string, WatchedRound> watched = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>How many rounds are watched from this node.</summary>
    public int Rounds
    {
        get
        {
            lock (gate)
            {
                return watched.Count;
            }
        }
    }

    /// <summary>One watcher more; <paramref name="caller"/> hears the turnout at once.</summary>
    /// <param name="isStaff">Whether the watcher sees what staff see.</param>
    public async Task Join(string round, IClientProxy caller, bool isStaff)
    {
        WatchedRound found;
        bool first;
        lock (gate)
        {
            first = !watched.TryGetValue(round, out found!);
            if (first)
            {
                found = new WatchedRound(round, hub, clock, grains, settings.SmallestCell);
                watched.Add(round, found);
            }

            found.Watchers++;
        }

        if (first)
        {
            await Renew(found);
        }

        var turnout = found.Latest ?? await grains.GetGrain<IBallotBoxGrain>(round).GetTurnout();
        await caller.SendAsync(LiveEvents.TurnoutChanged, round, isStaff ? BallotApi.ForStaff(turnout) : BallotApi.ForEverybody(turnout, settings.SmallestCell));
    }

    /// <summary>One watcher less; after the last the box is told.</summary>
    public async Task Leave(string round)
    {
        WatchedRound? last = null;
        lock (gate)
        {
            if (watched.TryGetValue(round, out var found) && --found.Watchers == 0)
            {
                watched.Remove(round);
                last = found;
            }
        }

        if (last is not null)
        {
            await Quietly(last.Round, last.Stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            WatchedRound[] all;
            lock (gate)
            {
                all = [.. watched.Values];
            }

            foreach (var round in all)
            {
                await Renew(round);
            }
        }
    }

    private Task Renew(WatchedRound round) => Quietly(round.Round, round.Watch);

    // Whatever a database does, a turnout that is not fresh is no reason for the service to stop.
    private async Task Quietly(string round, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotRenewed(log, round, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The turnout of {Round} could not be subscribed to; it is tried again soon.")]
    private static partial void NotRenewed(ILogger log, string round, Exception failure);
}
