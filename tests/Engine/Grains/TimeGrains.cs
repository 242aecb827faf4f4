using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace ParticipatoryHub.Tests.Engine.Grains;

[Alias("hub.tests.ITimerGrain")]
public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(bool interleave);

    /// <summary>Stops the timer.</summary>
    Task Stop();

    [AlwaysInterleave]
    Task<int> GetTicks();

    Task Wait(string gate);

    Task Leave();

    Task StartFailing();
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? timer;
    private int ticks;

    public Task Start(bool interleave)
    {
        timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(5)) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailing()
    {
        timer = this.RegisterGrainTimer(
            async _ =>
            {
                await Tick();
                throw new InvalidOperationException("a tick that fails");
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(5)));
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task<int> GetTicks() => Task.FromResult(ticks);

    public async Task Wait(string gate)
    {
        Probe.Of(this.GetPrimaryKeyString()).Mark("waiting");
        await Probe.Of(this.GetPrimaryKeyString()).Gate(gate);
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Tick()
    {
        ticks++;
        Probe.Of(this.GetPrimaryKeyString()).Mark("tick");
        return Task.CompletedTask;
    }
}

[Alias("hub.tests.IReminderGrain")]
public interface IReminderGrain : IGrainWithStringKey
{
    Task Remind(string name, TimeSpan due, TimeSpan period);

    Task Unremind(string name);

    Task<string[]> GetNames();
}

internal sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    public Task Remind(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task Unremind(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<string[]> GetNames() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Probe.Of(this.GetPrimaryKeyString()).Mark($"{reminderName} every {status.Period}");
        return Task.CompletedTask;
    }
}
