using System.Collections.Immutable;
using System.Data.Common;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Silo.Trust;

/// <inheritdoc />
internal sealed class SealJournal(SharedSql sql) : ISealJournal
{
    /// <inheritdoc />
    public Task Halt(string round, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(db, $"UPDATE box_head SET state = {(int)BoxState.Suspended} WHERE round = $1 AND state = {(int)BoxState.Open}", round), cancel);

    /// <inheritdoc />
    public Task Append(string round, LeafList leaves, ChainEntry entry, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            // The update of the head is the lock that every writer of the chain takes first.
            await sql.Execute(db, "UPDATE box_head SET public_seq = public_seq WHERE round = $1", round);
            if ((await sql.Rows(db, static _ => true, "SELECT 1 FROM public_chain WHERE round = $1 AND entry_id = $2", round, entry.Id)).Length > 0)
            {
                return;
            }

            var before = (await sql.Rows(
                db,
                static row => (Number: row.GetInt32(0), Through: row.GetInt64(1)),
                "SELECT number, through_seq FROM leaf_list WHERE round = $1 AND number > 0 ORDER BY number DESC LIMIT 1",
                round)).FirstOrDefault();
            if (leaves.Number != ISealJournal.Replaced && before != (leaves.Number - 1, leaves.After))
            {
                throw new JournalConflictException("Another seal was set meanwhile.");
            }

            var end = (await sql.Rows(
                db, static row => new PublicHead(row.GetInt64(0), (byte[])row[1]), "SELECT public_seq, public_hash FROM box_head WHERE round = $1", round))[0];
            var sequence = end.Sequence + 1;
            var hash = ChainHash.NextPublic(end.Hash.Span, sequence, entry);
            await sql.Execute(
                db, "INSERT INTO public_chain (round, seq, kind, body, entry_id, hash) VALUES ($1, $2, $3, $4, $5, $6)", round, sequence, entry.Kind, entry.Body, entry.Id, hash);
            await sql.Execute(db, "UPDATE box_head SET public_seq = $2, public_hash = $3 WHERE round = $1", round, sequence, hash);
            await sql.Execute(
                db,
                "INSERT INTO leaf_list (round, number, through_seq, at, leaves) VALUES ($1, $2, $3, $4, $5)",
                round, leaves.Number, leaves.Through, leaves.At.ToUnixTimeMilliseconds(), leaves.Leaves.ToArray());
        },
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<LeafLine>> List(string round, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new LeafLine(row.GetInt32(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3)),
            "SELECT number, through_seq, at, length(leaves) / 32 FROM leaf_list WHERE round = $1 ORDER BY number",
            round),
        cancel);

    /// <inheritdoc />
    public Task<byte[]?> ReadLeaves(string round, int number, CancellationToken cancel) => sql.Look(
        db => sql.Bytes(db, "SELECT leaves FROM leaf_list WHERE round = $1 AND number = $2", round, number), cancel);

    /// <inheritdoc />
    public async Task<string> KeepNote(string round, NoteKind kind, long number, string note, CancellationToken cancel)
    {
        await sql.Transact(
            db => sql.Execute(
                db, "INSERT INTO signed_note (round, kind, number, note) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", round, (int)kind, number, note),
            cancel);
        return (await sql.Look(
            db => sql.Rows(db, static row => row.GetString(0), "SELECT note FROM signed_note WHERE round = $1 AND kind = $2 AND number = $3", round, (int)kind, number), cancel))[0];
    }

    /// <inheritdoc />
    public Task<ImmutableArray<StoredNote>> ReadNotes(string round, NoteKind kind, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, Note, "SELECT number, note FROM signed_note WHERE round = $1 AND kind = $2 ORDER BY number", round, (int)kind), cancel);

    /// <inheritdoc />
    public Task<StoredNote?> ReadLastNote(string round, NoteKind kind, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, Note, "SELECT number, note FROM signed_note WHERE round = $1 AND kind = $2 ORDER BY number DESC LIMIT 1", round, (int)kind)).FirstOrDefault(),
        cancel);

    private static StoredNote Note(DbDataReader row) => new(row.GetInt64(0), row.GetString(1));
}
