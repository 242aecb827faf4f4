using System.Security.Cryptography;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Drafts;

/// <summary>How the grain is woken: at the time to remind, and at the close to clear up, should the round not have said so by then.</summary>
internal sealed partial class VoteDraftsGrain
{
    private const string ReminderName = "drafts";
    private const int Page = 200;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // Reminders are counted in a number of milliseconds that ends after 49 days; a far one is set anew when it comes.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(30);
    private bool isSet;

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepTime();

    /// <inheritdoc />
    public async Task KeepTime()
    {
        var round = await Round();
        if (DraftRules.IsOver(round, Now))
        {
            await Clear();
            await Forget();
            return;
        }

        if (round!.Phase == RoundPhase.Voting && Now >= DraftRules.RemindAt(round.Setup))
        {
            try
            {
                await RemindAll(round);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotReminded(failure, Key);
                return;
            }
        }

        await SetReminder(round.Setup);
    }

    private async Task RemindAll(RoundView round)
    {
        keys ??= await keyStore.Get(Key, default);
        var (after, number) = (Array.Empty<byte>(), 0);
        while (await drafts.ReadReminders(Key, after, Page, default) is { Count: > 0 } page)
        {
            foreach (var reminder in page)
            {
                number += await Remind(round, reminder) ? 1 : 0;
                await drafts.DeleteReminder(Key, reminder.ReminderId, default);
            }

            after = page[^1].ReminderId;
        }

        if (number > 0)
        {
            LogReminded(Key, number);
        }
    }

    private async Task<bool> Remind(RoundView round, StoredReminder reminder)
    {
        if (DraftText.ReadReminder(SealedText.Open(keys!.ReminderSeal(), reminder.ReminderId, reminder.Seal)) is not { } wish
            || await journal.FindRight(Key, wish.RightId, default) is not { Void: false } right)
        {
            return false;
        }

        var id = keys.DraftId(wish.RightId);
        var stored = await drafts.Find(Key, id, reminder.ReminderId, default);
        var draft = stored.Seal is null ? null : DraftText.Read(SealedText.Open(keys.DraftSeal(wish.RightId), id, stored.Seal));
        if (draft?.Version != right.Version)
        {
            return false;
        }

        await post.Remind(round, wish.Email, wish.Language, new Guid(SHA256.HashData(reminder.Seal).AsSpan(0, 16)), default);
        return true;
    }

    private Task SetReminderOnce(RoundSetup setup)
    {
        var set = isSet ? Task.CompletedTask : SetReminder(setup);
        isSet = true;
        return set;
    }

    private async Task SetReminder(RoundSetup setup)
    {
        var remindAt = DraftRules.RemindAt(setup);
        var due = (Now < remindAt ? remindAt : setup.ClosesAt) - Now;
        await this.RegisterOrUpdateReminder(ReminderName, due < TimeSpan.Zero ? TimeSpan.Zero : due > Farthest ? Farthest : due, Period);
    }

    private async Task Forget()
    {
        isSet = false;
        if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
