using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>Which calls to a grain run beside each other.</summary>
public sealed class TurnTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private readonly string key = Guid.NewGuid().ToString();

    private ITurnGrain Grain => engine.Hub.Grains.GetGrain<ITurnGrain>(key);

    private Probe Probe => Probe.Of(key);

    [Fact]
    public async Task Call_WhileAnotherAwaits_WaitsItsTurn()
    {
        // Arrange
        var first = await BeginAsync(Grain.Wait("first"), "first");

        // Act
        var second = Grain.Wait("second");
        await PassAsync();

        // Assert
        Assert.False(Probe.Has("second begins"));
        Probe.Open("second");
        Probe.Open("first");
        await Task.WhenAll(first, second).Ends();
        Assert.Equal(["first begins", "pass begins", "pass ends", "first ends", "second begins", "second ends"], Probe.Marks);
    }

    [Fact]
    public async Task InterleavingCall_WhileAnotherAwaits_StartsAtOnce()
    {
        // Arrange
        var first = await BeginAsync(Grain.Wait("first"), "first");

        // Act
        var second = await BeginAsync(Grain.WaitInterleaving("second"), "second");

        // Assert
        Assert.False(Probe.Has("first ends"));
        Probe.Open("first");
        Probe.Open("second");
        await Task.WhenAll(first, second).Ends();
    }

    [Fact]
    public async Task Call_WhileOnlyAnInterleavingCallAwaits_StartsAtOnce()
    {
        // Arrange
        var first = await BeginAsync(Grain.WaitInterleaving("first"), "first");

        // Act
        var second = await BeginAsync(Grain.Wait("second"), "second");

        // Assert
        Assert.False(Probe.Has("first ends"));
        Probe.Open("first");
        Probe.Open("second");
        await Task.WhenAll(first, second).Ends();
    }

    [Fact]
    public async Task ReadOnlyCall_WhileAnotherReadOnlyAwaits_StartsAtOnce()
    {
        // Arrange
        var first = await BeginAsync(Grain.WaitReading("first"), "first");

        // Act
        var second = await BeginAsync(Grain.WaitReading("second"), "second");

        // Assert
        Assert.False(Probe.Has("first ends"));
        Probe.Open("first");
        Probe.Open("second");
        await Task.WhenAll(first, second).Ends();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadOnlyCall_BesideOneThatWrites_WaitsItsTurn(bool readingFirst)
    {
        // Arrange
        var first = await BeginAsync(readingFirst ? Grain.WaitReading("first") : Grain.Wait("first"), "first");

        // Act
        var second = readingFirst ? Grain.Wait("second") : Grain.WaitReading("second");
        await PassAsync();

        // Assert
        Assert.False(Probe.Has("second begins"));
        Probe.Open("first");
        Probe.Open("second");
        await Task.WhenAll(first, second).Ends();
    }

    [Fact]
    public async Task Calls_InParallel_EachSeeTheLast()
    {
        // Act
        var steps = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Grain.StepAcrossAwaits())).Ends();

        // Assert
        Assert.Equal(Enumerable.Range(1, 200), steps.Order());
    }

    [Fact]
    public async Task Await_InAGrain_ComesBackToItsTurns()
    {
        // Act
        var back = await Grain.ComesBackAfterAwait().Ends();

        // Assert
        Assert.True(back);
    }

    [Fact]
    public async Task Call_ComingRoundToACallerThatAwaits_WaitsItsTurn()
    {
        // Arrange
        using var enough = new CancellationTokenSource();

        // Act
        var call = Grain.CallRoundAbout(Guid.NewGuid().ToString(), enough.Token);
        await Eventually.Is(() => Probe.Has("calling back"), "the call back");
        await PassAsync();

        // Assert
        Assert.False(Probe.Has("call back begins"));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Ends());
    }

    [Fact]
    public async Task ReentrantCall_WhileAnotherAwaits_StartsAtOnce()
    {
        // Arrange
        var grain = engine.Hub.Grains.GetGrain<IReentrantGrain>(key);
        var first = await BeginAsync(grain.Wait("first"), "first");

        // Act
        var second = await BeginAsync(grain.Wait("second"), "second");

        // Assert
        Assert.False(Probe.Has("first ends"));
        Probe.Open("second");
        await second.Ends();
        Probe.Open("first");
        await first.Ends();
    }

    [Fact]
    public async Task ReentrantCalls_InParallel_RunOneTurnAtATime()
    {
        // Arrange
        var grain = engine.Hub.Grains.GetGrain<IReentrantGrain>(key);

        // Act
        var alone = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => Task.Run(grain.StepInTurns))).Ends();

        // Assert
        Assert.DoesNotContain(false, alone);
        Assert.Equal(4_000, await grain.GetSteps().Ends());
    }

    private async Task<Task> BeginAsync(Task call, string name)
    {
        await Eventually.Is(() => Probe.Has($"{name} begins"), $"{name} to begin");
        return call;
    }

    /// <summary>A call that overtakes: when it has ended, every call sent before it has had its chance to begin.</summary>
    private async Task PassAsync()
    {
        Probe.Open("pass");
        await Grain.WaitInterleaving("pass").Ends();
    }
}
