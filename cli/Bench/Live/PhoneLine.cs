using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>
/// One phone's connection: SignalR's public JSON protocol over a plain WebSocket, written here so that what is measured is the service and
/// not a client library.
/// </summary>
internal sealed class PhoneLine : IAsyncDisposable
{
    /// <summary>Hears a message.</summary>
    public delegate void RawMessage(ReadOnlySpan<byte> message);

    private const byte End = 0x1e;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private static readonly byte[] Ping = "{\"type\":6}\u001e"u8.ToArray();

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> asked = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource over = new();
    private Timer? pings;
    private Task reading = Task.CompletedTask;
    private TaskCompletionSource? pause;
    private string lastWords = "The connection ended.";
    private long bytes;
    private int invocations;

    /// <summary>Bytes received so far, without the frames' heads.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Called with the name and the arguments of each message; the arguments are only there until it returns.</summary>
    public Action<string, JsonElement> Heard { get; set; } = static (_, _) => { };

    /// <summary>Called instead, where it is there, with each message as it came: for hubs whose messages are too many to be read as JSON.</summary>
    public RawMessage? HeardRaw { get; init; }

    /// <summary>Ends when the connection does.</summary>
    public Task Ended => reading;

    /// <summary>Connects and shakes hands.</summary>
    public async Task Open(Uri hub, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancel)
    {
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, cancel);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, cancel);
        var shaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        reading = Read(shaken);
        await shaken.Task.WaitAsync(cancel);
        pings = new Timer(_ => _ = Quietly(Ping), null, PingEvery, PingEvery);
    }

    /// <summary>Calls a method of the hub.</summary>
    /// <exception cref="PhoneLineException">The hub said why not, or the connection ended before it answered.</exception>
    public async Task<JsonElement> Call(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref invocations).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = answer;
        await Send(JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target = method, arguments }, JsonSerializerOptions.Web));
        if (over.IsCancellationRequested)
        {
            Fail(answer);
        }

        return await answer.Task;
    }

    /// <summary>Sends a message as it is, for what no page would send.</summary>
    public Task Send(byte[] message) => Write([.. message, End]);

    /// <summary>Reads nothing from the network any more, as a phone that went to sleep; <see cref="Wake"/> ends that.</summary>
    public void Sleep() => Interlocked.CompareExchange(ref pause, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>Whether it does so now.</summary>
    public bool IsAsleep => Volatile.Read(ref pause) is not null;

    /// <summary>Reads on.</summary>
    public void Wake() => Interlocked.Exchange(ref pause, null)?.SetResult();

    /// <summary>Breaks the connection, as a dead spot does.</summary>
    public void Cut() => socket.Abort();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Wake();
        socket.Abort();
        await reading;
        if (pings is not null)
        {
            await pings.DisposeAsync();
        }

        socket.Dispose();
        sending.Dispose();
        over.Dispose();
    }

    private async Task Write(byte[] message)
    {
        try
        {
            await sending.WaitAsync(over.Token);
            try
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, true, over.Token);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            throw new PhoneLineException(lastWords);
        }
    }

    private async Task Quietly(byte[] message)
    {
        try
        {
            await Write(message);
        }
        catch (Exception gone) when (gone is PhoneLineException)
        {
            // Whoever reads hears of it.
        }
    }

    private async Task Read(TaskCompletionSource shaken)
    {
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            while (true)
            {
                if (pause is { } asleep)
                {
                    await asleep.Task;
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = await socket.ReceiveAsync(buffer.AsMemory(length), default);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                Interlocked.Add(ref bytes, read.Count);
                length += read.Count;
                length = Take(buffer, length, shaken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The connection is gone: said below to everyone who waits.
        }

        await over.CancelAsync();
        shaken.TrySetException(new PhoneLineException("The hub did not shake hands."));
        foreach (var waiting in asked.Values)
        {
            Fail(waiting);
        }
    }

    private int Take(byte[] buffer, int length, TaskCompletionSource shaken)
    {
        var start = 0;
        for (int end; (end = buffer.AsSpan(start, length - start).IndexOf(End)) >= 0; start += end + 1)
        {
            var message = buffer.AsMemory(start, end);
            if (!shaken.Task.IsCompleted)
            {
                if (message.Span.SequenceEqual("{}"u8))
                {
                    shaken.SetResult();
                }
                else
                {
                    shaken.SetException(new PhoneLineException(Encoding.UTF8.GetString(message.Span)));
                }
            }
            else
            {
                Take(message);
            }
        }

        buffer.AsSpan(start, length - start).CopyTo(buffer);
        return length - start;
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        if (HeardRaw is { } raw)
        {
            raw(message.Span);
            return;
        }

        using var json = JsonDocument.Parse(message);
        var root = json.RootElement;
        switch (root.GetProperty("type").GetInt32())
        {
            case 1:
                Heard(root.GetProperty("target").GetString()!, root.GetProperty("arguments"));
                break;
            case 3 when asked.TryRemove(root.GetProperty("invocationId").GetString()!, out var answer):
                if (root.TryGetProperty("error", out var error))
                {
                    answer.TrySetException(new PhoneLineException(error.GetString()!));
                }
                else
                {
                    answer.TrySetResult(root.TryGetProperty("result", out var result) ? result.Clone() : default);
                }

                break;
            case 7 when root.TryGetProperty("error", out var why):
                lastWords = why.GetString()!;
                break;
            default:
                break;
        }
    }

    private void Fail(TaskCompletionSource<JsonElement> waiting) => waiting.TrySetException(new PhoneLineException(lastWords));
}

/// <summary>What the hub said instead of an answer, or that there is nobody to answer.</summary>
internal sealed class PhoneLineException(string message) : Exception(message);
