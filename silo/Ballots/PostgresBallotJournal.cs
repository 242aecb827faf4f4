using System.Collections.Immutable;
using System.Data;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Audit;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>
/// The ballot journal on PostgreSQL. A batch costs two round trips, one to read what is known of its casts and one to write it;
/// both are prepared calls of the functions in Schema/postgres/0014_paper.sql.
/// </summary>
public sealed partial class PostgresBallotJournal(NpgsqlDataSource database) : IBallotJournal
{
    private const string HeadColumns = "seq, hash, state, issued, online, paper, kiosk, phone, settled";
    private const string UpsertRules =
        "INSERT INTO box_rules (round, rules) VALUES ($1, $2) ON CONFLICT (round) DO UPDATE SET rules = excluded.rules";

    private const string CastColumns =
        "seq, hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, "
        + "EXISTS (SELECT 1 FROM cast_log later WHERE later.round = c.round AND later.replaced_leaf = c.leaf) AS is_replaced, paper";

    /// <inheritdoc />
    public async Task<BoxHead?> ReadHead(string round, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadHead(connection, round, forUpdate: false, cancel);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<CastContext>> ReadContext(string round, IReadOnlyList<CastQuery> queries, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            "SELECT version, area, void, paper, seq, hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, is_replaced, mark FROM box_context($1, $2, $3)",
            connection);
        Add(command, round);
        Add(command, NpgsqlDbType.Bytea, queries, static q => Bytes(q.RightId));
        Add(command, NpgsqlDbType.Uuid, queries, static q => q.CastId);
        await command.PrepareAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancel);
        var contexts = new CastContext[queries.Count];
        for (var i = 0; await reader.ReadAsync(cancel); i++)
        {
            contexts[i] = new CastContext(
                reader.IsDBNull(0) ? null : new StoredRight(queries[i].RightId, reader.GetInt32(0), Text(reader, 1), reader.GetBoolean(2)) { IsOnPaper = reader.GetBoolean(3) },
                reader.IsDBNull(4) ? null : Cast(reader, 4));
        }

