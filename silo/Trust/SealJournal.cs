using System.Collections.Immutable;
using System.Data.Common;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Silo.Trust;

/// <summary>
/// Seals and notes in SQL that both databases speak; how a connection is come by and what a transaction is, each says for itself. On
/// SQLite every command ends before it returns, so that the awaits below never wait there.
/// </summary>
internal abstract class SealJournal : ISealJournal
{
    /// <summary>Runs work in a transaction, durable when it returns.</summary>
    protected abstract Task Transact(Func<DbConnection, Task> work, CancellationToken cancel);

    /// <summary>Runs work that only reads.</summary>
    protected abstract Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>Adds a value as the next of <c>$1</c>, <c>$2</c>, ….</summary>
    protected abstract void Bind(DbCommand command, int place, object value);

    /// <inheritdoc />
    public Task Halt(string round, CancellationToken cancel) => Transact(
        db => Execute(db, $"UPDATE box_head SET state = {(int)BoxState.Suspended} WHERE round = $1 AND state = {(int)BoxState.Open}", round), cancel);

    /// <inheritdoc />
    public Task Append(string round, LeafList leaves, ChainEntry entry, CancellationToken cancel) => Transact(
        async db =>
        {
            // The update of the head is the lock that every writer of the chain takes first.
            await Execute(db, "UPDATE box_head SET public_seq = public_seq WHERE round = $1", round);
            if ((await Rows(db, static _ => true, "SELECT 1 FROM public_chain WHERE round = $1 AND entry_id = $2", round, entry.Id)).Length > 0)
            {
                return;
            }

            var before = (await Rows(
                db,
                static row => (Number: row.GetInt32(0), Through: row.GetInt64(1)),
                "SELECT number, through_seq FROM leaf_list WHERE round = $1 AND number > 0 ORDER BY number DESC LIMIT 1",
                round)).FirstOrDefault();
            if (leaves.Number != ISealJournal.Replaced && before != (leaves.Number - 1, leaves.After))
            {
                throw new JournalConflictException("Another seal was set meanwhile.");
            }

            var end = (await Rows(
                db, static row => new PublicHead(row.GetInt64(0), (byte[])row[1]), "SELECT public_seq, public_hash FROM box_head WHERE round = $1", round))[0];
            var sequence = end.Sequence + 1;
            var hash = ChainHash.NextPublic(end.Hash.Span, sequence, entry);
            await Execute(
                db, "INSERT INTO public_chain (round, seq, kind, body, entry_id, hash) VALUES ($1, $2, $3, $4, $5, $6)", round, sequence, entry.Kind, entry.Body, entry.Id, hash);
            await Execute(db, "UPDATE box_head SET public_seq = $2, public_hash = $3 WHERE round = $1", round, sequence, hash);
            await Execute(
                db,
                "INSERT INTO leaf_list (round, number, through_seq, at, leaves) VALUES ($1, $2, $3, $4, $5)",
                round, leaves.Number, leaves.Through, leaves.At.ToUnixTimeMilliseconds(), leaves.Leaves.ToArray());
        },
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<LeafLine>> List(string round, CancellationToken cancel) => Look(
        db => Rows(
            db,
            static row => new LeafLine(row.GetInt32(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3)),
            "SELECT number, through_seq, at, length(leaves) / 32 FROM leaf_list WHERE round = $1 ORDER BY number",
            round),
        cancel);

    /// <inheritdoc />
    public Task<byte[]?> ReadLeaves(string round, int number, CancellationToken cancel) => Look(
        async db => (await Rows(db, static row => (byte[])row[0], "SELECT leaves FROM leaf_list WHERE round = $1 AND number = $2", round, number)).FirstOrDefault(), cancel);

    /// <inheritdoc />
    public async Task<string> KeepNote(string round, NoteKind kind, long number, string note, CancellationToken cancel)
    {
        await Transact(
            db => Execute(
                db, "INSERT INTO signed_note (round, kind, number, note) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", round, (int)kind, number, note),
            cancel);
        return (await Look(
            db => Rows(db, static row => row.GetString(0), "SELECT note FROM signed_note WHERE round = $1 AND kind = $2 AND number = $3", round, (int)kind, number), cancel))[0];
    }

    /// <inheritdoc />
    public Task<ImmutableArray<StoredNote>> ReadNotes(string round, NoteKind kind, CancellationToken cancel) => Look(
        db => Rows(db, Note, "SELECT number, note FROM signed_note WHERE round = $1 AND kind = $2 ORDER BY number", round, (int)kind), cancel);

    /// <inheritdoc />
    public Task<StoredNote?> ReadLastNote(string round, NoteKind kind, CancellationToken cancel) => Look(
        async db => (await Rows(db, Note, "SELECT number, note FROM signed_note WHERE round = $1 AND kind = $2 ORDER BY number DESC LIMIT 1", round, (int)kind)).FirstOrDefault(),
        cancel);

    private static StoredNote Note(DbDataReader row) => new(row.GetInt64(0), row.GetString(1));

    private async Task<ImmutableArray<T>> Rows<T>(DbConnection db, Func<DbDataReader, T> read, string sql, params object[] values)
    {
        await using var command = Command(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    private async Task Execute(DbConnection db, string sql, params object[] values)
    {
        await using var command = Command(db, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private DbCommand Command(DbConnection db, string sql, object[] values)
    {
        var command = db.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            Bind(command, i + 1, values[i]);
        }

        return command;
    }
}
