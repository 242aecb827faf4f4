namespace ParticipatoryHub.Drafts;

/// <summary>
/// What the database keeps of ballots that are not cast: sealed bytes under values that stand in no other table, and nothing of when or
/// by whom. Two small implementations: PostgreSQL and SQLite.
/// </summary>
public interface IDraftJournal
{
    /// <summary>Keeps or replaces a draft; false when the round's box is closed, so that nothing was kept.</summary>
    Task<bool> Save(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> seal, CancellationToken cancel);

    /// <summary>A draft and whether a reminder waits, in one question.</summary>
    Task<StoredDraft> Find(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel);

    /// <summary>Deletes a draft and its reminder.</summary>
    Task Delete(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel);

    /// <summary>Keeps or replaces an address to be reminded; false when the round's box is closed.</summary>
    Task<bool> SaveReminder(string round, ReadOnlyMemory<byte> reminderId, ReadOnlyMemory<byte> seal, CancellationToken cancel);

    /// <summary>Up to <paramref name="most"/> reminders in the order of their ids, after one id; empty to begin.</summary>
    Task<IReadOnlyList<StoredReminder>> ReadReminders(string round, ReadOnlyMemory<byte> after, int most, CancellationToken cancel);

    /// <summary>Deletes one reminder.</summary>
    Task DeleteReminder(string round, ReadOnlyMemory<byte> reminderId, CancellationToken cancel);

    /// <summary>How many drafts a round has.</summary>
    Task<long> Count(string round, CancellationToken cancel);

    /// <summary>Deletes all drafts and reminders of a round.</summary>
    Task Clear(string round, CancellationToken cancel);
}

/// <summary>What is kept for a voting right; <paramref name="Seal"/> is null when there is no draft.</summary>
public sealed record StoredDraft(byte[]? Seal, bool Reminds);

/// <summary>A sealed address.</summary>
public sealed record StoredReminder(byte[] ReminderId, byte[] Seal);
