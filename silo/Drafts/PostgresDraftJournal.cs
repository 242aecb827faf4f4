using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Drafts;

namespace ParticipatoryHub.Silo.Drafts;

/// <summary>Drafts on PostgreSQL.</summary>
internal sealed class PostgresDraftJournal(NpgsqlDataSource database) : IDraftJournal
{
    private const string NotClosed = "SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM box_head WHERE round = $1 AND state <> 3)";

    public async Task<bool> Save(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> seal, CancellationToken cancel) => await Execute(
        $"INSERT INTO vote_draft (round, draft_id, seal) {NotClosed} ON CONFLICT (round, draft_id) DO UPDATE SET seal = excluded.seal", round, [draftId, seal], cancel) > 0;

    public async Task<StoredDraft> Find(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel)
    {
        await using var command = Command(
            """
            SELECT (SELECT seal FROM vote_draft WHERE round = $1 AND draft_id = $2),
                   EXISTS (SELECT 1 FROM vote_reminder WHERE round = $1 AND reminder_id = $3)
            """, round, draftId, reminderId);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new StoredDraft(await reader.IsDBNullAsync(0, cancel) ? null : (byte[])reader[0], reader.GetBoolean(1));
    }

    public Task Delete(string round, ReadOnlyMemory<byte> draftId, ReadOnlyMemory<byte> reminderId, CancellationToken cancel) => Execute(
        "WITH gone AS (DELETE FROM vote_reminder WHERE round = $1 AND reminder_id = $3) DELETE FROM vote_draft WHERE round = $1 AND draft_id = $2",
        round, [draftId, reminderId], cancel);

    public async Task<bool> SaveReminder(string round, ReadOnlyMemory<byte> reminderId, ReadOnlyMemory<byte> seal, CancellationToken cancel) => await Execute(
        $"INSERT INTO vote_reminder (round, reminder_id, seal) {NotClosed} ON CONFLICT (round, reminder_id) DO UPDATE SET seal = excluded.seal", round, [reminderId, seal], cancel) > 0;

    public async Task<IReadOnlyList<StoredReminder>> ReadReminders(string round, ReadOnlyMemory<byte> after, int most, CancellationToken cancel)
    {
        await using var command = Command("SELECT reminder_id, seal FROM vote_reminder WHERE round = $1 AND reminder_id > $2 ORDER BY reminder_id LIMIT $3", round, after);
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<StoredReminder>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new StoredReminder((byte[])reader[0], (byte[])reader[1]));
        }

        return found;
    }

    public Task DeleteReminder(string round, ReadOnlyMemory<byte> reminderId, CancellationToken cancel) =>
        Execute("DELETE FROM vote_reminder WHERE round = $1 AND reminder_id = $2", round, [reminderId], cancel);

    public async Task<long> Count(string round, CancellationToken cancel)
    {
        await using var command = Command("SELECT count(*) FROM vote_draft WHERE round = $1", round);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public Task Clear(string round, CancellationToken cancel) => Execute(
        "WITH gone AS (DELETE FROM vote_reminder WHERE round = $1) DELETE FROM vote_draft WHERE round = $1", round, [], cancel);

    private async Task<int> Execute(string sql, string round, ReadOnlyMemory<byte>[] bytes, CancellationToken cancel)
    {
        await using var command = Command(sql, round, bytes);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, string round, params ReadOnlyMemory<byte>[] bytes)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = round, NpgsqlDbType = NpgsqlDbType.Text });
        foreach (var value in bytes)
        {
            command.Parameters.Add(new() { Value = value.ToArray(), NpgsqlDbType = NpgsqlDbType.Bytea });
        }

        return command;
    }
}
