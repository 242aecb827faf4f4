using System.Globalization;
using ParticipatoryHub.Mail;

namespace ParticipatoryHub.Plans;

/// <summary>
/// How the grain is woken: by a reminder, which survives everything, on the morning of the next day on which a milestone is due, and then
/// until its letter is in the outbox.
/// </summary>
internal sealed partial class PlanGrain
{
    private const string ReminderName = "milestones";
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Reminders are counted in a number of milliseconds that ends after 49 days; a far one is set anew when it comes.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(30);

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepTime();

    /// <inheritdoc />
    public async Task KeepTime()
    {
        if (Key == default || await journal.Read(Community, Number, default) is not { } plan)
        {
            return;
        }

        var today = DateOnly.FromDateTime((Now - Morning).UtcDateTime);
        try
        {
            await mailer.Queue([.. PlanRules.Due(plan, today).Select(state => Letter(plan, state))]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotReminded(failure, Key);
            await this.RegisterOrUpdateReminder(ReminderName, Period, Period);
            return;
        }

        if (PlanRules.NextDue(plan, today) is { } next)
        {
            var due = new DateTimeOffset(next, TimeOnly.MinValue, TimeSpan.Zero) + Morning - Now;
            await this.RegisterOrUpdateReminder(ReminderName, due < TimeSpan.Zero ? TimeSpan.Zero : due > Farthest ? Farthest : due, Period);
        }
        else if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    // The key names plan, milestone and day: a day that is moved is reminded of again, and nothing twice.
    private Letter Letter(Plan plan, MilestoneState state)
    {
        var due = state.DueOn!.Value.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        return Mail.Letter.To(
            plan.About.OwnerMail,
            string.Create(CultureInfo.InvariantCulture, $"plan:{Key}:{(int)state.Milestone}:{state.DueOn:yyyyMMdd}"),
            $"Milestone due: {PlanWords.Of(state.Milestone)}",
            $"""
            The plan “{plan.About.Title}” has a milestone that is due on {due}:

            {PlanWords.Of(state.Milestone)}

            If it is reached, please say so on the plan’s page, and what shows it. If it is not, please give it another day there.
            """);
    }
}
