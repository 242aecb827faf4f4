using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;

namespace ParticipatoryHub.Tests.Engine.Grains;

[GenerateSerializer, Immutable, Alias("hub.tests.Sample")]
public sealed record Sample(
    [property: Id(0)] string Title,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] SampleKind Kind,
    [property: Id(3)] ImmutableArray<string> Names,
    [property: Id(4)] ImmutableDictionary<string, long> Amounts);

[GenerateSerializer, Alias("hub.tests.SampleKind")]
public enum SampleKind
{
    Unspecified = 0,
    Plain = 1,
}

internal sealed class SampleState
{
    public Sample? Sample { get; set; }

    public int Writes { get; set; }
}

[Alias("hub.tests.ILifeGrain")]
public interface ILifeGrain : IGrainWithStringKey
{
    Task<Sample?> Get();

    Task<int> Set(Sample sample);

    Task Clear();

    Task<bool> Exists();

    /// <summary>Which instance answers.</summary>
    Task<Guid> GetActivation();

    Task Leave();

    /// <summary>Sets without storing.</summary>
    Task Forget(Sample sample);

    Task<string> GetClock();
}

internal sealed class LifeGrain([PersistentState("state")] IPersistentState<SampleState> state, TimeProvider clock) : Grain, ILifeGrain
{
    private readonly Guid activation = Guid.NewGuid();

    public Task<Sample?> Get() => Task.FromResult(state.State.Sample);

    public async Task<int> Set(Sample sample)
    {
        state.State = new() { Sample = sample, Writes = state.State.Writes + 1 };
        await state.WriteStateAsync();
        return state.State.Writes;
    }

    public Task Clear() => state.ClearStateAsync();

    public Task<bool> Exists() => Task.FromResult(state.RecordExists);

    public Task<Guid> GetActivation() => Task.FromResult(activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Forget(Sample sample)
    {
        state.State.Sample = sample;
        return Task.CompletedTask;
    }

    public Task<string> GetClock() => Task.FromResult(clock.GetUtcNow().ToString("O"));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Of(this.GetPrimaryKeyString()).Mark(reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }
}

[Alias("hub.tests.IOtherLifeGrain")]
public interface IOtherLifeGrain : IGrainWithStringKey
{
    Task<bool> Exists();
}

internal sealed class OtherLifeGrain([PersistentState("state")] IPersistentState<SampleState> state) : Grain, IOtherLifeGrain
{
    public Task<bool> Exists() => Task.FromResult(state.RecordExists);
}

[Alias("hub.tests.IFailingGrain")]
public interface IFailingGrain : IGrainWithStringKey
{
    Task Throw(string message);

    Task<int> ThrowLater(string message);

    Task ThrowOurs(string message);
}

[GenerateSerializer, Alias("hub.tests.SampleException")]
public sealed class SampleException : Exception
{
    public SampleException()
    {
    }

    public SampleException(string message) : base(message)
    {
    }

    public SampleException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

internal sealed class FailingGrain : Grain, IFailingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        if (key.StartsWith("stillborn", StringComparison.Ordinal) && !Probe.Of(key).Has("may live"))
        {
            throw new InvalidOperationException("not today");
        }

        return Task.CompletedTask;
    }

    public Task Throw(string message) => throw new InvalidOperationException(message);

    public async Task<int> ThrowLater(string message)
    {
        await Task.Yield();
        throw new ArgumentException(message);
    }

    public Task ThrowOurs(string message) => throw new SampleException(message);
}
