using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Papers;

/// <inheritdoc />
internal sealed partial class PaperJournal(SharedSql sql) : IPaperJournal
{
    private const string BatchColumns =
        "number, place, area, printed, bag, returned, spoilt, unused, missing, unmarked, not_taken, note, counted_by, first_by, second_by, first_done, second_done, version, settled, "
        + "(SELECT count(*) FROM cast_log c WHERE c.round = paper_batch.round AND c.paper = paper_batch.number) "
        + "+ (SELECT count(*) FROM cast_unordered c WHERE c.round = paper_batch.round AND c.paper = paper_batch.number)";

    /// <inheritdoc />
    public async Task<int> Add(string round, PaperBatch batch, string by, CancellationToken cancel)
    {
        var number = 0;
        await sql.Transact(
            async db =>
            {
                number = (await sql.Rows(db, static row => row.GetInt32(0), "SELECT coalesce(max(number), 0) + 1 FROM paper_batch WHERE round = $1", round))[0];
                await sql.Execute(
                    db, "INSERT INTO paper_batch (round, number, place, area, printed, prepared_by) VALUES ($1, $2, $3, $4, $5, $6)",
                    round, number, batch.Place, batch.Area ?? (object)DBNull.Value, batch.Printed, by);
            },
            cancel);
        return number;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<PaperBatch>> ReadBatches(string round, CancellationToken cancel) =>
        sql.Look(db => sql.Rows(db, Batch, $"SELECT {BatchColumns} FROM paper_batch WHERE round = $1 ORDER BY number", round), cancel);

    /// <inheritdoc />
    public Task<bool> CountIn(string round, int batch, PaperManifest manifest, string by, CancellationToken cancel) => Changed(
        """
        UPDATE paper_batch SET bag = $3, returned = $4, spoilt = $5, unused = $6, missing = $7, unmarked = $8, not_taken = $9, note = $10, counted_by = $11
        WHERE round = $1 AND number = $2 AND version = 0 AND NOT first_done AND NOT second_done
        """,
        cancel, round, batch, manifest.Bag, manifest.Returned, manifest.Spoilt, manifest.Unused, manifest.Missing, manifest.Unmarked, manifest.NotTaken, manifest.Note, by);

    /// <inheritdoc />
    public async Task<bool> Enter(string round, int batch, PaperEntry entry, CancellationToken cancel)
    {
        var isTheirs = true;
        await sql.Transact(
            async db =>
            {
                if (entry.Hand is PaperHand.First or PaperHand.Second && !await Claim(db, round, batch, entry.Hand, entry.By))
                {
                    isTheirs = false;
                    return;
                }

                await sql.Execute(
                    db,
                    """
                    INSERT INTO paper_entry (round, batch, number, hand, intent, choices, reason, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                    ON CONFLICT (round, batch, number, hand) DO UPDATE SET intent = excluded.intent, choices = excluded.choices, reason = excluded.reason, by_id = excluded.by_id
                    """,
                    round, batch, entry.Number, (int)entry.Hand, (int)entry.Reading.Intent, entry.Reading.Choices, entry.Reading.Reason, entry.By);
            },
            cancel);
        return isTheirs;
    }

    /// <inheritdoc />
    public Task<bool> TakeBack(string round, int batch, int number, PaperHand hand, CancellationToken cancel) =>
        Changed("DELETE FROM paper_entry WHERE round = $1 AND batch = $2 AND number = $3 AND hand = $4", cancel, round, batch, number, (int)hand);

    /// <inheritdoc />
    public Task Finish(string round, int batch, PaperHand hand, string by, CancellationToken cancel) => Changed(
        hand == PaperHand.First
            ? "UPDATE paper_batch SET first_done = TRUE WHERE round = $1 AND number = $2 AND first_by = $3"
            : "UPDATE paper_batch SET second_done = TRUE WHERE round = $1 AND number = $2 AND second_by = $3",
        cancel, round, batch, by);

    /// <inheritdoc />
    public Task<ImmutableArray<PaperEntry>> ReadEntries(string round, int batch, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PaperEntry(row.GetInt32(0), (PaperHand)row.GetInt32(1), Reading(row, 2), row.GetString(5)),
            "SELECT number, hand, intent, choices, reason, by_id FROM paper_entry WHERE round = $1 AND batch = $2 ORDER BY number, hand",
            round, batch),
        cancel);

