using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Audit;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>The ballot journal on SQLite: one writing connection with prepared statements, commits that wait for the disk (WAL, FULL).</summary>
public sealed class SqliteBallotJournal(SqliteDatabase database) : IBallotJournal, IDisposable
{
    private const string CastColumns =
        "c.seq, c.hash, c.cast_id, c.fingerprint, c.leaf, c.replaced_leaf, c.tracking, "
        + "EXISTS (SELECT 1 FROM cast_log later WHERE later.round = c.round AND later.replaced_leaf = c.leaf), c.paper";

    private const string UpsertRules =
        "INSERT INTO box_rules (round, rules) VALUES ($1, $2) ON CONFLICT (round) DO UPDATE SET rules = excluded.rules";

    private const string BallotColumns = "handle, choices, nonce, channel, area";

    private readonly SqliteWriter writer = new(database);

    /// <inheritdoc />
    public Task<BoxHead?> ReadHead(string round, CancellationToken cancel) => writer.Read(() => Head(round), cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<CastContext>> ReadContext(string round, IReadOnlyList<CastQuery> queries, CancellationToken cancel) =>
        writer.Read<IReadOnlyList<CastContext>>(
            () =>
            {
                var contexts = new CastContext[queries.Count];
                for (var i = 0; i < contexts.Length; i++)
                {
                    contexts[i] = new CastContext(Right(round, queries[i].RightId), Cast(round, queries[i].CastId));
                }

                return contexts;
            },
            cancel);

    /// <inheritdoc />
    public async Task<BoxHead> Append(
        string round, BoxHead expected, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel)
    {
        var batch = CastBatch.Of(entries);
        try
        {
            return await writer.Transact(() => Append(round, expected, voted, batch), cancel);
        }
        catch (SqliteException refusal) when (refusal.SqliteErrorCode is 18 or 19 or 20)
        {
            throw new JournalRejectedException($"The database will not hold the batch ({refusal.SqliteExtendedErrorCode}).", refusal);
        }
    }

    /// <inheritdoc />
    public Task<ImmutableArray<int>> AddRights(string round, IReadOnlyList<NewRight> rights, AuditEntry? record, CancellationToken cancel) => writer.Transact(
        () =>
        {
            if (MakeHead(round).State == BoxState.Closed)
            {
                throw new JournalConflictException("The box is closed.");
            }

            var taken = ImmutableArray.CreateBuilder<int>();
            for (var i = 0; i < rights.Count; i++)
            {
                if (Right(round, rights[i].RightId) is not null)
                {
                    taken.Add(i);
                }
            }

            if (taken.Count == 0)
            {
                var insert = writer["INSERT INTO voting_right (round, right_id, area, label) VALUES ($1, $2, $3, $4)", 4];
                foreach (var right in rights.OrderBy(r => r.RightId, KeyOrder))
                {
                    insert.Execute(round, Bytes(right.RightId), right.Area, right.Label);
                }

                writer["UPDATE box_head SET issued = issued + $2 WHERE round = $1", 2].Execute(round, rights.Count);
                if (record is not null)
                {
                    writer[SqliteAuditJournal.Insert, 8].Execute(SqliteAuditJournal.Values(record));
                }
            }

            return taken.DrainToImmutable();
        },
        cancel);

    /// <inheritdoc />
    public Task<BoxHead> AppendPublic(string round, BoxState? state, string? rules, ChainEntry entry, CancellationToken cancel) => writer.Transact(
        () =>
        {
            var head = MakeHead(round);
            using (var same = writer["SELECT 1 FROM public_chain WHERE round = $1 AND entry_id = $2", 2].Read(round, entry.Id))
            {
                if (same.Read())
                {
                    return head;
                }
            }

            if (head.State == BoxState.Closed && state is not (null or BoxState.Closed))
            {
                throw new JournalConflictException("The box is closed.");
            }

            var end = PublicEnd(round);
            var sequence = end.Sequence + 1;
            var hash = ChainHash.NextPublic(end.Hash.Span, sequence, entry);
            var next = head with { State = state ?? head.State };
            writer["INSERT INTO public_chain (round, seq, kind, body, entry_id, hash) VALUES ($1, $2, $3, $4, $5, $6)", 6]
                .Execute(round, sequence, entry.Kind, entry.Body, entry.Id, hash);
            writer["UPDATE box_head SET public_seq = $2, public_hash = $3, state = $4 WHERE round = $1", 4].Execute(round, sequence, hash, (int)next.State);
            if (rules is not null)
            {
                writer[UpsertRules, 2].Execute(round, rules);
            }

            return next;
        },
        cancel);

    /// <inheritdoc />
    public Task<string?> ReadRules(string round, CancellationToken cancel) => writer.Read(
        () => First("SELECT rules FROM box_rules WHERE round = $1", static r => r.GetString(0), round), cancel);

    /// <inheritdoc />
    public Task<StoredCast?> FindCast(string round, Guid castId, CancellationToken cancel) => writer.Read(() => Cast(round, castId), cancel);

    /// <inheritdoc />
    public Task<UnorderedCast?> FindTracking(string round, long tracking, CancellationToken cancel) =>
        writer.Read(() => First(UnorderedSql.Find, Unordered, round, tracking), cancel);

    /// <inheritdoc />
    public Task<CastCounts> CountCasts(string round, CancellationToken cancel) =>
        Aggregate(UnorderedSql.Count, static r => new CastCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), cancel, round);

