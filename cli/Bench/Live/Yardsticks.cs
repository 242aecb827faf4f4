using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>What others do with the same load on the same core: neither of them writes a note to a disk before it shows it.</summary>
internal sealed class Yardsticks(int clients, int writers, double rate, int seconds, int core)
{
    private const int TextLength = 160;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>A bare SignalR hub, in a process of its own.</summary>
    public async Task<LiveFigures> BareHub(CancellationToken cancel)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        await using var process = OwnProcess.Start(
            "taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), "dotnet", typeof(Yardsticks).Assembly.Location, "bench", "bare-hub", "--urls", address.ToString()]);
        using var http = new HttpClient { BaseAddress = address };
        await Until(async () => (await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancel)).IsSuccessStatusCode, cancel);
        var (heard, latencies, counts) = (new long[clients], new Latencies(), false);
        var lines = new List<PhoneLine>();
        for (var i = 0; i < clients; i++)
        {
            var mine = i;
            var line = new PhoneLine { HeardRaw = message => Count(message, ref heard[mine], latencies, Volatile.Read(ref counts)) };
            await line.Open(new Uri(address, "/hub"), [], cancel);
            lines.Add(line);
        }

        await Say(lines, LiveRun.WarmUp(TimeSpan.FromSeconds(seconds)), cancel);
        var (bytes, cpu, clock) = (lines.Sum(line => line.Bytes), ProcessCost.Of(process.Id).Cpu, Stopwatch.StartNew());
        Volatile.Write(ref counts, true);
        Array.Clear(heard);
        var said = await Say(lines, TimeSpan.FromSeconds(seconds), cancel);
        var (cost, elapsed, received) = (ProcessCost.Of(process.Id), clock.Elapsed.TotalSeconds, lines.Sum(line => line.Bytes) - bytes);
        await Task.Delay(Grace, cancel);
        var figures = new LiveFigures
        {
            DeliveredPercent = Math.Min(100, Math.Floor(10_000d * heard.Sum() / ((double)said * clients)) / 100),
            P50 = Math.Round(latencies.Percentile(0.5), 1),
            P95 = Math.Round(latencies.Percentile(0.95), 1),
            P99 = Math.Round(latencies.Percentile(0.99), 1),
            CpuPercent = Math.Round((cost.Cpu - cpu).TotalSeconds / elapsed * 100, 1),
            ResidentMegabytes = Math.Round(cost.PeakMegabytes),
            KilobytesPerSecond = Math.Round(received / elapsed / clients / 1000d, 2),
            WritesPerSecond = Math.Round(said / elapsed),
            IsDurable = false,
        };
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }

        return figures;
    }

    /// <summary><c>@hocuspocus/server</c> 4 from npm, by the script beside this program; null when Node or the package cannot be had.</summary>
    public async Task<LiveFigures?> Hocuspocus(Action<string> tell, CancellationToken cancel)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Bench", "Live", "hocuspocus");
        try
        {
            await OwnProcess.Run("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], cancel);
        }
        catch (Exception missing) when (missing is CommandFailure or System.ComponentModel.Win32Exception)
        {
            tell($"Left out, since it could not be installed: {missing.Message}");
            return null;
        }

        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        await using var server = OwnProcess.Start("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), "node", Path.Combine(folder, "server.mjs"), port]);
        var answer = await OwnProcess.Run(
            "node",
            [
                Path.Combine(folder, "load.mjs"), port, clients.ToString(CultureInfo.InvariantCulture), writers.ToString(CultureInfo.InvariantCulture),
                rate.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture),
                LiveRun.WarmUp(TimeSpan.FromSeconds(seconds)).TotalSeconds.ToString(CultureInfo.InvariantCulture), server.Id.ToString(CultureInfo.InvariantCulture),
            ],
            cancel);
        return JsonSerializer.Deserialize<LiveFigures>(answer)! with { IsDurable = false };
    }

    // {"type":1,"target":"said","arguments":[1234567,"…"]}
    private static void Count(ReadOnlySpan<byte> message, ref long heard, Latencies latencies, bool counts)
    {
        var at = message.IndexOf("\"arguments\":["u8);
        if (counts && at > 0 && Utf8Parser.TryParse(message[(at + 13)..], out long sentAt, out _))
        {
            heard++;
            latencies.RecordSince(sentAt);
        }
    }

    private async Task<int> Say(List<PhoneLine> lines, TimeSpan length, CancellationToken cancel)
    {
        var (clock, said) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(lines.Take(writers).Select(async (line, i) =>
        {
            for (var at = TimeSpan.FromSeconds((double)i / writers / rate); at < length; at += TimeSpan.FromSeconds(1 / rate))
            {
                if (at - clock.Elapsed is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait, cancel);
                }

                await line.Send(JsonSerializer.SerializeToUtf8Bytes(new
                {
                    type = 1, target = "Say", arguments = new object[] { Stopwatch.GetTimestamp(), Random.Shared.GetString("abcdefghijklmnopqrstuvwxyz ", TextLength) },
                }));
                Interlocked.Increment(ref said);
            }
        }));
        return said;
    }

    private static async Task Until(Func<Task<bool>> fact, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                if (await fact())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, cancel);
        }

        throw new CommandFailure("The yardstick did not start.");
    }
}