        return contexts;
    }

    /// <inheritdoc />
    public async Task<BoxHead> Append(
        string round, BoxHead expected, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel)
    {
        var batch = CastBatch.Of(entries);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            "SELECT box_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)",
            connection);
        Add(command, round);
        Add(command, expected.Sequence);
        Add(command, Bytes(expected.Hash));
        Add(command, voted.Online);
        Add(command, voted.Paper);
        Add(command, voted.Kiosk);
        Add(command, voted.Phone);
        Add(command, NpgsqlDbType.Bytea, batch.Log, static e => Bytes(e.Hash));
        Add(command, NpgsqlDbType.Uuid, batch.Log, static e => e.CastId);
        Add(command, NpgsqlDbType.Bytea, batch.Log, static e => Bytes(e.Fingerprint));
        Add(command, NpgsqlDbType.Bytea, batch.Log, static e => Bytes(e.Leaf));
        Add(command, NpgsqlDbType.Bytea, batch.Log, static e => e.ReplacedLeaf is { } leaf ? Bytes(leaf) : null);
        Add(command, NpgsqlDbType.Bigint, batch.Log, static e => e.Tracking);
        Add(command, NpgsqlDbType.Integer, batch.Log, static e => e.Paper);
        Add(command, NpgsqlDbType.Bytea, batch.Rights, static e => Bytes(e.RightId));
        Add(command, NpgsqlDbType.Integer, batch.VersionsBefore, static v => v);
        Add(command, NpgsqlDbType.Integer, batch.Rights, static e => e.ExpectedVersion + 1);
        Add(command, NpgsqlDbType.Boolean, batch.Rights, static e => e.Paper is not null);
        Add(command, NpgsqlDbType.Bytea, batch.Gone, static h => Bytes(h));
        var ballots = batch.Ballots;
        Add(command, NpgsqlDbType.Bytea, ballots, static e => Bytes(e.Handle));
        Add(command, NpgsqlDbType.Text, ballots, static e => e.Choices);
        Add(command, NpgsqlDbType.Bytea, ballots, static e => Bytes(e.Nonce));
        Add(command, NpgsqlDbType.Smallint, ballots, static e => (short)e.Channel);
        Add(command, NpgsqlDbType.Text, ballots, static e => e.Area);
        await command.PrepareAsync(cancel);
        try
        {
            var issued = (long)(await command.ExecuteScalarAsync(cancel))!;
            var last = entries[^1];
            return new BoxHead(last.Sequence, last.Hash, BoxState.Open, issued, voted);
        }
        catch (PostgresException refusal) when (Translate(refusal) is { } translated)
        {
            throw translated;
        }
    }

    /// <inheritdoc />
    public Task<ImmutableArray<int>> AddRights(string round, IReadOnlyList<NewRight> rights, AuditEntry? record, CancellationToken cancel) =>
        Transact(round, async (connection, head) =>
        {
            if (head.State == BoxState.Closed)
            {
                throw new JournalConflictException("The box is closed.");
            }

            await using var find = new NpgsqlCommand(
                """
                SELECT (asked.place - 1)::int FROM unnest($2) WITH ORDINALITY AS asked (right_id, place)
                JOIN voting_right r ON r.round = $1 AND r.right_id = asked.right_id ORDER BY asked.place
                """,
                connection);
            Add(find, round);
            Add(find, NpgsqlDbType.Bytea, rights, static r => Bytes(r.RightId));
            var taken = ImmutableArray.CreateBuilder<int>();
            await using (var reader = await find.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    taken.Add(reader.GetInt32(0));
                }
            }

            if (taken.Count > 0)
            {
                return taken.DrainToImmutable();
            }

            await using var insert = new NpgsqlCommand(
                """
                INSERT INTO voting_right (round, right_id, area, label)
                SELECT $1, given.right_id, given.area, given.label FROM unnest($2, $3, $4) AS given (right_id, area, label) ORDER BY given.right_id
                """,
                connection);
            Add(insert, round);
            Add(insert, NpgsqlDbType.Bytea, rights, static r => Bytes(r.RightId));
            Add(insert, NpgsqlDbType.Text, rights, static r => r.Area);
            Add(insert, NpgsqlDbType.Text, rights, static r => r.Label);
            await insert.ExecuteNonQueryAsync(cancel);

            await using var count = new NpgsqlCommand("UPDATE box_head SET issued = issued + $2 WHERE round = $1", connection);
            Add(count, round);
            Add(count, (long)rights.Count);
            await count.ExecuteNonQueryAsync(cancel);
            if (record is not null)
            {
                await PostgresAuditJournal.Append(connection, record, cancel);
            }
            return [];
        }, cancel);

    /// <inheritdoc />
    public Task<BoxHead> AppendPublic(string round, BoxState? state, string? rules, ChainEntry entry, CancellationToken cancel) =>
        Transact(round, async (connection, head) =>
        {
            await using var read = new NpgsqlCommand(
                """
                SELECT h.public_seq, h.public_hash, EXISTS (SELECT 1 FROM public_chain p WHERE p.round = h.round AND p.entry_id = $2)
                FROM box_head h WHERE h.round = $1
                """,
                connection);
            Add(read, round);
            Add(read, entry.Id);
            long sequence;
            byte[] hash;
            await using (var reader = await read.ExecuteReaderAsync(cancel))
            {
                await reader.ReadAsync(cancel);
                if (reader.GetBoolean(2))
                {
                    return head;
                }

                sequence = reader.GetInt64(0) + 1;
                hash = ChainHash.NextPublic((byte[])reader[1], sequence, entry);
            }

            if (head.State == BoxState.Closed && state is not (null or BoxState.Closed))
            {
                throw new JournalConflictException("The box is closed.");
            }

            var next = head with { State = state ?? head.State };
            await using var write = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    Command("INSERT INTO public_chain (round, seq, kind, body, entry_id, hash) VALUES ($1, $2, $3, $4, $5, $6)",
                        round, sequence, entry.Kind, entry.Body, entry.Id, hash),
                    Command("UPDATE box_head SET public_seq = $2, public_hash = $3, state = $4 WHERE round = $1",
                        round, sequence, hash, (short)next.State),
                },
            };
            if (rules is not null)
            {
                write.BatchCommands.Add(Command(UpsertRules, round, rules));
            }

            await write.ExecuteNonQueryAsync(cancel);
            return next;
        }, cancel);

    /// <inheritdoc />
    public Task<string?> ReadRules(string round, CancellationToken cancel) =>
        One("SELECT rules FROM box_rules WHERE round = $1", static r => r.GetString(0), cancel, round);

    /// <inheritdoc />
    public Task<StoredCast?> FindCast(string round, Guid castId, CancellationToken cancel) =>
        One($"SELECT {CastColumns} FROM cast_log c WHERE round = $1 AND cast_id = $2", static r => Cast(r, 0), cancel, round, castId);

    /// <inheritdoc />
    public Task<UnorderedCast?> FindTracking(string round, long tracking, CancellationToken cancel) =>
        One(UnorderedSql.Find, Unordered, cancel, round, tracking);

    /// <inheritdoc />
    public async Task<CastCounts> CountCasts(string round, CancellationToken cancel) =>
        (await One(UnorderedSql.Count, static r => new CastCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), cancel, round))!;

    /// <inheritdoc />
    public async Task<bool> IsCastLogDestroyed(string round, CancellationToken cancel) =>
        await One(UnorderedSql.IsDestroyed, static r => r.GetString(0), cancel, round) is not null;

    /// <inheritdoc />
    public IAsyncEnumerable<UnorderedCast> ReadUnordered(string round, CancellationToken cancel) =>
        Many(UnorderedSql.Left + " ORDER BY tracking", Unordered, cancel, round);

    /// <inheritdoc />
    public Task<StoredRight?> FindRight(string round, ReadOnlyMemory<byte> rightId, CancellationToken cancel) =>
        One("SELECT version, area, void, paper FROM voting_right WHERE round = $1 AND right_id = $2",
            r => new StoredRight(rightId, r.GetInt32(0), Text(r, 1), r.GetBoolean(2)) { IsOnPaper = r.GetBoolean(3) }, cancel, round, Bytes(rightId));

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredBallot?>> FindBallots(string round, IReadOnlyList<ReadOnlyMemory<byte>> handles, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT handle, choices, nonce, channel, area FROM ballot WHERE round = $1 AND handle = ANY ($2)", connection);
        Add(command, round);
        Add(command, NpgsqlDbType.Bytea, handles, static h => Bytes(h));
        await command.PrepareAsync(cancel);
        var found = new Dictionary<ReadOnlyMemory<byte>, StoredBallot>(handles.Count, HashedKey.Comparer);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var ballot = Ballot(reader);
            found.Add(ballot.Handle, ballot);
        }

        return [.. handles.Select(h => found.GetValueOrDefault(h))];
    }

    /// <inheritdoc />
    public IAsyncEnumerable<StoredBallot> ReadBallots(string round, CancellationToken cancel) =>
        Many("SELECT handle, choices, nonce, channel, area FROM ballot WHERE round = $1 ORDER BY handle", Ballot, cancel, round);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredCast> ReadCastLog(string round, long from, CancellationToken cancel) =>
        Many(
            """
            SELECT c.seq, c.hash, c.cast_id, c.fingerprint, c.leaf, c.replaced_leaf, c.tracking, later.seq IS NOT NULL, c.paper
            FROM cast_log c LEFT JOIN cast_log later ON later.round = c.round AND later.replaced_leaf = c.leaf
            WHERE c.round = $1 AND c.seq >= $2 ORDER BY c.seq
            """,
            static r => Cast(r, 0), cancel, round, from);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredChainEntry> ReadPublicChain(string round, long from, CancellationToken cancel) =>
        Many("SELECT seq, kind, body, entry_id, hash FROM public_chain WHERE round = $1 AND seq >= $2 ORDER BY seq",
            static r => new StoredChainEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), (byte[])r[4]), cancel, round, from);

    /// <inheritdoc />
    public async Task<PublicHead> ReadPublicHead(string round, CancellationToken cancel) =>
        await One("SELECT public_seq, public_hash FROM box_head WHERE round = $1", static r => new PublicHead(r.GetInt64(0), (byte[])r[1]), cancel, round)
        ?? new PublicHead(0, ChainHash.Genesis);

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> ListRounds(int most, CancellationToken cancel)
    {
        var rounds = ImmutableArray.CreateBuilder<string>();
        await foreach (var round in Many("SELECT round FROM box_head h WHERE NOT EXISTS (SELECT 1 FROM discarded_box d WHERE d.round = h.round) ORDER BY created DESC LIMIT $1", static r => r.GetString(0), cancel, most))
        {
            rounds.Add(round);
        }

        return rounds.DrainToImmutable();
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<AreaRights>> CountRightsByArea(string round, CancellationToken cancel)
    {
        var areas = ImmutableArray.CreateBuilder<AreaRights>();
        await foreach (var area in Many("SELECT area, count(*) FROM voting_right WHERE round = $1 AND NOT void GROUP BY area", static r => new AreaRights(Text(r, 0), r.GetInt64(1)), cancel, round))
        {
            areas.Add(area);
        }

        return areas.DrainToImmutable();
    }

    /// <inheritdoc />
    public async Task<RightCounts> CountRights(string round, CancellationToken cancel) =>
        (await One("SELECT count(*), count(*) FILTER (WHERE version > 0), coalesce(sum(version), 0), count(*) FILTER (WHERE paper) FROM voting_right WHERE round = $1 AND NOT void",
            static r => new RightCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)) { OnPaper = r.GetInt64(3) }, cancel, round))!;

    /// <inheritdoc />
    public Task<long> WithdrawUnused(string round, string label, bool putBack, Func<long, AuditEntry> record, CancellationToken cancel) =>
        Transact(round, async (connection, head) =>
        {
            if (head.State == BoxState.Closed)
            {
                throw new JournalConflictException("The box is closed.");
            }

            await using var withdraw = new NpgsqlCommand(
                "UPDATE voting_right SET void = $3 WHERE round = $1 AND label = $2 AND version = 0 AND void <> $3", connection);
            Add(withdraw, round);
            Add(withdraw, label);
            Add(withdraw, !putBack);
            long count = await withdraw.ExecuteNonQueryAsync(cancel);
            if (count > 0)
            {
                await using var issued = new NpgsqlCommand("UPDATE box_head SET issued = issued + $2 WHERE round = $1", connection);
                Add(issued, round);
                Add(issued, putBack ? count : -count);
                await issued.ExecuteNonQueryAsync(cancel);
                await PostgresAuditJournal.Append(connection, record(count), cancel);
            }

            return count;
        }, cancel);

    /// <inheritdoc />
    public async Task<ImmutableArray<CodeBatch>> CountBatches(string round, CancellationToken cancel)
    {
        var batches = ImmutableArray.CreateBuilder<CodeBatch>();
        await foreach (var batch in Many(
            """
            SELECT label, count(*) FILTER (WHERE NOT void), count(*) FILTER (WHERE version > 0), count(*) FILTER (WHERE void)
            FROM voting_right WHERE round = $1 GROUP BY label ORDER BY label
            """,
            static r => new CodeBatch(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), cancel, round))
        {
            batches.Add(batch);
        }

        return batches.DrainToImmutable();
    }

    /// <inheritdoc />
    public Task Discard(string round, CancellationToken cancel) =>
        Transact(round, async (connection, head) =>
        {
            if (head.State == BoxState.Closed)
            {
                await using var discard = new NpgsqlBatch(connection)
                {
                    BatchCommands =
                    {
                        Command("INSERT INTO discarded_box (round) VALUES ($1) ON CONFLICT (round) DO NOTHING", round),
                        Command("DELETE FROM ballot WHERE round = $1", round),
                        Command("DELETE FROM voting_right WHERE round = $1", round),
                        Command("DELETE FROM paper_entry WHERE round = $1", round),
                        Command("DELETE FROM paper_check WHERE round = $1", round),
                    },
                };
                await discard.ExecuteNonQueryAsync(cancel);
            }

            return true;
        }, cancel);

    // HB001 is ours (Schema/postgres/0014_paper.sql). Classes 22 and 23 are data that the tables will not hold. Whatever else may
    // have struck after the commit.
    private static Exception? Translate(PostgresException refusal) => refusal.SqlState switch
    {
        "HB001" => new JournalConflictException("The head of the cast log has moved, or the box is not open."),
        ['2', '2' or '3', ..] => new JournalRejectedException($"The database will not hold the batch ({refusal.SqlState}).", refusal),
        _ => null,
    };

    private async Task<T> Transact<T>(string round, Func<NpgsqlConnection, BoxHead, Task<T>> act, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var create = new NpgsqlCommand(
            """
            INSERT INTO box_head (round, seq, hash, state, issued, online, paper, kiosk, phone, public_seq, public_hash)
            VALUES ($1, 0, $2, 0, 0, 0, 0, 0, 0, 0, $2) ON CONFLICT (round) DO NOTHING
            """,
            connection))
        {
            Add(create, round);
            Add(create, Bytes(ChainHash.Genesis));
            await create.ExecuteNonQueryAsync(cancel);
        }

        var head = await ReadHead(connection, round, forUpdate: true, cancel);
        var result = await act(connection, head!);
        await transaction.CommitAsync(cancel);
        return result;
    }

    private static async Task<BoxHead?> ReadHead(NpgsqlConnection connection, string round, bool forUpdate, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT {HeadColumns} FROM box_head WHERE round = $1{(forUpdate ? " FOR UPDATE" : "")}", connection);
        Add(command, round);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new BoxHead(
                reader.GetInt64(0), (byte[])reader[1], (BoxState)reader.GetInt16(2), reader.GetInt64(3),
                new ChannelCounts(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7))) { Settled = reader.GetInt64(8) }
            : null;
    }

    private async Task<T?> One<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        AddAll(command.Parameters, values);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancel);
        return await reader.ReadAsync(cancel) ? read(reader) : null;
    }

    private async IAsyncEnumerable<T> Many<T>(
        string sql, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancel, params object[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        AddAll(command.Parameters, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return read(reader);
        }
    }

    private static StoredCast Cast(NpgsqlDataReader reader, int at) => new(
        reader.GetInt64(at), (byte[])reader[at + 1], reader.GetGuid(at + 2), (byte[])reader[at + 3], (byte[])reader[at + 4],
        reader.IsDBNull(at + 5) ? null : (ReadOnlyMemory<byte>?)(byte[])reader[at + 5], reader.GetInt64(at + 6), reader.GetBoolean(at + 7)) { Paper = reader.IsDBNull(at + 8) ? null : reader.GetInt32(at + 8) };

    private static UnorderedCast Unordered(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), (byte[])reader[1], reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetInt32(4));

    private static StoredBallot Ballot(NpgsqlDataReader reader) =>
        new((byte[])reader[0], reader.GetString(1), (byte[])reader[2], (BallotChannel)reader.GetInt16(3), Text(reader, 4));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();

    private static void Add<T>(NpgsqlCommand command, T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });

    private static void Add<TItem, TValue>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<TItem> items, Func<TItem, TValue> value)
    {
        var values = new TValue[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(items[i]);
        }

        command.Parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        AddAll(command.Parameters, values);
        return command;
    }

    private static void AddAll(NpgsqlParameterCollection parameters, object[] values)
    {
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}
