using System.Collections.Concurrent;
using System.Diagnostics;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>
/// Phones that write at a rate while all of them listen. A change is delivered to a phone when the phone's stream has covered its number;
/// the time is from the writer's sending to that. What is written on time counts, whether or not the one before was answered.
/// </summary>
internal sealed class LiveRun(BenchHall hall, HubService service)
{
    private const int TextLength = 160;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostCalming = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>How long everyone writes before a run is measured: half its time and ten seconds at least, as a service has had that has been up since the hall filled.</summary>
    public static TimeSpan WarmUp(TimeSpan length) => TimeSpan.FromTicks(Math.Max(LeastWarmUp.Ticks, length.Ticks / 2));

    /// <summary>Runs, after a warm-up.</summary>
    /// <param name="writers">The first so many phones write.</param>
    /// <param name="rate">Notes a second, each.</param>
    public async Task<LiveFigures> Run(int writers, double rate, TimeSpan length, CancellationToken cancel)
    {
        await Write(writers, rate, WarmUp(length), new Sent(), cancel);
        var sent = new Sent();
        var heard = hall.Phones.Select(_ => new List<(long To, long At)>((int)(length.TotalSeconds * 25))).ToArray();
        for (var i = 0; i < heard.Length; i++)
        {
            var mine = heard[i];
            hall.Phones[i].Covered = to =>
            {
                lock (mine)
                {
                    mine.Add((to, Stopwatch.GetTimestamp()));
                }
            };
        }

        var (bytes, http, texts, cpu, clock) = (Bytes(), HttpBytes(), Texts(), ProcessCost.Of(service.Id).Cpu, Stopwatch.StartNew());
        await Write(writers, rate, length, sent, cancel);
        var seconds = clock.Elapsed.TotalSeconds;
        var cost = ProcessCost.Of(service.Id);
        var (stream, boards) = (Bytes() - bytes, HttpBytes() - http);
        var ended = Stopwatch.GetTimestamp();
        texts = Texts() - texts;
        await hall.Settle(sent.Times.Keys.DefaultIfEmpty().Max(), Grace, cancel);
        var isCalm = await hall.Calm(MostCalming, cancel) is not null;
        var calmed = Stopwatch.GetElapsedTime(ended);
        return Sum(sent, heard) with
        {
            TextsLivePercent = Math.Min(100, Math.Floor(10_000d * texts / Math.Max(1, (double)sent.Times.Count * hall.Phones.Count)) / 100),
            WholeAfterSeconds = isCalm ? Math.Round(calmed.TotalSeconds, 1) : null,
            CpuPercent = Math.Round((cost.Cpu - cpu).TotalSeconds / seconds * 100, 1),
            ResidentMegabytes = Math.Round(cost.PeakMegabytes),
            KilobytesPerSecond = Math.Round(stream / seconds / hall.Phones.Count / 1000d, 2),
            BoardKilobytesPerSecond = Math.Round(boards / seconds / hall.Phones.Count / 1000d, 2),
            WritesPerSecond = Math.Round(sent.Times.Count / seconds),
        };
    }

    private long Texts() => hall.Phones.Sum(phone => phone.Texts);

    private long Bytes() => hall.Phones.Sum(phone => phone.Bytes);

    private long HttpBytes() => hall.Phones.Sum(phone => phone.HttpBytes);

    private async Task Write(int writers, double rate, TimeSpan length, Sent sent, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(hall.Phones.Take(writers).Select(async (phone, i) =>
        {
            var answers = new List<Task>();
            for (var at = TimeSpan.FromSeconds((double)i / writers / rate); at < length; at += TimeSpan.FromSeconds(1 / rate))
            {
                if (at - clock.Elapsed is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait, cancel);
                }

                answers.Add(Note(phone, sent));
            }

            await Task.WhenAll(answers);
        }));
    }

    private static async Task Note(Phone phone, Sent sent)
    {
        var at = Stopwatch.GetTimestamp();
        try
        {
            var reply = await phone.Do(Guid.NewGuid(), new { @do = "writeNote", text = Random.Shared.GetString("abcdefghijklmnopqrstuvwxyz ", TextLength) });
            if (reply.GetProperty("seq").GetInt64() is > 0 and var seq)
            {
                sent.Times[seq] = at;
                sent.Answers.RecordSince(at);
            }
            else
            {
                Interlocked.Increment(ref sent.Refused);
            }
        }
        catch (PhoneLineException)
        {
            Interlocked.Increment(ref sent.Refused);
        }
    }

    private static LiveFigures Sum(Sent sent, List<(long To, long At)>[] heard)
    {
        var (delivered, latencies) = (0L, new Latencies());
        var order = sent.Times.OrderBy(one => one.Key).ToList();
        foreach (var phone in heard)
        {
            lock (phone)
            {
                var next = 0;
                foreach (var (seq, at) in order)
                {
                    while (next < phone.Count && phone[next].To < seq)
                    {
                        next++;
                    }

                    if (next == phone.Count)
                    {
                        break;
                    }

                    delivered++;
                    latencies.Record((long)Stopwatch.GetElapsedTime(at, phone[next].At).TotalMicroseconds);
                }
            }
        }

        var wanted = (long)order.Count * heard.Length;
        return new LiveFigures
        {
            DeliveredPercent = wanted == 0 ? 0 : Math.Floor(10_000d * delivered / wanted) / 100,
            P50 = Math.Round(latencies.Percentile(0.5), 1),
            P95 = Math.Round(latencies.Percentile(0.95), 1),
            P99 = Math.Round(latencies.Percentile(0.99), 1),
            AnswerP99 = Math.Round(sent.Answers.Percentile(0.99), 1),
            Refused = sent.Refused,
        };
    }

    private sealed class Sent
    {
        public int Refused;

        public ConcurrentDictionary<long, long> Times { get; } = new();

        public Latencies Answers { get; } = new();
    }
}
