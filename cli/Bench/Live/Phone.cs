using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>
/// A phone in a workshop, as a page behaves: it joins, reads the board, follows, asks again when it fell behind, comes back when it was cut
/// off, and sends what was not answered again under the same id.
/// </summary>
internal sealed class Phone(Uri service, string workshop, HttpClient http, string view = "participant", string? staffToken = null, bool keepsBoard = true) : IAsyncDisposable
{
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private readonly PhoneBoard board = new();
    private readonly Lock gate = new();
    private PhoneLine? line;
    private TaskCompletionSource asks = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long earlierBytes;
    private long seen;
    private long httpBytes;
    private long outUntil;
    private long texts;
    private int isReading;
    private bool isWhole;
    private int follows;
    private bool isOver;

    /// <summary>Called with each operation that the stream has covered, as soon as it is here.</summary>
    public Action<long> Covered { get; set; } = static _ => { };

    /// <summary>The participant's number; 0 for staff.</summary>
    public long Number { get; private set; }

    /// <summary>The newest operation that the stream has covered.</summary>
    public long Seen => Interlocked.Read(ref seen);

    /// <summary>How often it has begun to follow, the first time included.</summary>
    public int Follows => Volatile.Read(ref follows);

    /// <summary>Texts of notes that the stream brought.</summary>
    public long Texts => Interlocked.Read(ref texts);

    /// <summary>Whether everything that its stream has covered is here, so that nothing is still to come.</summary>
    public bool IsWhole => Volatile.Read(ref isWhole);

    /// <summary>Bytes that the stream brought.</summary>
    public long Bytes => Interlocked.Read(ref earlierBytes) + (line?.Bytes ?? 0);

    /// <summary>Bytes of boards that were read, as they came over the wire.</summary>
    public long HttpBytes => Interlocked.Read(ref httpBytes);

    /// <summary>Its connection now.</summary>
    public PhoneLine Line => line ?? throw new PhoneLineException("Not connected.");

    /// <summary>What the board says, at one instant.</summary>
    public T Look<T>(Func<PhoneBoard, T> look)
    {
        lock (gate)
        {
            return look(board);
        }
    }

    /// <summary>Joins the workshop, waiting in its line where there is one.</summary>
    public async Task Enter(string? name, CancellationToken cancel)
    {
        await Open(cancel);
        var id = Guid.NewGuid();
        while (true)
        {
            var reply = await Line.Call("Enter", workshop, id, name, 0);
            if (reply.GetProperty("no") is { ValueKind: JsonValueKind.Array } no && no.GetArrayLength() > 0)
            {
                throw new CommandFailure($"A phone could not join: {no[0].GetProperty("sentence").GetString()}");
            }

            Number = reply.GetProperty("participant").GetInt64();
            if (Number > 0)
            {
                return;
            }

            await Task.Delay(reply.GetProperty("askAgain").GetInt32(), cancel);
        }
    }

    /// <summary>Opens a connection, without following anything yet.</summary>
    public async Task Open(CancellationToken cancel)
    {
        var opened = new PhoneLine { Heard = Hear };
        try
        {
            await opened.Open(new Uri(service, "/live/workshops"), Headers(), cancel);
        }
        catch (Exception)
        {
            await opened.DisposeAsync();
            throw;
        }

        line = opened;
    }

    /// <summary>Follows from what is here, reading the board where need be, until it is caught up.</summary>
    public async Task Follow(CancellationToken cancel)
    {
        while (true)
        {
            long at;
            lock (gate)
            {
                at = keepsBoard ? board.Complete : Math.Max(board.Sequence, Seen);
            }

            if (at == 0)
            {
                at = await ReadBoard(0, cancel);
            }

            var reply = await Line.Call("Follow", workshop, at, view);
            if (reply.GetProperty("no") is { ValueKind: JsonValueKind.Array } no && no.GetArrayLength() > 0)
            {
                throw new PhoneLineException(no[0].GetProperty("sentence").GetString()!);
            }

            if (!reply.GetProperty("anew").GetBoolean())
            {
                Cover(reply.GetProperty("seq").GetInt64());
                Volatile.Write(ref isWhole, true);
                Interlocked.Increment(ref follows);
                return;
            }

            await ReadBoard(at + 1, cancel);
        }
    }

    /// <summary>Gives a command and waits for its answer. Cut off in between, <see cref="Insist"/> is the one that does not give up.</summary>
    public Task<JsonElement> Do(Guid operation, object command) => Line.Call("Do", workshop, operation, command);

    /// <summary>Gives a command until it is answered: the operation's number, or 0 when it was refused for good.</summary>
    public async Task<long> Insist(Guid operation, object command, CancellationToken cancel)
    {
        for (var wait = 50; ; wait = Math.Min(2_000, wait * 2))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                var reply = await Do(operation, command).WaitAsync(TimeSpan.FromSeconds(10), cancel);
                var no = reply.GetProperty("no");
                if (no.GetArrayLength() == 0)
                {
                    return reply.GetProperty("seq").GetInt64();
                }

                if (no[0].GetProperty("code").GetString() is not ("too-fast" or "busy" or "outcome-unknown"))
                {
                    return 0;
                }
            }
            catch (Exception gone) when (gone is PhoneLineException or TimeoutException)
            {
                // Sent again when the line is back: the id is the same.
            }

