using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Front;

/// <summary>
/// Tells open front pages that what they show has changed. While anyone on this node looks at one, it is read every few seconds, once
/// however many look: what changes by itself when its time comes is noticed as well as what somebody did, on whichever node. Whoever is told
/// fetches the page again.
/// </summary>
internal sealed partial class FreshRelay(FrontReader reader, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<FreshRelay> log) : BackgroundService
{
    /// <summary>How often a page that somebody looks at is read.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);

    /// <summary>The council's front page; a community's page is <see cref="OfCommunity"/>.</summary>
    public const string Council = "council";

    private const string Community = "community:";

    private readonly Dictionary<string, Watched> watched = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>A community's page.</summary>
    public static string OfCommunity(string community) => Community + community;

    /// <summary>One watcher more; false when there is no such page. <paramref name="caller"/> hears at once when the page it has is not what is there now.</summary>
    public async Task<bool> Join(string page, string mark, IClientProxy caller)
    {
        if (await Mark(page) is not { } now)
        {
            return false;
        }

        lock (gate)
        {
            if (!watched.TryGetValue(page, out var found))
            {
                watched.Add(page, found = new Watched { Mark = now });
            }

            found.Watchers++;
        }

        if (now != mark)
        {
            await caller.SendAsync(LiveEvents.PageChanged, page, now);
        }

        return true;
    }

    /// <summary>One watcher less.</summary>
    public void Leave(string page)
    {
        lock (gate)
        {
            if (watched.TryGetValue(page, out var found) && --found.Watchers == 0)
            {
                watched.Remove(page);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            KeyValuePair<string, Watched>[] all;
            lock (gate)
            {
                all = [.. watched];
            }

            foreach (var (page, seen) in all)
            {
                await Look(page, seen, stoppingToken);
            }
        }
    }

    // Whatever a database does, a page that is not fresh is no reason for the service to stop.
    private async Task Look(string page, Watched seen, CancellationToken stopping)
    {
        try
        {
            if (await Mark(page) is { } now && now != seen.Mark)
            {
                seen.Mark = now;
                await hub.Clients.Group(LiveEvents.PageGroup(page)).SendAsync(LiveEvents.PageChanged, page, now, stopping);
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotRead(log, page, failure);
        }
    }

    private async Task<string?> Mark(string page) =>
        page == Council ? FrontReader.MarkOf(await reader.ReadCouncil())
        : page.StartsWith(Community, StringComparison.Ordinal) && CommunityKey.TryParse(page[Community.Length..], out var key) && await reader.ReadCommunity(key) is { } facts ? FrontReader.MarkOf(facts)
        : null;

    [LoggerMessage(1, LogLevel.Warning, "What {Page} shows could not be read; it is tried again soon.")]
    private static partial void NotRead(ILogger log, string page, Exception failure);

    private sealed class Watched
    {
        public int Watchers { get; set; }

        public required string Mark { get; set; }
    }
}
