using System.Collections.Concurrent;
using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>Objects outside any grain that grains call back.</summary>
public sealed class ObserverTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private readonly string key = Guid.NewGuid().ToString();

    private INewsGrain Grain => engine.Hub.Grains.GetGrain<INewsGrain>(key);

    [Fact]
    public async Task Observer_ToldManyThings_HearsThemInOrder()
    {
        // Arrange
        var observer = new News();
        await Grain.Subscribe(Reference(observer)).Ends();

        // Act
        await Grain.Tell(200).Ends();

        // Assert
        await Eventually.Is(() => observer.Heard.Count == 200, "the news");
        Assert.Equal(Enumerable.Range(0, 200), observer.Heard);
    }

    [Fact]
    public async Task Observer_ThatIsSlow_DoesNotHoldUpOneWayNews()
    {
        // Arrange
        var slow = new News { Gate = new() };
        await Grain.Subscribe(Reference(slow)).Ends();

        // Act
        await Grain.Tell(3).Ends();

        // Assert
        Assert.Empty(slow.Heard);
        slow.Gate.SetResult();
        await Eventually.Is(() => slow.Heard.Count == 3, "the news");
    }

    [Fact]
    public async Task Observer_Asked_Answers()
    {
        // Act
        var answer = await Grain.Ask(Reference(new News()), 20).Ends();

        // Assert
        Assert.Equal(21, answer);
    }

    [Fact]
    public async Task Observer_ThatThrows_FailsTheQuestionAndNotOneWayNews()
    {
        // Arrange
        var failing = new News { Fails = true };
        var reference = Reference(failing);
        await Grain.Subscribe(reference).Ends();

        // Act
        await Grain.Tell(1).Ends();
        var exception = await Record.ExceptionAsync(() => Grain.Ask(reference, 1).Ends());

        // Assert
        Assert.IsType<InvalidOperationException>(exception);
        Assert.Equal(1, await Grain.GetSubscribers().Ends());
    }

    [Fact]
    public async Task Observer_ThatIsGone_DoesNotDisturbTheOthers()
    {
        // Arrange
        var gone = Reference(new News());
        var observer = new News();
        await Grain.Subscribe(gone).Ends();
        await Grain.Subscribe(Reference(observer)).Ends();
        engine.Hub.Grains.DeleteObjectReference<INewsObserver>(gone);

        // Act
        await Grain.Tell(2).Ends();

        // Assert
        await Eventually.Is(() => observer.Heard.Count == 2, "the news");
    }

    [Fact]
    public async Task Subscription_Repeated_CountsOnce()
    {
        // Arrange
        var reference = Reference(new News());

        // Act
        await Grain.Subscribe(reference).Ends();
        await Grain.Subscribe(reference).Ends();

        // Assert
        Assert.Equal(1, await Grain.GetSubscribers().Ends());
        await Grain.Unsubscribe(reference).Ends();
        Assert.Equal(0, await Grain.GetSubscribers().Ends());
    }

    [Fact]
    public async Task Subscription_NotRenewed_Lapses()
    {
        // Arrange
        var observer = new News();
        await Grain.Subscribe(Reference(observer)).Ends();

        // Act
        await Grain.PassTime().Ends();
        await Grain.Tell(1).Ends();

        // Assert
        Assert.Equal(0, await Grain.GetSubscribers().Ends());
        Assert.Empty(observer.Heard);
    }

    [Fact]
    public async Task OneWayCall_ThatFails_IsNotHeardOf()
    {
        // Act
        await Grain.Fail().Ends();

        // Assert
        Assert.Equal(0, await Grain.GetSubscribers().Ends());
    }

    [Fact]
    public void References_ToOneGrain_AreEqual()
    {
        // Act
        var (one, same, other) = (Grain, Grain, engine.Hub.Grains.GetGrain<INewsGrain>("other"));

        // Assert
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
    }

    private INewsObserver Reference(News news)
    {
        // Engines hold observers weakly; the fixture outlives every test.
        engine.Kept.Add(news);
        return engine.Hub.Grains.CreateObjectReference<INewsObserver>(news);
    }

    private sealed class News : INewsObserver
    {
        public ConcurrentQueue<int> Heard { get; } = new();

        public TaskCompletionSource? Gate { get; init; }

        public bool Fails { get; init; }

        public async Task Tell(int number)
        {
            if (Gate is not null)
            {
                await Gate.Task;
            }

            if (Fails)
            {
                throw new InvalidOperationException("deaf");
            }

            Heard.Enqueue(number);
        }

        public Task<int> Ask(int number) => Fails ? throw new InvalidOperationException("deaf") : Task.FromResult(number + 1);
    }
}