    /// <inheritdoc />
    public Task Settle(string round, PaperSettling settling, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            if (!await Append(db, round, settling.Entry))
            {
                return;
            }

            if ((await sql.Rows(db, static _ => true, "SELECT 1 FROM public_chain WHERE round = $1 AND kind IN ('PUBLISH', 'CANCEL')", round)).Length > 0)
            {
                throw new JournalConflictException("The result is public.");
            }

            var list = settling.List;
            if (await sql.Execute(
                db, "UPDATE paper_batch SET version = $3, settled = $4 WHERE round = $1 AND number = $2 AND version = $5", round, list.Batch, list.Version, list.Count, list.Version - 1) != 1)
            {
                throw new JournalConflictException("The batch is at another version.");
            }

            foreach (var handle in settling.Gone)
            {
                if (await sql.Execute(db, "DELETE FROM ballot WHERE round = $1 AND handle = $2", round, handle.ToArray()) != 1)
                {
                    throw new JournalConflictException("A ballot to be corrected is not in the box.");
                }
            }

            // In the order of their handles, which says nothing of the order of entry.
            foreach (var ballot in settling.New.OrderBy(ballot => Convert.ToHexString(ballot.Handle.Span), StringComparer.Ordinal))
            {
                await sql.Execute(
                    db, "INSERT INTO ballot (round, handle, choices, nonce, channel, area) VALUES ($1, $2, $3, $4, $5, $6)",
                    round, ballot.Handle.ToArray(), ballot.Choices, ballot.Nonce.ToArray(), (int)ballot.Channel, ballot.Area ?? (object)DBNull.Value);
            }

            await sql.Execute(db, "UPDATE box_head SET settled = settled + $2 WHERE round = $1", round, settling.New.Count - settling.Gone.Count);
            await Keep(db, round, list);
        },
        cancel);

    /// <inheritdoc />
    public Task KeepMarks(string round, PaperList marks, ChainEntry entry, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            if (await Append(db, round, entry))
            {
                await Keep(db, round, marks);
            }
        },
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PaperList>> ReadLists(string round, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PaperList(row.GetInt32(0), row.GetInt32(1), (byte[])row[2]),
            """
            SELECT batch, version, leaves FROM paper_list l
            WHERE round = $1 AND version = (SELECT max(version) FROM paper_list n WHERE n.round = l.round AND n.batch = l.batch) ORDER BY batch
            """,
            round),
        cancel);

    /// <inheritdoc />
    public Task Forget(string round, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            await sql.Execute(db, "DELETE FROM paper_entry WHERE round = $1", round);
            await sql.Execute(db, "DELETE FROM paper_check WHERE round = $1", round);
        },
        cancel);

    private static PaperReading Reading(DbDataReader row, int at) => new((PaperIntent)row.GetInt32(at), row.GetString(at + 1), row.GetString(at + 2));

    private static PaperBatch Batch(DbDataReader row) => new(row.GetInt32(0), row.GetString(1), Text(row, 2), row.GetInt32(3))
    {
        Manifest = row.IsDBNull(5)
            ? null
            : new(row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetString(11)),
        CountedBy = Text(row, 12),
        FirstBy = Text(row, 13),
        SecondBy = Text(row, 14),
        FirstDone = row.GetBoolean(15),
        SecondDone = row.GetBoolean(16),
        Version = row.GetInt32(17),
        Settled = row.GetInt32(18),
        Marks = Convert.ToInt32(row.GetValue(19), CultureInfo.InvariantCulture),
    };

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    // Somebody's first paper makes the hand theirs; the database refuses one person in both.
    private async Task<bool> Claim(DbConnection db, string round, int batch, PaperHand hand, string by)
    {
        var (own, other) = hand == PaperHand.First ? ("first_by", "second_by") : ("second_by", "first_by");
        return await sql.Execute(
            db,
            $"UPDATE paper_batch SET {own} = $3 WHERE round = $1 AND number = $2 AND coalesce({own}, $3) = $3 AND coalesce({other}, '') <> $3 AND NOT {(hand == PaperHand.First ? "first" : "second")}_done AND version = 0",
            round, batch, by) == 1;
    }

    // False when the chain has the entry already. The update of the head is the lock that every writer of the chain takes first.
    private async Task<bool> Append(DbConnection db, string round, ChainEntry entry)
    {
        await sql.Execute(db, "UPDATE box_head SET public_seq = public_seq WHERE round = $1", round);
        if ((await sql.Rows(db, static _ => true, "SELECT 1 FROM public_chain WHERE round = $1 AND entry_id = $2", round, entry.Id)).Length > 0)
        {
            return false;
        }

        var end = (await sql.Rows(
            db, static row => new PublicHead(row.GetInt64(0), (byte[])row[1]), "SELECT public_seq, public_hash FROM box_head WHERE round = $1", round))[0];
        var sequence = end.Sequence + 1;
        var hash = ChainHash.NextPublic(end.Hash.Span, sequence, entry);
        await sql.Execute(
            db, "INSERT INTO public_chain (round, seq, kind, body, entry_id, hash) VALUES ($1, $2, $3, $4, $5, $6)", round, sequence, entry.Kind, entry.Body, entry.Id, hash);
        await sql.Execute(db, "UPDATE box_head SET public_seq = $2, public_hash = $3 WHERE round = $1", round, sequence, hash);
        return true;
    }

    private Task<int> Keep(DbConnection db, string round, PaperList list) => sql.Execute(
        db, "INSERT INTO paper_list (round, batch, version, leaves) VALUES ($1, $2, $3, $4)", round, list.Batch, list.Version, list.Leaves.ToArray());

    private async Task<bool> Changed(string statement, CancellationToken cancel, params object[] values)
    {
        var rows = 0;
        await sql.Transact(async db => rows = await sql.Execute(db, statement, values), cancel);
        return rows > 0;
    }
}
