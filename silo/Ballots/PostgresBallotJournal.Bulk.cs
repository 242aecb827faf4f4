using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>What is done once a round, to all of its rows.</summary>
public sealed partial class PostgresBallotJournal
{
    /// <inheritdoc />
    public async Task RewriteInKeyOrder(string round, CancellationToken cancel)
    {
        await Transact(round, async (connection, head) =>
        {
            if (head.State != BoxState.Closed)
            {
                throw new JournalConflictException("The box is not closed.");
            }

            await using var rewrite = new NpgsqlBatch(connection)
            {
                Timeout = 600,
                BatchCommands =
                {
                    Command("WITH gone AS (DELETE FROM ballot WHERE round = $1 RETURNING *) INSERT INTO ballot SELECT * FROM gone ORDER BY handle", round),
                    Command("WITH gone AS (DELETE FROM voting_right WHERE round = $1 RETURNING *) INSERT INTO voting_right SELECT * FROM gone ORDER BY right_id", round),
                },
            };
            return await rewrite.ExecuteNonQueryAsync(cancel);
        }, cancel);

        // The old versions of the rows are still in the files until they are vacuumed.
        await using var vacuum = database.CreateCommand("VACUUM (TRUNCATE false, ANALYZE) ballot, voting_right");
        vacuum.CommandTimeout = 600;
        await vacuum.ExecuteNonQueryAsync(cancel);
    }

    /// <inheritdoc />
    public async Task DestroyCastLog(string round, CancellationToken cancel)
    {
        var deleted = await Transact(round, async (connection, _) =>
        {
            await using var may = new NpgsqlCommand(UnorderedSql.MayDestroy, connection);
            Add(may, round);
            if (await may.ExecuteScalarAsync(cancel) is null)
            {
                return 0;
            }

            await using var destroy = new NpgsqlBatch(connection)
            {
                Timeout = 600,
                BatchCommands = { Command(UnorderedSql.Keep, round), Command(UnorderedSql.Destroy, round) },
            };
            return await destroy.ExecuteNonQueryAsync(cancel);
        }, cancel);

        if (deleted > 0)
        {
            // The rows are still in the files until they are vacuumed.
            await using var vacuum = database.CreateCommand("VACUUM (TRUNCATE false, ANALYZE) cast_log, cast_unordered");
            vacuum.CommandTimeout = 600;
            await vacuum.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <inheritdoc />
    public Task<BoxHead> ImportBallots(string round, string rules, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel) =>
        Transact(round, async (connection, head) =>
        {
            var last = entries[^1];
            if (head.Sequence > 0)
            {
                return head.Hash.Span.SequenceEqual(last.Hash.Span)
                    ? head
                    : throw new JournalConflictException("The round has casts already.");
            }

            var inKeyOrder = entries.ToArray();
            Array.Sort(inKeyOrder, static (a, b) => a.RightId.Span.SequenceCompareTo(b.RightId.Span));
            await Copy(connection, "COPY voting_right (round, right_id, version, area, label) FROM STDIN (FORMAT BINARY)", inKeyOrder, async (writer, e) =>
            {
                await writer.WriteAsync(round, cancel);
                await writer.WriteAsync(Bytes(e.RightId), cancel);
                await writer.WriteAsync(e.ExpectedVersion + 1, cancel);
                await WriteText(writer, e.Area, cancel);
                await writer.WriteAsync("imported", cancel);
            }, cancel);

            Array.Sort(inKeyOrder, static (a, b) => a.Handle.Span.SequenceCompareTo(b.Handle.Span));
            await Copy(connection, "COPY ballot (round, handle, choices, nonce, channel, area) FROM STDIN (FORMAT BINARY)", inKeyOrder, async (writer, e) =>
            {
                await writer.WriteAsync(round, cancel);
                await writer.WriteAsync(Bytes(e.Handle), cancel);
                await writer.WriteAsync(e.Choices, cancel);
                await writer.WriteAsync(Bytes(e.Nonce), cancel);
                await writer.WriteAsync((short)e.Channel, cancel);
                await WriteText(writer, e.Area, cancel);
            }, cancel);

            await Copy(connection, "COPY cast_log (round, seq, hash, cast_id, fingerprint, leaf, tracking) FROM STDIN (FORMAT BINARY)", entries, async (writer, e) =>
            {
                await writer.WriteAsync(round, cancel);
                await writer.WriteAsync(e.Sequence, cancel);
                await writer.WriteAsync(Bytes(e.Hash), cancel);
                await writer.WriteAsync(e.CastId, cancel);
                await writer.WriteAsync(Bytes(e.Fingerprint), cancel);
                await writer.WriteAsync(Bytes(e.Leaf), cancel);
                await writer.WriteAsync(e.Tracking, cancel);
            }, cancel);

            await using var finish = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    Command(
                        """
                        UPDATE box_head SET seq = $2, hash = $3, state = 3, issued = issued + $2, online = $4, paper = $5, kiosk = $6, phone = $7
                        WHERE round = $1
                        """,
                        round, last.Sequence, Bytes(last.Hash), voted.Online, voted.Paper, voted.Kiosk, voted.Phone),
                    Command(UpsertRules, round, rules),
                },
            };
            await finish.ExecuteNonQueryAsync(cancel);
            return new BoxHead(last.Sequence, last.Hash, BoxState.Closed, head.Issued + last.Sequence, voted);
        }, cancel);

    private static async Task Copy(
        NpgsqlConnection connection, string sql, IReadOnlyList<CastEntry> entries, Func<NpgsqlBinaryImporter, CastEntry, Task> write, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync(sql, cancel);
        foreach (var entry in entries)
        {
            await writer.StartRowAsync(cancel);
            await write(writer, entry);
        }

        await writer.CompleteAsync(cancel);
    }

    private static Task WriteText(NpgsqlBinaryImporter writer, string? text, CancellationToken cancel) =>
        text is null ? writer.WriteNullAsync(cancel) : writer.WriteAsync(text, NpgsqlDbType.Text, cancel);
}
