using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// A workshop on this node: the one observer of its grain, and the pump that hands its news on. The first change goes out at once; then
/// there is a batch every 50, 100 or 250 ms, the longer the more happens. The pump waits for no connection.
/// </summary>
internal sealed partial class LiveRoom(string workshop, IGrainFactory grains, TimeProvider clock, ILogger log) : IWorkshopWatcher
{
    private const int MostCatchUp = 64 * 1024;
    private const string Nobody = "{}";

    private readonly Lock gate = new();
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<(BoardAudience Audience, int Table), RoomStream> streams = [];
    private readonly Dictionary<(long After, BoardAudience Audience), Task<CatchUp?>> catchUps = [];
    private readonly long started = clock.GetTimestamp();
    private readonly UpdateRate rate = new();

    private IWorkshopWatcher? reference;
    private Task<bool>? begun;
    private long head;
    private long expected;
    private bool isMissing;
    private string editing = Nobody;

    /// <summary>The workshop.</summary>
    public string Workshop => workshop;

    /// <summary>How many connections follow it here; guarded by whoever keeps the rooms.</summary>
    public int Seats { get; set; }

    // Finding it anew each time would read attributes by reflection.
    private IWorkshopGrain Grain { get; } = grains.GetGrain<IWorkshopGrain>(workshop);

    private TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>Begins to listen; once, for however many ask.</summary>
    public Task Begin()
    {
        lock (gate)
        {
            return Unless(begun ??= Listen(), () => begun = null);
        }
    }

    /// <summary>Renews the grain's lease, and looks whether anything was missed.</summary>
    public async Task Renew()
    {
        var newest = await Grain.Watch(reference ??= grains.CreateObjectReference<IWorkshopWatcher>(this));
        Expect(newest);
    }

    /// <summary>An operation is known to be on the disk: if its news does not come, the room asks for it.</summary>
    public void Expect(long operation)
    {
        lock (gate)
        {
            expected = Math.Max(expected, operation);
        }
    }

    /// <summary>Asks for what ought to have come by now.</summary>
    public async Task LookAfter()
    {
        bool isLate;
        lock (gate)
        {
            isLate = expected > head;
        }

        if (isLate)
        {
            // The grain may have woken up anew, and know nobody.
            await Renew();
            lock (gate)
            {
                isMissing |= expected > head;
            }

            Signal();
        }
    }

    /// <summary>Ends it.</summary>
    public async Task End()
    {
        wake.Writer.TryComplete();
        if (reference is { } subscribed)
        {
            await Grain.Unwatch(subscribed);
            grains.DeleteObjectReference<IWorkshopWatcher>(subscribed);
        }
    }

    /// <summary>
    /// Gives a connection its seat, with what came after the operation that it shows; null when that is too much, and the board is to be
    /// read anew first.
    /// </summary>
    public async Task<long?> Sit(LiveSeat seat, long after)
    {
        await Begin();
        while (true)
        {
            Task<CatchUp?>? reading;
            lock (gate)
            {
                if (!catchUps.TryGetValue((after, seat.Stream.Audience), out reading))
                {
                    catchUps[(after, seat.Stream.Audience)] = reading = Read(after, seat.Stream.Audience);
                }
            }

            if (await Unless(reading, () => catchUps.Remove((after, seat.Stream.Audience))) is not { } missed)
            {
                return null;
            }

            lock (gate)
            {
                if (!streams.TryGetValue(seat.Stream, out var stream))
                {
                    streams.Add(seat.Stream, stream = new RoomStream(seat.Stream.Audience, seat.Stream.Table, head));
                }

                // Where the stream went on while this was read, it is read again.
                if (missed.To >= stream.SentTo)
                {
                    seat.Begin(after);
                    if (missed.Message is { } message)
                    {
                        seat.Send(message, after, missed.To);
                    }

                    seat.Begin(missed.To);
                    stream.Seats.Add(seat);
                    if (editing != Nobody)
                    {
                        stream.Take(editing);
                        Signal();
                    }

                    return missed.To;
                }

                catchUps.Remove((after, seat.Stream.Audience));
            }
        }
    }

    /// <summary>Takes a connection's seat away.</summary>
    public void Stand(LiveSeat seat)
    {
        lock (gate)
        {
            if (streams.TryGetValue(seat.Stream, out var stream) && stream.Seats.Remove(seat) && stream.Seats.Count == 0)
            {
                streams.Remove(seat.Stream);
            }
        }
    }