            await Task.Delay(wait, cancel);
        }
    }

    /// <summary>Stays connected and caught up until it is told to end: comes back by itself, soon and then more seldom, never all phones at once.</summary>
    public async Task Stay(CancellationToken cancel)
    {
        var wait = 500.0;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (line is null || line.Ended.IsCompleted)
                {
                    await Reopen(cancel);
                }

                await Follow(cancel);
                wait = 500;
                while (true)
                {
                    var asked = Volatile.Read(ref asks);
                    if (await Task.WhenAny(asked.Task, Line.Ended).WaitAsync(cancel) != asked.Task)
                    {
                        break;
                    }

                    Volatile.Write(ref asks, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                    await Follow(cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception gone) when (gone is PhoneLineException or HttpRequestException or System.Net.WebSockets.WebSocketException or IOException or OperationCanceledException)
            {
                await Quietly(Task.Delay(TimeSpan.FromMilliseconds(wait * Random.Shared.NextDouble()), cancel));
                wait = Math.Min(15_000, wait * 1.7);
            }
        }
    }

    /// <summary>Breaks the connection and has none for a while, as somebody who goes out.</summary>
    public void GoOut(TimeSpan length)
    {
        Interlocked.Exchange(ref outUntil, Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency));
        line?.Cut();
    }

    /// <summary>The board as the service gives it now, beside the one that is kept.</summary>
    public async Task<PhoneBoard> Fetch(CancellationToken cancel)
    {
        var fetched = new PhoneBoard();
        fetched.Begin(Unpack((await Download(Seen, cancel)).Packed));
        return fetched;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        isOver = true;
        if (line is not null)
        {
            await line.DisposeAsync();
        }
    }

    private async Task Reopen(CancellationToken cancel)
    {
        if (line is { } old)
        {
            Interlocked.Add(ref earlierBytes, old.Bytes);
            line = null;
            await old.DisposeAsync();
        }

        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), Interlocked.Read(ref outUntil)) is { Ticks: > 0 } away)
        {
            await Task.Delay(away, cancel);
        }

        if (!isOver)
        {
            await Open(cancel);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Headers() => staffToken is null
        ? [new("Cookie", $"hub-participant={secret}")]
        : [new("Authorization", $"Bearer {staffToken}")];

    private async Task<long> ReadBoard(long after, CancellationToken cancel)
    {
        var (packed, at) = await Download(after, cancel);
        var file = keepsBoard ? Unpack(packed) : [];
        lock (gate)
        {
            if (keepsBoard)
            {
                board.Begin(file);
            }
            else
            {
                board.BeginAt(at);
            }

            return board.Sequence;
        }
    }

    // The operation that it stands at is in the ETag, too, so that hundreds of phones on one machine need not unpack what they do not show.
    private async Task<(byte[] Packed, long At)> Download(long after, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service, string.Create(CultureInfo.InvariantCulture, $"/workshops/{workshop}/board?view={view}&after={after}")));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        foreach (var (name, value) in Headers())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new PhoneLineException($"The board could not be read: {(int)answer.StatusCode}");
        }

        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        Interlocked.Add(ref httpBytes, body.Length);
        return (body, long.Parse(answer.Headers.ETag!.Tag.AsSpan(1, answer.Headers.ETag.Tag.IndexOf('-', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture));
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }

    private void Hear(string name, JsonElement arguments)
    {
        if (name == "resync")
        {
            Volatile.Read(ref asks).TrySetResult();
        }
        else if (name == "board")
        {
            HearBoard(arguments[0]);
        }
    }

    private void HearBoard(JsonElement batch)
    {
        Volatile.Write(ref isWhole, !batch.TryGetProperty("m", out _) && !batch.TryGetProperty("h", out _) && !batch.TryGetProperty("a", out _));
        if (batch.TryGetProperty("c", out var changes))
        {
            Interlocked.Add(ref texts, changes.EnumerateObject().Count(static thing => thing.Name[0] == 'n' && thing.Value.ValueKind == JsonValueKind.Object && thing.Value.TryGetProperty("t", out _)));
        }

        if (!keepsBoard && !batch.TryGetProperty("a", out _))
        {
            Cover(batch.GetProperty("t").GetInt64());
            return;
        }

        bool followed;
        long at;
        lock (gate)
        {
            followed = board.Take(batch);
            at = board.Sequence;
        }

        if (followed)
        {
            Cover(at);
        }
        else if (Interlocked.Exchange(ref isReading, 1) == 0)
        {
            _ = ReadAnew(batch.GetProperty("t").GetInt64());
        }
    }

    // The stream goes on meanwhile: what was read is followed from where it stands.
    private async Task ReadAnew(long after)
    {
        try
        {
            await ReadBoard(after, default);
        }
        catch (Exception gone) when (gone is PhoneLineException or HttpRequestException or OperationCanceledException)
        {
            // Followed again below, which reads it once more.
        }

        Interlocked.Exchange(ref isReading, 0);
        Volatile.Read(ref asks).TrySetResult();
    }

    private void Cover(long to)
    {
        if (to > Interlocked.Read(ref seen))
        {
            Interlocked.Exchange(ref seen, to);
            Covered(to);
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // Told to end: the loop sees it.
        }
    }
}
