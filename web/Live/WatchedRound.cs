using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Live;

/// <summary>The one observer of a round on this node; hands the newest turnout on, at most four times a second.</summary>
internal sealed class WatchedRound(string round, IHubContext<LiveHub> hub, TimeProvider clock, IGrainFactory grains, int smallestCell) : ITurnoutWatcher
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private ITurnoutWatcher? reference;
    private bool sending;

    /// <summary>The round's slug.</summary>
    public string Round => round;

    /// <summary>How many connections follow it here; guarded by the relay.</summary>
    public int Watchers { get; set; }

    /// <summary>The newest turnout heard, or null before the first.</summary>
    public TurnoutView? Latest { get; private set; }

    /// <summary>Subscribes, or renews the subscription.</summary>
    public Task Watch() => grains.GetGrain<IBallotBoxGrain>(round).Watch(reference ??= grains.CreateObjectReference<ITurnoutWatcher>(this));

    /// <summary>Ends the subscription.</summary>
    public async Task Stop()
    {
        if (reference is { } subscribed)
        {
            await grains.GetGrain<IBallotBoxGrain>(round).Unwatch(subscribed);
            grains.DeleteObjectReference<ITurnoutWatcher>(subscribed);
        }
    }

    /// <inheritdoc />
    public Task TurnoutChanged(string round, TurnoutView turnout)
    {
        lock (gate)
        {
            Latest = turnout;
            if (sending)
            {
                return Task.CompletedTask;
            }

            sending = true;
        }

        _ = Send();
        return Task.CompletedTask;
    }

    private async Task Send()
    {
        TurnoutView sent;
        do
        {
            sent = Latest!;
            await hub.Clients.Group(LiveEvents.RoundGroup(round, isStaff: false)).SendAsync(LiveEvents.TurnoutChanged, round, BallotApi.ForEverybody(sent, smallestCell));
            await hub.Clients.Group(LiveEvents.RoundGroup(round, isStaff: true)).SendAsync(LiveEvents.TurnoutChanged, round, BallotApi.ForStaff(sent));
            await Task.Delay(Tick, clock);
        }
        while (!Rest(sent));
    }

    private bool Rest(TurnoutView sent)
    {
        lock (gate)
        {
            sending = !ReferenceEquals(sent, Latest);
            return !sending;
        }
    }
}
