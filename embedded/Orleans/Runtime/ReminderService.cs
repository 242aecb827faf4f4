using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Orleans.Runtime;

/// <summary>A reminder as stored.</summary>
public sealed record ReminderRow(GrainId GrainId, string Name, DateTime StartAt, TimeSpan Period, string ETag);

/// <summary>Where reminders are kept.</summary>
public interface IReminderRows
{
    /// <summary>All of them.</summary>
    Task<IReadOnlyList<ReminderRow>> ReadAll();

    /// <summary>Those of one grain.</summary>
    Task<IReadOnlyList<ReminderRow>> Read(GrainId grainId);

    /// <summary>Stores, over any of the same name; returns the new version.</summary>
    Task<string> Upsert(ReminderRow row);

    /// <summary>Deletes this version; false when it is not there.</summary>
    Task<bool> Remove(ReminderRow row);
}

/// <summary>A reminder in a grain's hand.</summary>
internal sealed record Reminder(ReminderRow Row) : IGrainReminder
{
    public string ReminderName => Row.Name;
}

/// <summary>Wakes grains at the times that stored reminders set. A tick missed while the process was down is not made up for: the next one comes.</summary>
internal sealed partial class ReminderService(
    IReminderRows rows, Catalog catalog, IOptions<EmbeddedOptions> options, ILogger<ReminderService> log)
{
    /// <summary>The longest a timer is set for; longer waits are cut, since timers end at 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(GrainId, string), Alarm> alarms = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var row in await rows.ReadAll())
        {
            Set(row);
        }
    }

    public void Stop()
    {
        foreach (var alarm in alarms.Values)
        {
            alarm.Dispose();
        }

        alarms.Clear();
    }

    public async Task<IGrainReminder> RegisterOrUpdate(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException($"Cannot register reminder {name} with period {period}: the shortest is {options.Value.MinimumReminderPeriod}.", nameof(period));
        }

        var row = new ReminderRow(grain, name, DateTime.UtcNow + dueTime, period, string.Empty);
        row = row with { ETag = await rows.Upsert(row) };
        Set(row);
        return new Reminder(row);
    }

    public async Task Unregister(Reminder reminder)
    {
        var row = reminder.Row;
        if (!await rows.Remove(row) && (await rows.Read(row.GrainId)).Any(other => other.Name == row.Name))
        {
            throw new OrleansException($"Could not unregister reminder {row.Name}: it has been set anew since.");
        }

        if (alarms.TryRemove((row.GrainId, row.Name), out var alarm))
        {
            alarm.Dispose();
        }
    }

    public async Task<IGrainReminder?> Find(GrainId grain, string name) =>
        (await rows.Read(grain)).Where(row => row.Name == name).Select(row => new Reminder(row)).FirstOrDefault();

    public async Task<List<IGrainReminder>> List(GrainId grain) =>
        [.. (await rows.Read(grain)).Select(row => new Reminder(row))];

    private IRemindable Remindable(GrainId grain) => catalog.GetGrain<IRemindable>(grain);

    private void Set(ReminderRow row)
    {
        var alarm = new Alarm(this, row);
        alarms.AddOrUpdate((row.GrainId, row.Name), alarm, (_, old) =>
        {
            old.Dispose();
            return alarm;
        });
        alarm.Arm();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminder {Name} of grain {GrainId} failed")]
    private partial void LogFailed(Exception exception, string name, GrainId grainId);

    /// <summary>One reminder's clock.</summary>
    private sealed class Alarm : IDisposable
    {
        private readonly ReminderService service;
        private readonly ReminderRow row;
        private readonly Timer timer;
        private DateTime next;
        private volatile bool ended;

        public Alarm(ReminderService service, ReminderRow row)
        {
            this.service = service;
            this.row = row;
            next = NextTick(DateTime.UtcNow);
            using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            {
                timer = new Timer(static state => _ = ((Alarm)state!).Ring(), this, Timeout.Infinite, Timeout.Infinite);
            }
        }

        public void Arm()
        {
            var wait = next - DateTime.UtcNow;
            try
            {
                timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
            }
            catch (ObjectDisposedException)
            {
                // Set anew or stopped while this one rang.
            }
        }

        public void Dispose()
        {
            ended = true;
            timer.Dispose();
        }

        private async Task Ring()
        {
            var now = DateTime.UtcNow;
            if (ended)
            {
                return;
            }

            if (now >= next)
            {
                try
                {
                    await service.Remindable(row.GrainId)
                        .ReceiveReminder(row.Name, new TickStatus(row.StartAt, row.Period, now));
                }
                catch (Exception exception)
                {
                    service.LogFailed(exception, row.Name, row.GrainId);
                }

                next = NextTick(DateTime.UtcNow);
            }

            Arm();
        }

        private DateTime NextTick(DateTime now) => now < row.StartAt
            ? row.StartAt
            : row.StartAt + row.Period * (1 + (now - row.StartAt).Ticks / row.Period.Ticks);
    }
}
