using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain that is woken at set times, across restarts.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>Called at each tick.</summary>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>What a grain does with its reminders.</summary>
    public static class GrainReminderExtensions
    {
        /// <summary>Sets a reminder, or sets it anew. The shortest period is one minute.</summary>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            grain is IRemindable
                ? Registry(grain).RegisterOrUpdate(grain.GrainContext.GrainId, reminderName, dueTime, period)
                : throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} is not '{nameof(IRemindable)}'.");

        /// <summary>Removes a reminder.</summary>
        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Registry(grain).Unregister((Reminder)reminder);

        /// <summary>One reminder by name; null when there is none.</summary>
        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Registry(grain).Find(grain.GrainContext.GrainId, reminderName);

        /// <summary>All reminders of this grain.</summary>
        public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => Registry(grain).List(grain.GrainContext.GrainId);

        private static ReminderService Registry(Grain grain) => grain.ServiceProvider.GetRequiredService<ReminderService>();
    }
}

namespace Orleans.Runtime
{
    /// <summary>A reminder in hand.</summary>
    public interface IGrainReminder
    {
        /// <summary>Its name, unique in its grain.</summary>
        string ReminderName { get; }
    }

    /// <summary>Which tick this is.</summary>
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        /// <summary>When the first tick was due, UTC.</summary>
        public DateTime FirstTickTime { get; } = firstTickTime;

        /// <summary>The period.</summary>
        public TimeSpan Period { get; } = period;

        /// <summary>When this tick went out, UTC.</summary>
        public DateTime CurrentTickTime { get; } = timeStamp;
    }
}
