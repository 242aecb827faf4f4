using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>
/// A hall where everything breaks: phones write, change, withdraw and group at random and are cut off for a while, and the service is killed
/// as by a power cut and started again, twice. In the end all must see the same board, with every acknowledged change on it once.
/// </summary>
/// <param name="start">Starts the service on the same port and data as before.</param>
/// <param name="cuts">For how long phones are cut off.</param>
internal sealed class BenchChaos(Func<CancellationToken, Task<HubService>> start, int clients, TimeSpan length, TimeSpan[] cuts, Action<string> tell)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, string?> expected = new();
    private readonly ConcurrentDictionary<long, byte> groups = new();
    private int operations;

    /// <summary>Runs, and looks.</summary>
    public async Task<ChaosReport> Run(CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 100 });
        var service = await start(cancel);
        try
        {
            await using var hall = await BenchHall.Open(service, "bench-chaos", WorkshopStage.Group, http, cancel);
            await hall.Join(clients, keepBoards: true, cancel);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var acting = Task.WhenAll(hall.Phones.Select((phone, i) => Act(phone, i, stop.Token, cancel)));
            var cutting = Cut(hall, stop.Token);
            for (var kill = 1; kill <= 2; kill++)
            {
                await Task.Delay(length / 3, cancel);
                tell($"Kill {kill}");
                await service.Kill();
                await service.DisposeAsync();
                service = await start(cancel);
            }

            await Task.Delay(length / 3, cancel);
            await stop.CancelAsync();
            tell("Everything that is under way is finished, and everyone catches up");
            await Task.WhenAll(acting, cutting);
            return await Look(hall, cancel);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private async Task Act(Phone phone, int seed, CancellationToken stop, CancellationToken cancel)
    {
        var (dice, mine) = (new Random(seed), new List<long>());
        while (!stop.IsCancellationRequested)
        {
            await Quietly(Task.Delay(Pause * (0.5 + dice.NextDouble()), stop));
            var text = string.Create(CultureInfo.InvariantCulture, $"Note {seed} {Interlocked.Increment(ref operations)}");
            var note = mine.Count == 0 ? 0 : mine[dice.Next(mine.Count)];
            switch (note == 0 ? 0 : dice.Next(8))
            {
                case 4 when await Do(new EditNote(note, text)):
                    expected[note] = text;
                    break;
                case 5 when await Do(new WithdrawNote(note)):
                    expected[note] = null;
                    mine.Remove(note);
                    break;
                case 6 when await phone.Insist(Guid.NewGuid(), Json(new MakeGroup(text, [note])), cancel) is > 0 and var made:
                    groups[made] = 0;
                    break;
                case 7 when groups.Keys.Order().ElementAtOrDefault(dice.Next(Math.Max(1, groups.Count))) is > 0 and var group:
                    await Do(new MoveNotes([note], group));
                    break;
                case < 4 when await phone.Insist(Guid.NewGuid(), Json(new WriteNote(text)), cancel) is > 0 and var written:
                    expected[written] = text;
                    mine.Add(written);
                    break;
            }
        }

        async Task<bool> Do(WorkshopCommand command) => await phone.Insist(Guid.NewGuid(), Json(command), cancel) > 0;
    }

    private async Task Cut(BenchHall hall, CancellationToken stop)
    {
        var dice = new Random(7);
        while (!stop.IsCancellationRequested)
        {
            await Quietly(Task.Delay(length / 40, stop));
            var phone = hall.Phones[dice.Next(hall.Phones.Count)];
            phone.GoOut(cuts[dice.Next(cuts.Length)]);
        }
    }

    private async Task<ChaosReport> Look(BenchHall hall, CancellationToken cancel)
    {
        var board = await hall.Board(cancel);
        var hash = board.Hash();
        var clock = Stopwatch.StartNew();
        while (hall.Phones.Any(phone => phone.Look(seen => seen.Hash()) != hash) && clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(100, cancel);
        }

        var written = expected.Values.OfType<string>().ToList();
        var texts = board.Names.Where(name => name[0] == 'n').Select(name => board.Of(name, "t")!.Trim('"')).ToLookup(text => text, StringComparer.Ordinal);
        return new ChaosReport(
            operations,
            expected.Count,
            written.Count(text => !texts.Contains(text)),
            texts.Count(text => text.Count() > 1),
            expected.Count(note => (note.Value is null ? null : $"\"{note.Value}\"") != board.Of(BoardKey.Note(note.Key), "t")),
            texts.Sum(text => text.Count()) - written.Count,
            hall.Phones.Count(phone => phone.Look(seen => seen.Hash()) != hash),
            hall.Phones.Select(phone => phone.Look(seen => seen.DifferenceTo(board))).FirstOrDefault(difference => difference is not null),
            Math.Round(clock.Elapsed.TotalSeconds, 1));
    }

    private static System.Text.Json.JsonElement Json(WorkshopCommand command) => System.Text.Json.JsonSerializer.SerializeToElement(command, HubJson.Options);

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // It is over: the loops see it.
        }
    }
}

/// <summary>What was found in the end.</summary>
/// <param name="Operations">Commands given.</param>
/// <param name="Acknowledged">Notes whose writing was acknowledged.</param>
/// <param name="Lost">Acknowledged texts that are not on the board.</param>
/// <param name="Doubled">Texts that are on it more than once.</param>
/// <param name="Wrong">Notes that do not say what was acknowledged last.</param>
/// <param name="Unasked">Notes on the board beyond those that were acknowledged.</param>
/// <param name="Differing">Phones that show another board.</param>
/// <param name="Example">What the first of them shows otherwise.</param>
/// <param name="CaughtUp">Seconds until all showed the same, or were given up.</param>
internal sealed record ChaosReport(
    [property: JsonPropertyName("operations")] int Operations,
    [property: JsonPropertyName("acknowledged")] int Acknowledged,
    [property: JsonPropertyName("lost")] int Lost,
    [property: JsonPropertyName("doubled")] int Doubled,
    [property: JsonPropertyName("wrong")] int Wrong,
    [property: JsonPropertyName("unasked")] int Unasked,
    [property: JsonPropertyName("differing")] int Differing,
    [property: JsonPropertyName("example")] string? Example,
    [property: JsonPropertyName("caught_up_s")] double CaughtUp)
{
    /// <summary>Whether everything is as it must be.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Lost: 0, Doubled: 0, Wrong: 0, Unasked: 0, Differing: 0 };
}
