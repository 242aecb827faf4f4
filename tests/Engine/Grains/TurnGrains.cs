using Orleans;
using Orleans.Concurrency;

namespace ParticipatoryHub.Tests.Engine.Grains;

[Alias("hub.tests.ITurnGrain")]
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Marks, waits for the gate of that name, marks again.</summary>
    Task Wait(string name);

    Task WaitCancellable(string name, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task WaitInterleaving(string name);

    [ReadOnly]
    Task WaitReading(string name);

    /// <summary>Calls a grain that calls this one back.</summary>
    Task CallRoundAbout(string other, CancellationToken cancellationToken);

    Task<int> StepAcrossAwaits();

    Task<bool> ComesBackAfterAwait();
}

internal sealed class TurnGrain : Grain, ITurnGrain
{
    private int steps;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public async Task Wait(string name)
    {
        Probe.Mark($"{name} begins");
        await Probe.Gate(name);
        Probe.Mark($"{name} ends");
    }

    public async Task WaitCancellable(string name, CancellationToken cancellationToken)
    {
        Probe.Mark($"{name} begins");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Probe.Mark($"{name} was cancelled");
            throw;
        }
    }

    public Task WaitInterleaving(string name) => Wait(name);

    public Task WaitReading(string name) => Wait(name);

    public Task CallRoundAbout(string other, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IGoBetweenGrain>(other).CallBack(this.GetPrimaryKeyString(), cancellationToken);

    public async Task<int> StepAcrossAwaits()
    {
        var before = steps;
        await Task.Yield();
        return steps = before + 1;
    }

    public async Task<bool> ComesBackAfterAwait()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Delay(1);
        await Task.Run(() => { });
        return scheduler == TaskScheduler.Current && scheduler != TaskScheduler.Default;
    }
}

[Alias("hub.tests.IGoBetweenGrain")]
public interface IGoBetweenGrain : IGrainWithStringKey
{
    Task CallBack(string turnGrain, CancellationToken cancellationToken);
}

internal sealed class GoBetweenGrain : Grain, IGoBetweenGrain
{
    public Task CallBack(string turnGrain, CancellationToken cancellationToken)
    {
        Probe.Of(turnGrain).Mark("calling back");
        return GrainFactory.GetGrain<ITurnGrain>(turnGrain).WaitCancellable("call back", cancellationToken);
    }
}

[Alias("hub.tests.IReentrantGrain")]
public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait(string name);

    /// <summary>Steps twice, with an await between; false when another turn ran at the same time.</summary>
    Task<bool> StepInTurns();

    Task<int> GetSteps();
}

[Reentrant]
internal sealed class ReentrantGrain : Grain, IReentrantGrain
{
    private int inside;
    private int steps;

    public async Task Wait(string name)
    {
        var probe = Probe.Of(this.GetPrimaryKeyString());
        probe.Mark($"{name} begins");
        await probe.Gate(name);
        probe.Mark($"{name} ends");
    }

    public async Task<bool> StepInTurns()
    {
        var alone = StepAlone();
        await Task.Yield();
        return alone & StepAlone();
    }

    public Task<int> GetSteps() => Task.FromResult(steps);

    private bool StepAlone()
    {
        var alone = Interlocked.Increment(ref inside) == 1;
        steps++;
        Thread.SpinWait(50);
        Interlocked.Decrement(ref inside);
        return alone;
    }
}
