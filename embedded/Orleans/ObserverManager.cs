using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>Observers that renew their subscription: those that lapse or fail are dropped. Used inside one grain.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log);

/// <inheritdoc cref="ObserverManager{TObserver}"/>
public partial class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly ILogger log = log;
    private readonly Dictionary<TIdentity, (TObserver Observer, DateTime LastSeen)> observers = [];

    /// <summary>The clock.</summary>
    public Func<DateTime> GetDateTime { get; set; } = () => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>How long a subscription lasts without renewal.</summary>
    public TimeSpan ExpirationDuration { get; set; } = expiration;

    /// <summary>How many are subscribed, lapsed ones included.</summary>
    public int Count => observers.Count;

    /// <summary>Those subscribed.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers => observers.ToDictionary(pair => pair.Key, pair => pair.Value.Observer);

    /// <summary>Drops all.</summary>
    public void Clear() => observers.Clear();

    /// <summary>Adds or renews.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => observers[id] = (observer, GetDateTime());

    /// <summary>Drops one.</summary>
    public void Unsubscribe(TIdentity id) => observers.Remove(id);

    /// <summary>Tells each in turn; one that fails is dropped.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        foreach (var (id, (observer, _)) in observers.ToArray())
        {
            if (predicate?.Invoke(observer) == false)
            {
                continue;
            }

            try
            {
                await notification(observer);
            }
            catch (Exception exception)
            {
                LogDropped(exception);
                Unsubscribe(id);
            }
        }
    }

    /// <summary>Tells each without waiting; one that cannot be told is dropped.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        foreach (var (id, (observer, _)) in observers.ToArray())
        {
            if (predicate?.Invoke(observer) == false)
            {
                continue;
            }

            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                LogDropped(exception);
                Unsubscribe(id);
            }
        }
    }

    /// <summary>Drops those that have lapsed.</summary>
    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var id in observers.Where(pair => pair.Value.LastSeen + ExpirationDuration < now).Select(pair => pair.Key).ToArray())
        {
            observers.Remove(id);
        }
    }

    /// <inheritdoc />
    public IEnumerator<TObserver> GetEnumerator() => observers.Values.Select(entry => entry.Observer).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [LoggerMessage(Level = LogLevel.Debug, Message = "An observer failed and is dropped")]
    private partial void LogDropped(Exception exception);
}
