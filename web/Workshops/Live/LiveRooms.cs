using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>The workshops that anyone on this node follows: one grain observer for each, however many connections there are.</summary>
internal sealed partial class LiveRooms(IGrainFactory grains, TimeProvider clock, ILogger<LiveRooms> log) : BackgroundService
{
    private const int TicksBetweenRenewals = 30;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, LiveRoom> rooms = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>How many workshops are followed from this node.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return rooms.Count;
            }
        }
    }

    /// <summary>A workshop's room, for one connection more; <see cref="Leave"/> gives it back.</summary>
    public LiveRoom Enter(string workshop)
    {
        lock (gate)
        {
            if (!rooms.TryGetValue(workshop, out var room))
            {
                rooms.Add(workshop, room = new LiveRoom(workshop, grains, clock, log));
            }

            room.Seats++;
            return room;
        }
    }

    /// <summary>One connection less; after the last the grain is told.</summary>
    public async Task Leave(LiveRoom room)
    {
        bool isLast;
        lock (gate)
        {
            isLast = --room.Seats == 0 && rooms.Remove(room.Workshop);
        }

        if (isLast)
        {
            await Quietly(room, room.End);
        }
    }

    /// <summary>An operation of a workshop is on the disk, and its news should come.</summary>
    public void Expect(string workshop, long operation)
    {
        lock (gate)
        {
            rooms.GetValueOrDefault(workshop)?.Expect(operation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            LiveRoom[] all;
            lock (gate)
            {
                all = [.. rooms.Values];
            }

            await Task.WhenAll(all.Select(room => Quietly(room, tick % TicksBetweenRenewals == 0 ? room.Renew : room.LookAfter)));
        }
    }

    private async Task Quietly(LiveRoom room, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is TimeoutException or Orleans.Runtime.OrleansException)
        {
            LogNotRenewed(log, failure, room.Workshop);
        }
    }

    [LoggerMessage(3, LogLevel.Warning, "Workshop {Workshop} could not be subscribed to; it is tried again soon")]
    private static partial void LogNotRenewed(ILogger log, Exception failure, string workshop);
}
