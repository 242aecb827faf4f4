using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using ParticipatoryHub.People;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>A workshop of a test's own in a hub, which may be started anew meanwhile.</summary>
internal sealed class Hall(Func<IServiceProvider> services, string id)
{
    public static readonly WorkshopPerson Facilitator = WorkshopPerson.Of(new StaffMember("f1", "Farah Facilitator", [StaffRole.Facilitator]));

    public string Id => id;

    private IGrainFactory Grains => services().GetRequiredService<IGrainFactory>();

    public IWorkshopGrain Grain => Grains.GetGrain<IWorkshopGrain>(id);

    public IWorkshopIndexGrain Index => Grains.GetGrain<IWorkshopIndexGrain>("all");

    public IWorkshopJournal Journal => services().GetRequiredService<IWorkshopJournal>();

    /// <summary>Open, before the first stage.</summary>
    public static Task<Hall> OpenAsync(TestHub hub, WorkshopSetup? setup = null) => OpenAsync(() => hub.Services, setup);

    /// <summary>Open, before the first stage.</summary>
    public static async Task<Hall> OpenAsync(Func<IServiceProvider> services, WorkshopSetup? setup = null)
    {
        var hall = new Hall(services, $"hall-{Guid.NewGuid():N}"[..20]);
        await hall.Must(Facilitator, new PrepareWorkshop(setup ?? WorkshopExamples.Setup));
        await hall.Must(Facilitator, new MoveWorkshop(WorkshopMove.Open));
        return hall;
    }

    /// <summary>The same workshop as another hub has it.</summary>
    public Hall In(TestHub other) => new(() => other.Services, id);

    public static string NewToken() => Guid.NewGuid().ToString("N");

    /// <summary>Somebody new; waits in the line where there is one.</summary>
    public async Task<(WorkshopPerson Person, long Number)> Join(string? name = null, int table = 0)
    {
        var command = new JoinWorkshop(Guid.NewGuid(), NewToken(), name, table);
        JoinOutcome outcome = null!;
        await Eventually.DoesAsync(async () => (outcome = await Grain.Join(command)).Place == 0, "the line to move on");
        Assert.Empty(outcome.Refusals);
        return (WorkshopPerson.Of(command.Token), outcome.Participant);
    }

    public Task<WorkshopOutcome> Do(WorkshopPerson by, WorkshopCommand command, Guid? operation = null) => Grain.Do(by, operation ?? Guid.NewGuid(), command);

    /// <summary>Does what must be accepted; returns the operation's number.</summary>
    public async Task<long> Must(WorkshopPerson by, WorkshopCommand command)
    {
        var outcome = await Do(by, command);
        Assert.Empty(outcome.Refusals);
        return outcome.Sequence;
    }

    public async Task<Hall> Begin(WorkshopStage stage)
    {
        await Must(Facilitator, new BeginStage(Array.FindIndex([.. WorkshopExamples.Setup.Agenda], s => s.Kind == stage)));
        return this;
    }

    /// <summary>Everything in the journal, folded from nothing.</summary>
    public async Task<WorkshopState> Refold()
    {
        var log = await Journal.Read(id, 0, int.MaxValue, default);
        Assert.Equal(Enumerable.Range(1, log.Length).Select(n => (long)n), log.Select(done => done.Sequence));
        return log.Select(OperationBody.Read).Aggregate(WorkshopState.Empty, WorkshopFold.With);
    }
}

/// <summary>Hears of a workshop as a web node does.</summary>
internal sealed class Listener : IWorkshopWatcher
{
    public ConcurrentQueue<WorkshopNews> Heard { get; } = [];

    public Task WorkshopChanged(WorkshopNews news)
    {
        Heard.Enqueue(news);
        return Task.CompletedTask;
    }

    public ConcurrentQueue<EditedNotes> Edited { get; } = [];

    public Task EditingChanged(EditedNotes edited)
    {
        Edited.Enqueue(edited);
        return Task.CompletedTask;
    }
}