    /// <inheritdoc />
    public async Task<bool> IsCastLogDestroyed(string round, CancellationToken cancel) =>
        await writer.Read(() => First(UnorderedSql.IsDestroyed, static r => r.GetString(0), round), cancel) is not null;

    /// <inheritdoc />
    public IAsyncEnumerable<UnorderedCast> ReadUnordered(string round, CancellationToken cancel) =>
        Many(UnorderedSql.Left + " ORDER BY tracking", Unordered, cancel, round);

    /// <inheritdoc />
    public Task<StoredRight?> FindRight(string round, ReadOnlyMemory<byte> rightId, CancellationToken cancel) =>
        writer.Read(() => Right(round, rightId), cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredBallot?>> FindBallots(string round, IReadOnlyList<ReadOnlyMemory<byte>> handles, CancellationToken cancel) =>
        writer.Read<IReadOnlyList<StoredBallot?>>(
            () => [.. handles.Select(h => First($"SELECT {BallotColumns} FROM ballot WHERE round = $1 AND handle = $2", Ballot, round, Bytes(h)))], cancel);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredBallot> ReadBallots(string round, CancellationToken cancel) =>
        Many($"SELECT {BallotColumns} FROM ballot WHERE round = $1 ORDER BY handle", Ballot, cancel, round);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredCast> ReadCastLog(string round, long from, CancellationToken cancel) =>
        Many($"SELECT {CastColumns} FROM cast_log c WHERE c.round = $1 AND c.seq >= $2 ORDER BY c.seq", Cast, cancel, round, from);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredChainEntry> ReadPublicChain(string round, long from, CancellationToken cancel) =>
        Many("SELECT seq, kind, body, entry_id, hash FROM public_chain WHERE round = $1 AND seq >= $2 ORDER BY seq",
            static r => new StoredChainEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), (byte[])r[4]), cancel, round, from);

    /// <inheritdoc />
    public Task<PublicHead> ReadPublicHead(string round, CancellationToken cancel) => writer.Read(() => PublicEnd(round), cancel);

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> ListRounds(int most, CancellationToken cancel)
    {
        var rounds = ImmutableArray.CreateBuilder<string>();
        await foreach (var round in Many("SELECT round FROM box_head WHERE round NOT IN (SELECT round FROM discarded_box) ORDER BY created DESC LIMIT $1", static r => r.GetString(0), cancel, most))
        {
            rounds.Add(round);
        }

        return rounds.DrainToImmutable();
    }

    /// <inheritdoc />
    public async Task RewriteInKeyOrder(string round, CancellationToken cancel)
    {
        // The rows are found in the order of their keys, but within a page they lie in the order in which they came.
        await writer.Transact(
            () =>
            {
                if (Head(round)?.State != BoxState.Closed)
                {
                    throw new JournalConflictException("The box is not closed.");
                }

                Rewrite(round, "ballot", "handle");
                Rewrite(round, "voting_right", "right_id");
                return true;
            },
            cancel);

        // The pages as they were are still in the write-ahead log, until it is emptied; a long read only puts that off to the next time.
        await writer.Read(() => First("PRAGMA wal_checkpoint(TRUNCATE)", static _ => ""), cancel);
    }

    /// <inheritdoc />
    public async Task DestroyCastLog(string round, CancellationToken cancel)
    {
        var isDone = await writer.Transact(
            () =>
            {
                if (First(UnorderedSql.MayDestroy, static r => r.GetString(0), round) is null || First(UnorderedSql.IsDestroyed, static r => r.GetString(0), round) is not null)
                {
                    return false;
                }

                writer[UnorderedSql.Keep, 1].Execute(round);
                writer[UnorderedSql.Destroy, 1].Execute(round);
                return true;
            },
            cancel);

        if (isDone)
        {
            await writer.Read(() => First("PRAGMA wal_checkpoint(TRUNCATE)", static _ => ""), cancel);
        }
    }

    /// <inheritdoc />
    public Task<BoxHead> ImportBallots(string round, string rules, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel) => writer.Transact(
        () =>
        {
            var head = MakeHead(round);
            var last = entries[^1];
            if (head.Sequence > 0)
            {
                return head.Hash.Span.SequenceEqual(last.Hash.Span)
                    ? head
                    : throw new JournalConflictException("The round has casts already.");
            }

            var right = writer["INSERT INTO voting_right (round, right_id, version, area, label) VALUES ($1, $2, $3, $4, 'imported')", 4];
            foreach (var e in entries.OrderBy(e => e.RightId, KeyOrder))
            {
                right.Execute(round, Bytes(e.RightId), e.ExpectedVersion + 1, e.Area);
            }

            foreach (var e in entries.OrderBy(e => e.Handle, KeyOrder))
            {
                InsertBallot(round, e);
            }

            foreach (var e in entries)
            {
                InsertCast(round, e);
            }

            writer["UPDATE box_head SET seq = $2, hash = $3, state = 3, issued = issued + $2, online = $4, paper = $5, kiosk = $6, phone = $7 WHERE round = $1", 7]
                .Execute(round, last.Sequence, Bytes(last.Hash), voted.Online, voted.Paper, voted.Kiosk, voted.Phone);
            writer[UpsertRules, 2].Execute(round, rules);
            return new BoxHead(last.Sequence, last.Hash, BoxState.Closed, head.Issued + last.Sequence, voted);
        },
        cancel);

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
    public Task<RightCounts> CountRights(string round, CancellationToken cancel) => Aggregate(
        "SELECT count(*), coalesce(sum(version > 0), 0), coalesce(sum(version), 0), coalesce(sum(paper), 0) FROM voting_right WHERE round = $1 AND void = 0",
        static r => new RightCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)) { OnPaper = r.GetInt64(3) }, cancel, round);

    /// <inheritdoc />
    public Task<long> WithdrawUnused(string round, string label, bool putBack, Func<long, AuditEntry> record, CancellationToken cancel) => writer.Transact(
        () =>
        {
            if (Head(round) is { State: BoxState.Closed })
            {
                throw new JournalConflictException("The box is closed.");
            }

            var count = writer["UPDATE voting_right SET void = $3 WHERE round = $1 AND label = $2 AND version = 0 AND void <> $3", 3].Execute(round, label, putBack ? 0 : 1);
            if (count > 0)
            {
                writer["UPDATE box_head SET issued = issued + $2 WHERE round = $1", 2].Execute(round, putBack ? count : -count);
                writer[SqliteAuditJournal.Insert, 8].Execute(SqliteAuditJournal.Values(record(count)));
            }

            return (long)count;
        },
        cancel);

    /// <inheritdoc />
    public async Task<ImmutableArray<CodeBatch>> CountBatches(string round, CancellationToken cancel)
    {
        var batches = ImmutableArray.CreateBuilder<CodeBatch>();
        await foreach (var batch in Many(
            "SELECT label, sum(void = 0), sum(version > 0), sum(void) FROM voting_right WHERE round = $1 GROUP BY label ORDER BY label",
            static r => new CodeBatch(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), cancel, round))
        {
            batches.Add(batch);
        }

        return batches.DrainToImmutable();
    }

    /// <inheritdoc />
    public Task Discard(string round, CancellationToken cancel) => writer.Transact(
        () =>
        {
            if (Head(round) is { State: BoxState.Closed })
            {
                writer["INSERT INTO discarded_box (round) VALUES ($1) ON CONFLICT (round) DO NOTHING", 1].Execute(round);
                writer["DELETE FROM ballot WHERE round = $1", 1].Execute(round);
                writer["DELETE FROM voting_right WHERE round = $1", 1].Execute(round);
                writer["DELETE FROM paper_entry WHERE round = $1", 1].Execute(round);
                writer["DELETE FROM paper_check WHERE round = $1", 1].Execute(round);
            }

            return true;
        },
        cancel);

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    private static Comparer<ReadOnlyMemory<byte>> KeyOrder { get; } = Comparer<ReadOnlyMemory<byte>>.Create(static (a, b) => a.Span.SequenceCompareTo(b.Span));

    private BoxHead Append(string round, BoxHead expected, ChannelCounts voted, CastBatch batch)
    {
        var last = batch.Log[^1];
        var moved = writer[
            """
            UPDATE box_head SET seq = $2, hash = $3, online = $4, paper = $5, kiosk = $6, phone = $7
            WHERE round = $1 AND seq = $8 AND hash = $9 AND state = 1
            """, 9]
            .Execute(round, last.Sequence, Bytes(last.Hash), voted.Online, voted.Paper, voted.Kiosk, voted.Phone, expected.Sequence, Bytes(expected.Hash));
        Expect(moved, "The head of the cast log has moved, or the box is not open.");

        var step = writer["UPDATE voting_right SET version = $4, paper = $5 WHERE round = $1 AND right_id = $2 AND version = $3 AND void = 0 AND paper = 0", 5];
        for (var i = 0; i < batch.Rights.Count; i++)
        {
            var right = batch.Rights[i];
            Expect(step.Execute(round, Bytes(right.RightId), batch.VersionsBefore[i], right.ExpectedVersion + 1, right.Paper is null ? 0 : 1), "A voting right has moved.");
        }

        var remove = writer["DELETE FROM ballot WHERE round = $1 AND handle = $2", 2];
        foreach (var handle in batch.Gone)
        {
            Expect(remove.Execute(round, Bytes(handle)), "A ballot to be replaced is not in the box.");
        }

        foreach (var ballot in batch.Ballots)
        {
            InsertBallot(round, ballot);
        }

        foreach (var cast in batch.Log)
        {
            InsertCast(round, cast);
        }

        return new BoxHead(last.Sequence, last.Hash, BoxState.Open, Head(round)!.Issued, voted);
    }

    private void Rewrite(string round, string table, string key)
    {
        writer[$"CREATE TEMP TABLE IF NOT EXISTS rewritten_{table} AS SELECT * FROM {table} WHERE false", 0].Execute();
        writer[$"INSERT INTO rewritten_{table} SELECT * FROM {table} WHERE round = $1", 1].Execute(round);
        writer[$"DELETE FROM {table} WHERE round = $1", 1].Execute(round);
        writer[$"INSERT INTO {table} SELECT * FROM rewritten_{table} ORDER BY {key}", 0].Execute();
        writer[$"DELETE FROM rewritten_{table}", 0].Execute();
    }

    private void InsertBallot(string round, CastEntry e) =>
        writer["INSERT INTO ballot (round, handle, choices, nonce, channel, area) VALUES ($1, $2, $3, $4, $5, $6)", 6]
            .Execute(round, Bytes(e.Handle), e.Choices, Bytes(e.Nonce), (int)e.Channel, e.Area);

    private void InsertCast(string round, CastEntry e) =>
        writer["INSERT INTO cast_log (round, seq, hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, paper) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", 9]
            .Execute(round, e.Sequence, Bytes(e.Hash), e.CastId.ToByteArray(bigEndian: true), Bytes(e.Fingerprint), Bytes(e.Leaf),
                e.ReplacedLeaf is { } replaced ? Bytes(replaced) : null, e.Tracking, e.Paper);

    private BoxHead MakeHead(string round)
    {
        writer[
            """
            INSERT INTO box_head (round, seq, hash, state, issued, online, paper, kiosk, phone, public_seq, public_hash)
            VALUES ($1, 0, $2, 0, 0, 0, 0, 0, 0, 0, $2) ON CONFLICT (round) DO NOTHING
            """, 2].Execute(round, Bytes(ChainHash.Genesis));
        return Head(round)!;
    }

    private BoxHead? Head(string round) => First(
        "SELECT seq, hash, state, issued, online, paper, kiosk, phone, settled FROM box_head WHERE round = $1",
        static r => new BoxHead(
            r.GetInt64(0), (byte[])r[1], (BoxState)r.GetInt32(2), r.GetInt64(3),
            new ChannelCounts(r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7))) { Settled = r.GetInt64(8) },
        round);

    private PublicHead PublicEnd(string round) =>
        First("SELECT public_seq, public_hash FROM box_head WHERE round = $1", static r => new PublicHead(r.GetInt64(0), (byte[])r[1]), round)
        ?? new PublicHead(0, ChainHash.Genesis);

    private StoredRight? Right(string round, ReadOnlyMemory<byte> rightId) => First(
        "SELECT version, area, void, paper FROM voting_right WHERE round = $1 AND right_id = $2",
        r => new StoredRight(rightId, r.GetInt32(0), Text(r, 1), r.GetInt32(2) != 0) { IsOnPaper = r.GetInt32(3) != 0 }, round, Bytes(rightId));

    private StoredCast? Cast(string round, Guid castId) => First(
        $"SELECT {CastColumns} FROM cast_log c WHERE c.round = $1 AND c.cast_id = $2", Cast, round, castId.ToByteArray(bigEndian: true));

    private T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = writer[sql, values.Length].Read(values);
        return reader.Read() ? read(reader) : null;
    }

    // An aggregate has one row.
    private Task<T> Aggregate<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancel, params object[] values) =>
        Task.Run(async () => await Many(sql, read, cancel, values).FirstAsync(cancel), cancel);

    // Long reads go by connections of their own: in WAL mode they hold up no writer, nor fill its cache with what is read once.
    private async IAsyncEnumerable<T> Many<T>(
        string sql, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancel, params object[] values)
    {
        await using var connection = database.Open();
        using var statement = new SqliteStatement(connection, sql, values.Length);
        await using var reader = statement.Read(values);
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return read(reader);
        }
    }

    private static StoredCast Cast(SqliteDataReader reader) => new(
        reader.GetInt64(0), (byte[])reader[1], new Guid((byte[])reader[2], bigEndian: true), (byte[])reader[3], (byte[])reader[4],
        reader.IsDBNull(5) ? null : (ReadOnlyMemory<byte>?)(byte[])reader[5], reader.GetInt64(6), reader.GetBoolean(7)) { Paper = reader.IsDBNull(8) ? null : reader.GetInt32(8) };

    private static UnorderedCast Unordered(SqliteDataReader reader) => new(
        reader.GetInt64(0), (byte[])reader[1], reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetInt32(4));

    private static StoredBallot Ballot(SqliteDataReader reader) =>
        new((byte[])reader[0], reader.GetString(1), (byte[])reader[2], (BallotChannel)reader.GetInt32(3), Text(reader, 4));

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();

    private static void Expect(int rows, string otherwise)
    {
        if (rows != 1)
        {
            throw new JournalConflictException(otherwise);
        }
    }
}