    /// <inheritdoc />
    public Task WorkshopChanged(WorkshopNews news)
    {
        lock (gate)
        {
            Take(news);
        }

        Signal();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task EditingChanged(EditedNotes edited)
    {
        lock (gate)
        {
            editing = JsonSerializer.Serialize(edited.Notes.ToDictionary(note => note.Note, note => note.Name ?? ""), BoardJson.Options);
            foreach (var stream in streams.Values)
            {
                stream.Take(editing);
            }
        }

        Signal();
        return Task.CompletedTask;
    }

    // What failed is tried again by the next who asks.
    private async Task<T> Unless<T>(Task<T> work, Action failed)
    {
        try
        {
            return await work;
        }
        catch
        {
            lock (gate)
            {
                failed();
            }

            throw;
        }
    }

    private async Task<bool> Listen()
    {
        head = await Grain.Watch(reference ??= grains.CreateObjectReference<IWorkshopWatcher>(this));
        _ = Pump();
        return true;
    }

    private void Take(WorkshopNews news)
    {
        if (news.To <= head)
        {
            return;
        }

        if (news.From > head)
        {
            isMissing = true;
            return;
        }

        rate.Count(news.To - head, Elapsed);
        head = news.To;
        catchUps.Clear();
        foreach (var stream in streams.Values)
        {
            stream.Take(news, Elapsed);
        }

        if (news.IsAnew)
        {
            // It is not told whether the link of those who only read was ended meanwhile: they ask again.
            Readers().ForEach(seat => seat.Resync());
        }

        foreach (var change in news.Changes)
        {
            if (change.Thing == BoardKey.Room && change.Property == "readers")
            {
                Readers().ForEach(Remove);
            }

            if (change.Thing[0] == 'p' && change.Property is "removed" or "b" or "host")
            {
                Moved(long.Parse(change.Thing.AsSpan(1), CultureInfo.InvariantCulture), isRemoved: change.Property == "removed");
            }
        }
    }

    // Whoever was removed hears nothing more; whoever sits down elsewhere follows that table, and who becomes a table's host has another page.
    private void Moved(long participant, bool isRemoved)
    {
        foreach (var seat in streams.Values.SelectMany(stream => stream.Seats).Where(seat => seat.Participant == participant).ToList())
        {
            if (isRemoved)
            {
                Remove(seat);
                LogRemoved(log, workshop, participant);
            }
            else
            {
                seat.Resync();
            }
        }
    }

    private List<LiveSeat> Readers() => [.. streams.Values.SelectMany(stream => stream.Seats).Where(seat => seat.IsReader)];

    private void Remove(LiveSeat seat)
    {
        streams[seat.Stream].Seats.Remove(seat);
        _ = seat.Remove();
    }

    private async Task Pump()
    {
        while (await wake.Reader.WaitToReadAsync())
        {
            wake.Reader.TryRead(out _);
            await FillGap();
            var hasMore = Flush();
            await Task.Delay(rate.Window(Elapsed, Seats), clock);
            if (hasMore)
            {
                Signal();
            }
        }
    }

    private async Task FillGap()
    {
        long after;
        lock (gate)
        {
            if (!isMissing)
            {
                return;
            }

            (isMissing, after) = (false, head);
        }

        try
        {
            var news = await Grain.GetNews(after);
            lock (gate)
            {
                // Too long ago to be told: the board is read anew as far as it is known to be.
                Take(news ?? new WorkshopNews(workshop, head, expected, IsAnew: true, []));
            }
        }
        catch (Exception failure)
        {
            LogNotRead(log, failure, workshop);
            lock (gate)
            {
                isMissing = true;
            }
        }
    }

    private bool Flush()
    {
        var sends = new List<(LiveSeat[] Seats, byte[] Message, long From, long To)>();
        var hasMore = false;
        lock (gate)
        {
            foreach (var stream in streams.Values)
            {
                var from = stream.SentTo;
                if (stream.Batch(head, Elapsed) is { } message)
                {
                    sends.Add(([.. stream.Seats], message, from, head));
                }

                hasMore |= stream.HasMore || stream.SentTo < head;
            }

            hasMore |= isMissing;
        }

        foreach (var (seats, bytes, from, to) in sends)
        {
            var message = LiveSeat.Message(bytes);
            foreach (var seat in seats)
            {
                seat.Send(message, from, to);
            }
        }

        return hasMore;
    }

    private async Task<CatchUp?> Read(long after, BoardAudience audience)
    {
        if (await Grain.GetNews(after) is not { IsAnew: false } news)
        {
            return null;
        }

        if (news.To == after)
        {
            return new CatchUp(after, null);
        }

        var stream = new RoomStream(audience, 0, after, keepsAll: true);
        stream.Take(news, Elapsed);
        var bytes = stream.Everything(news.To);
        return bytes.Length > MostCatchUp ? null : new CatchUp(news.To, LiveSeat.Message(bytes));
    }

    private void Signal() => wake.Writer.TryWrite(true);

    [LoggerMessage(1, LogLevel.Information, "Workshop {Workshop}: participant {Participant} was removed and hears nothing more")]
    private static partial void LogRemoved(ILogger log, string workshop, long participant);

    [LoggerMessage(2, LogLevel.Warning, "Workshop {Workshop}: what was missed could not be read; it is tried again")]
    private static partial void LogNotRead(ILogger log, Exception failure, string workshop);

    /// <summary>What came after an operation, encoded once for everyone who missed the same.</summary>
    private sealed record CatchUp(long To, SerializedHubMessage? Message);
}
