using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>Plays the phones of a rehearsal: once a second some of them do something. They live in this activation, and fall silent with it.</summary>
internal sealed partial class WorkshopRehearsalGrain(
    [PersistentState("workshop-rehearsal")] IPersistentState<WorkshopRehearsalState> stored, IAuditJournal audit, TimeProvider clock, ILogger<WorkshopRehearsalGrain> log) : Grain, IWorkshopRehearsalGrain
{
    private const int OneInSoManyActs = 6;
    private const int LateMilliseconds = 1_000;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Random chance = new();
    private SimulatedPhone[] phones = [];
    private RehearsalFigures figures = new();
    private IGrainTimer? timer;
    private int tables;

    private WorkshopRehearsalState State => stored.State ?? new();

    private IWorkshopGrain Rehearsal => GrainFactory.GetGrain<IWorkshopGrain>(State.Workshop!);

    public async Task<WorkshopRehearsalOutcome> Start(StartWorkshopRehearsal command)
    {
        var (slug, by) = (this.GetPrimaryKeyString(), WorkshopPerson.Of(command.By));
        var view = await GrainFactory.GetGrain<IWorkshopGrain>(slug).GetView(by);
        if (RehearsalRules.WhyNot(State, view, command) is { } refused)
        {
            return No(refused);
        }

        var now = clock.GetUtcNow();
        var (id, setup) = RehearsalRules.Of(slug, view!.Setup, now);
        var made = GrainFactory.GetGrain<IWorkshopGrain>(id);
        foreach (var step in (WorkshopCommand[])[new PrepareWorkshop(setup), new MoveWorkshop(WorkshopMove.Open)])
        {
            if (await made.Do(by, Guid.NewGuid(), step) is { IsAccepted: false } outcome)
            {
                return new WorkshopRehearsalOutcome(outcome.Refusals);
            }
        }

        await Write(new WorkshopRehearsalState { Workshop = id, Code = (await made.GetDoor())!.Code, Phones = command.Phones, StartedAt = now });
        await audit.Append(AuditEntry.Of(slug, command.By, now, "workshop-rehearsed", $"Workshop “{view.Setup.Title}”: began a rehearsal with {command.Phones} simulated phones."), default);
        (tables, figures) = (setup.Tables, new());
        phones = [.. Enumerable.Range(1, command.Phones).Select(number => new SimulatedPhone(RandomNumberGenerator.GetHexString(32, lowercase: true), number))];
        timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(Beat, Beat) { KeepAlive = true });
        return new WorkshopRehearsalOutcome([]);
    }

    public async Task<WorkshopRehearsalOutcome> Stop(StaffMember by)
    {
        if (WhyNot(by) is { } refused)
        {
            return No(refused);
        }

        await Silence();
        return new WorkshopRehearsalOutcome([]);
    }

    public async Task<WorkshopRehearsalOutcome> ThrowAway(StaffMember by)
    {
        if (WhyNot(by) is { } refused)
        {
            return No(refused);
        }

        await Silence();
        if (await Rehearsal.ThrowAway(WorkshopPerson.Of(by)) is { IsEmpty: false } refusals)
        {
            return new WorkshopRehearsalOutcome(refusals);
        }

        await Write(new WorkshopRehearsalState());
        return new WorkshopRehearsalOutcome([]);
    }

    public Task<WorkshopRehearsalView?> GetView(StaffMember by) => Task.FromResult(State is { Workshop: { } workshop } state && by.May(StaffAct.LeadWorkshops)
        ? new WorkshopRehearsalView(workshop, state.Code, state.Phones, state.StartedAt, timer is null ? null : state.StartedAt + RehearsalRules.Longest, timer is null ? state.Figures : figures)
        : null);

    private Refused? WhyNot(StaffMember by) =>
        !by.May(StaffAct.LeadWorkshops) ? new Refused("not-yours", WorkshopLifecycle.NotYours)
        : State.Workshop is null ? new Refused("no-rehearsal", "There is no rehearsal.")
        : null;

    private static WorkshopRehearsalOutcome No(Refused refused) => new([refused]);

    private async Task Tick()
    {
        try
        {
            if (clock.GetUtcNow() - State.StartedAt >= RehearsalRules.Longest)
            {
                await Silence();
                return;
            }

            await Task.WhenAll(phones.Where(phone => !phone.HasJoined).Select(Join));
            if (phones.FirstOrDefault(phone => phone.HasJoined) is { } first && await Rehearsal.GetView(first.Person) is { } seen)
            {
                await Act(seen);
            }
        }
        catch (Exception error)
        {
            LogMissedBeat(error, this.GetPrimaryKeyString());
        }
    }

    private async Task Join(SimulatedPhone phone)
    {
        var outcome = await Rehearsal.Join(phone.Joining(tables));
        phone.HasJoined = outcome.Participant > 0;
        figures = figures with { Joined = figures.Joined + (phone.HasJoined ? 1 : 0) };
    }

    private Task Act(WorkshopView seen)
    {
        var stage = seen.Room.Phase == WorkshopPhase.Open && seen.Room.Stage >= 0 ? seen.Setup.Agenda[seen.Room.Stage] : null;
        long[] things = [.. seen.Groups.Select(group => group.Number), .. seen.Notes.Where(note => note.Group == 0).Select(note => note.Number)];
        return Task.WhenAll(phones.Where(phone => phone.HasJoined && chance.Next(OneInSoManyActs) == 0).Select(phone => Act(phone, stage, things)));
    }

    private async Task Act(SimulatedPhone phone, AgendaStage? stage, long[] things)
    {
        if (phone.Next(stage, things, chance) is not { } command)
        {
            return;
        }

        var sent = clock.GetTimestamp();
        var outcome = await Rehearsal.Do(phone.Person, Guid.NewGuid(), command);
        var waited = (int)clock.GetElapsedTime(sent).TotalMilliseconds;
        if (outcome.IsAccepted)
        {
            phone.Did(command);
        }

        figures = figures with
        {
            Saved = figures.Saved + (outcome.IsAccepted ? 1 : 0),
            Refused = figures.Refused + (outcome.IsAccepted ? 0 : 1),
            SlowestMilliseconds = Math.Max(figures.SlowestMilliseconds, waited),
            Late = figures.Late + (waited > LateMilliseconds ? 1 : 0),
        };
    }

    private async Task Silence()
    {
        if (timer is null)
        {
            return;
        }

        timer.Dispose();
        (timer, phones) = (null, []);
        await Write(State with { StoppedAt = clock.GetUtcNow(), Figures = figures });
    }

    private async Task Write(WorkshopRehearsalState state)
    {
        stored.State = state;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Rehearsal of workshop {Workshop}: the phones missed a beat")]
    private partial void LogMissedBeat(Exception error, string workshop);
}
