using Microsoft.Extensions.Configuration;
using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>How activations come and go, and how failures and cancellation cross to the caller.</summary>
public sealed class LifeTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private readonly string key = Guid.NewGuid().ToString();

    private ILifeGrain Grain => engine.Hub.Grains.GetGrain<ILifeGrain>(key);

    [Fact]
    public async Task Call_AfterDeactivateOnIdle_IsAnsweredByAFreshActivation()
    {
        // Arrange
        var first = await Grain.GetActivation().Ends();

        // Act
        await Grain.Leave().Ends();

        // Assert
        Assert.NotEqual(first, await Grain.GetActivation().Ends());
        Assert.Equal(["ApplicationRequested"], Probe.Of(key).Marks);
    }

    [Fact]
    public async Task Call_ToAnActiveGrain_IsAnsweredByTheSameActivation()
    {
        // Arrange
        var first = await Grain.GetActivation().Ends();

        // Act
        var second = await Grain.GetActivation().Ends();

        // Assert
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Activation_IdleForTheCollectionAge_IsDeactivated()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(configure: builder =>
            builder.Configuration.AddInMemoryCollection([new("Hub:CollectionAge", "00:00:02")]));

        // Act
        await hub.Grains.GetGrain<ILifeGrain>(key).GetActivation().Ends();

        // Assert
        await Eventually.Is(() => Probe.Of(key).Has("ActivationIdle"), "the idle activation to go");
    }

    [Fact]
    public async Task Stop_WithActiveGrains_DeactivatesThem()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        await hub.Grains.GetGrain<ILifeGrain>(key).GetActivation().Ends();

        // Act
        await hub.StopAsync().Ends();

        // Assert
        Assert.Equal(["ShuttingDown"], Probe.Of(key).Marks);
    }

    [Fact]
    public async Task Stop_WithACallUnderWay_LetsItEnd()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        var call = hub.Grains.GetGrain<ITurnGrain>(key).Wait("call");
        await Eventually.Is(() => Probe.Of(key).Has("call begins"), "the call to begin");

        // Act
        var stopping = hub.StopAsync();
        Probe.Of(key).Open("call");
        await stopping.Ends();

        // Assert
        await call.Ends();
        Assert.True(Probe.Of(key).Has("call ends"));
    }

    [Fact]
    public async Task Grain_AskingTheTime_GetsTheTestsClock()
    {
        // Act
        var time = await Grain.GetClock().Ends();

        // Assert
        Assert.Equal(engine.Hub.Clock.Now.ToString("O"), time);
    }

    [Fact]
    public async Task Exception_ThrownAtOnce_CrossesToTheCaller()
    {
        // Act
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Failing().Throw("oh").Ends());

        // Assert
        Assert.Equal("oh", exception.Message);
    }

    [Fact]
    public async Task Exception_ThrownAfterAnAwait_CrossesToTheCaller()
    {
        // Act
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Failing().ThrowLater("oh").Ends());

        // Assert
        Assert.Equal("oh", exception.Message);
    }

    [Fact]
    public async Task Exception_OfOurOwn_CrossesToTheCaller()
    {
        // Act
        var exception = await Assert.ThrowsAsync<SampleException>(() => Failing().ThrowOurs("oh").Ends());

        // Assert
        Assert.Equal("oh", exception.Message);
    }

    [Fact]
    public async Task Activation_ThatFails_FailsTheCallAndIsTriedAgainAtTheNext()
    {
        // Arrange
        var stillborn = $"stillborn {key}";
        var grain = engine.Hub.Grains.GetGrain<IFailingGrain>(stillborn);
        var first = await Record.ExceptionAsync(() => grain.Throw("second").Ends());

        // Act
        Probe.Of(stillborn).Mark("may live");
        var second = await Record.ExceptionAsync(() => grain.Throw("second").Ends());

        // Assert
        Assert.Contains("not today", Assert.IsType<InvalidOperationException>(first).Message, StringComparison.Ordinal);
        Assert.Equal("second", Assert.IsType<InvalidOperationException>(second).Message);
    }

    [Fact]
    public async Task Cancellation_WhileAGrainWorks_ReachesItAndFreesTheCaller()
    {
        // Arrange
        using var source = new CancellationTokenSource();
        var call = engine.Hub.Grains.GetGrain<ITurnGrain>(key).WaitCancellable("call", source.Token);
        await Eventually.Is(() => Probe.Of(key).Has("call begins"), "the call to begin");

        // Act
        await source.CancelAsync();

        // Assert
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Ends());
        await Eventually.Is(() => Probe.Of(key).Has("call was cancelled"), "the grain to see it");
    }

    [Fact]
    public async Task Call_CancelledBeforeItIsMade_NeverReachesTheGrain()
    {
        // Arrange
        var grain = engine.Hub.Grains.GetGrain<ITurnGrain>(key);

        // Act
        var exception = await Record.ExceptionAsync(() => grain.WaitCancellable("call", new CancellationToken(canceled: true)).Ends());

        // Assert
        Assert.IsAssignableFrom<OperationCanceledException>(exception);
        await grain.ComesBackAfterAwait().Ends();
        Assert.Empty(Probe.Of(key).Marks);
    }

    private IFailingGrain Failing() => engine.Hub.Grains.GetGrain<IFailingGrain>(key);
}
