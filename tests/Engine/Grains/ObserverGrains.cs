using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace ParticipatoryHub.Tests.Engine.Grains;

[Alias("hub.tests.INewsObserver")]
public interface INewsObserver : IGrainObserver
{
    [OneWay]
    Task Tell(int number);

    Task<int> Ask(int number);
}

[Alias("hub.tests.INewsGrain")]
public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsObserver observer);

    Task Unsubscribe(INewsObserver observer);

    Task Tell(int count);

    Task<int> Ask(INewsObserver observer, int number);

    Task<int> GetSubscribers();

    Task PassTime();

    [OneWay]
    Task Fail();
}

internal sealed class NewsGrain : Grain, INewsGrain
{
    private readonly ObserverManager<INewsObserver> observers = new(TimeSpan.FromMinutes(2), NullLogger.Instance);

    public Task Subscribe(INewsObserver observer)
    {
        observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(INewsObserver observer)
    {
        observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public async Task Tell(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var news = number;
            await observers.Notify(observer => observer.Tell(news));
        }
    }

    public Task<int> Ask(INewsObserver observer, int number) => observer.Ask(number);

    public Task<int> GetSubscribers() => Task.FromResult(observers.Count);

    public Task PassTime()
    {
        var later = DateTime.UtcNow.AddMinutes(3);
        observers.GetDateTime = () => later;
        return Task.CompletedTask;
    }

    public Task Fail() => throw new InvalidOperationException("nobody hears this");
}
