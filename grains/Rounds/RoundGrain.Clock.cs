namespace ParticipatoryHub.Rounds;

/// <summary>
/// How the grain is woken. A reminder, which survives everything, comes a little before the instant and then every minute until there
/// is nothing left to wait for; it brings the grain to memory, where a timer meets the instant itself.
/// </summary>
internal sealed partial class RoundGrain
{
    private const string ReminderName = "clock";
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // Reminders are counted in a number of milliseconds that ends after 49 days; a far one is set anew when it comes.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(30);
    private static readonly TimeSpan TimerRange = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private IGrainTimer? timer;

    public async Task KeepTime()
    {
        if (current.Pending is not null || RoundRules.HangsOnIdeas(current, Now) || RoundRules.ByClock(current, Now) is not null)
        {
            await CatchUp();
            await SetReminder();
        }

        SetTimer();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepTime();

    private async Task SetReminder()
    {
        if (RoundRules.NextInstant(current, Now) is { } next)
        {
            var due = next - Now - Early;
            await this.RegisterOrUpdateReminder(ReminderName, due < TimeSpan.Zero ? TimeSpan.Zero : due > Farthest ? Farthest : due, Period);
        }
        else if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void SetTimer()
    {
        timer?.Dispose();
        timer = null;
        if (RoundRules.NextInstant(current, Now) is { } next && next - Now < TimerRange)
        {
            var due = next - Now;
            timer = this.RegisterGrainTimer(
                () => Logged(KeepTime()),
                new GrainTimerCreationOptions(due > Instant ? due : Instant, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
    }
}
