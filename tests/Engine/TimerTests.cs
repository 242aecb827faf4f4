using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>Timers inside a grain.</summary>
public sealed class TimerTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private readonly string key = Guid.NewGuid().ToString();

    private ITimerGrain Grain => engine.Hub.Grains.GetGrain<ITimerGrain>(key);

    private int Ticks => Probe.Of(key).Marks.Count(mark => mark == "tick");

    [Fact]
    public async Task Timer_Started_TicksUntilItIsDisposed()
    {
        // Arrange
        await Grain.Start(interleave: false).Ends();
        await Eventually.Is(() => Ticks >= 3, "three ticks");

        // Act: a tick that waits behind the stop may still come.
        await Grain.Stop().Ends();
        await TicksElsewhereAsync();
        var ticks = Ticks;

        // Assert
        await TicksElsewhereAsync();
        Assert.Equal(ticks, Ticks);
    }

    [Fact]
    public async Task Timer_WhileACallAwaits_WaitsItsTurn()
    {
        // Arrange
        var waiting = Grain.Wait("gate");
        await Eventually.Is(() => Probe.Of(key).Has("waiting"), "the call to wait");

        // Act
        var starting = Grain.Start(interleave: false);
        await TicksElsewhereAsync();

        // Assert
        Assert.Equal(0, Ticks);
        Probe.Of(key).Open("gate");
        await Task.WhenAll(waiting, starting).Ends();
        await Eventually.Is(() => Ticks > 0, "a tick");
    }

    [Fact]
    public async Task InterleavingTimer_WhileACallAwaits_Ticks()
    {
        // Arrange
        await Grain.Start(interleave: true).Ends();
        var waiting = Grain.Wait("gate");
        await Eventually.Is(() => Probe.Of(key).Has("waiting"), "the call to wait");
        var before = Ticks;

        // Act
        await Eventually.Is(() => Ticks > before + 2, "ticks beside the call");

        // Assert
        Assert.False(waiting.IsCompleted);
        Probe.Of(key).Open("gate");
        await waiting.Ends();
    }

    [Fact]
    public async Task Timer_ThatFails_TicksOn()
    {
        // Act
        await Grain.StartFailing().Ends();

        // Assert
        await Eventually.Is(() => Ticks >= 3, "ticks after a failure");
    }

    [Fact]
    public async Task Timer_OfAnActivationThatHasEnded_IsGone()
    {
        // Arrange
        await Grain.Start(interleave: false).Ends();
        await Eventually.Is(() => Ticks > 0, "a tick");

        // Act
        await Grain.Leave().Ends();
        Assert.Equal(0, await Grain.GetTicks().Ends());

        // Assert
        var before = Ticks;
        await TicksElsewhereAsync();
        Assert.Equal(before, Ticks);
    }

    /// <summary>Waits until another grain's timer of the same period has ticked often enough that this one would have too.</summary>
    private async Task TicksElsewhereAsync()
    {
        var other = Guid.NewGuid().ToString();
        await engine.Hub.Grains.GetGrain<ITimerGrain>(other).Start(interleave: false).Ends();
        await Eventually.Is(() => Probe.Of(other).Marks.Count(mark => mark == "tick") >= 10, "ticks elsewhere");
    }
}
