using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>A workshop of a service under measurement, with the phones in it.</summary>
internal sealed class BenchHall(HubService service, string workshop, HttpClient http) : IAsyncDisposable
{
    private const int JoiningAtOnce = 40;

    private readonly CancellationTokenSource over = new();
    private readonly List<Phone> phones = [];
    private readonly List<Task> staying = [];
    private Phone leader = null!;

    /// <summary>Everyone who joined, first come first.</summary>
    public IReadOnlyList<Phone> Phones => phones;

    /// <summary>Makes the workshop and begins its only stage.</summary>
    public static async Task<BenchHall> Open(HubService service, string workshop, WorkshopStage stage, HttpClient http, CancellationToken cancel)
    {
        var token = (await File.ReadAllTextAsync(Path.Combine(service.Data, "staff-token"), cancel)).Trim();
        var hall = new BenchHall(service, workshop, http);
        hall.leader = new Phone(service.Address, workshop, http, "facilitator", token);
        await hall.leader.Open(cancel);
        var rules = new StageRules(MayWrite: true, MayGroup: stage != WorkshopStage.Gather, MayComment: stage != WorkshopStage.Gather);
        AgendaStage[] agenda = stage == WorkshopStage.Gather
            ? [new(stage, "What would help?", 120, rules), new(WorkshopStage.Reveal, "What was written", 5, rules)]
            : [new(stage, "What would help?", 120, rules)];
        var setup = new WorkshopSetup("A workshop made to be measured", "", [.. agenda], Questions: []);
        foreach (WorkshopCommand command in (WorkshopCommand[])[new PrepareWorkshop(setup), new MoveWorkshop(WorkshopMove.Open), new BeginStage(0)])
        {
            await hall.Lead(command, cancel);
        }

        return hall;
    }

    /// <summary>Has the facilitator do something.</summary>
    public async Task Lead(WorkshopCommand command, CancellationToken cancel)
    {
        if (await leader.Insist(Guid.NewGuid(), JsonSerializer.SerializeToElement(command, HubJson.Options), cancel) == 0)
        {
            throw new CommandFailure($"The facilitator could not {command.GetType().Name}.");
        }
    }

    /// <summary>Lets so many more in, who follow from then on.</summary>
    public async Task Join(int count, bool keepBoards, CancellationToken cancel)
    {
        using var door = new SemaphoreSlim(JoiningAtOnce);
        var joined = await Task.WhenAll(Enumerable.Range(phones.Count, count).Select(async number =>
        {
            await door.WaitAsync(cancel);
            try
            {
                var phone = new Phone(service.Address, workshop, http, keepsBoard: keepBoards);
                await phone.Enter(string.Create(CultureInfo.InvariantCulture, $"Person {number}"), cancel);
                await phone.Follow(cancel);
                return phone;
            }
            finally
            {
                door.Release();
            }
        }));
        phones.AddRange(joined);
        staying.AddRange(joined.Select(phone => phone.Stay(over.Token)));
    }

    /// <summary>The participants' board as the service gives it now.</summary>
    public Task<PhoneBoard> Board(CancellationToken cancel) => phones[0].Fetch(cancel);

    /// <summary>Waits until everyone's stream has covered an operation; false when some do not within a time.</summary>
    public async Task<bool> Settle(long operation, TimeSpan patience, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (phones.Exists(phone => phone.Seen < operation))
        {
            if (clock.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(10, cancel);
        }

        return true;
    }

    /// <summary>Waits until the stream of nobody who is awake holds anything back any more; how long that took, or null when it does not end within a time.</summary>
    public async Task<TimeSpan?> Calm(TimeSpan patience, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (phones.Exists(phone => !phone.IsWhole && !phone.Line.IsAsleep))
        {
            if (clock.Elapsed > patience)
            {
                return null;
            }

            await Task.Delay(10, cancel);
        }

        return clock.Elapsed;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(staying);
        await Task.WhenAll(phones.Append(leader).Select(phone => phone.DisposeAsync().AsTask()));
        over.Dispose();
    }
}
