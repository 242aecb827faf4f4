using ParticipatoryHub.Drafts;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Drafts;

/// <summary>Drafts on SQLite. What is deleted is overwritten in the file, too.</summary>
internal sealed class SqliteDraftJournal(SqliteDatabase database) : IDraftJournal, IDisposable
{
    private const string NotClosed = "SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM box_head WHERE round = $1 AND state <> 3)";

    private readonly SqliteWriter writer = new(database);

    public Task<bool> Save(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> seal, CancellationToken cancel) =>
        Keep($"INSERT INTO vote_draft (round, draft_id, seal) {NotClosed} ON CONFLICT (round, draft_id) DO UPDATE SET seal = excluded.seal", round, draftId, seal, cancel);

    public Task<StoredDraft> Find(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel) => writer.Read(
        () =>
        {
            using var reader = writer[
                """
                SELECT (SELECT seal FROM vote_draft WHERE round = $1 AND draft_id = $2),
                       EXISTS (SELECT 1 FROM vote_reminder WHERE round = $1 AND reminder_id = $3)
                """, 3].Read(round, draftId.ToArray(), reminderId.ToArray());
            reader.Read();
            return new StoredDraft(reader.IsDBNull(0) ? null : (byte[])reader[0], reader.GetBoolean(1));
        },
        cancel);

    public Task Delete(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel) => writer.Transact(
        () => writer["DELETE FROM vote_draft WHERE round = $1 AND draft_id = $2", 2].Execute(round, draftId.ToArray())
            + RemoveReminder(round, reminderId),
        cancel);

    public Task<bool> SaveReminder(string round, ReadOnlyMemory<byte> reminderId, ReadOnlyMemory<byte> seal, CancellationToken cancel) =>
        Keep($"INSERT INTO vote_reminder (round, reminder_id, seal) {NotClosed} ON CONFLICT (round, reminder_id) DO UPDATE SET seal = excluded.seal", round, reminderId, seal, cancel);

    public Task<IReadOnlyList<StoredReminder>> ReadReminders(string round, ReadOnlyMemory<byte> after, int most, CancellationToken cancel) =>
        writer.Read<IReadOnlyList<StoredReminder>>(
            () =>
            {
                using var reader = writer["SELECT reminder_id, seal FROM vote_reminder WHERE round = $1 AND reminder_id > $2 ORDER BY reminder_id LIMIT $3", 3]
                    .Read(round, after.ToArray(), most);
                var found = new List<StoredReminder>();
                while (reader.Read())
                {
                    found.Add(new StoredReminder((byte[])reader[0], (byte[])reader[1]));
                }

                return found;
            },
            cancel);

    public Task DeleteReminder(string round, ReadOnlyMemory<byte> reminderId, CancellationToken cancel) =>
        writer.Transact(() => RemoveReminder(round, reminderId), cancel);

    public Task<long> Count(string round, CancellationToken cancel) => writer.Read(
        () =>
        {
            using var reader = writer["SELECT count(*) FROM vote_draft WHERE round = $1", 1].Read(round);
            reader.Read();
            return reader.GetInt64(0);
        },
        cancel);

    public Task Clear(string round, CancellationToken cancel) => writer.Transact(
        () => writer["DELETE FROM vote_draft WHERE round = $1", 1].Execute(round) + writer["DELETE FROM vote_reminder WHERE round = $1", 1].Execute(round),
        cancel);

    public void Dispose() => writer.Dispose();

    private Task<bool> Keep(string sql, string round, ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> seal, CancellationToken cancel) =>
        writer.Transact(() => writer[sql, 3].Execute(round, id.ToArray(), seal.ToArray()) > 0, cancel);

    private int RemoveReminder(string round, ReadOnlyMemory<byte> reminderId) =>
        writer["DELETE FROM vote_reminder WHERE round = $1 AND reminder_id = $2", 2].Execute(round, reminderId.ToArray());
}
