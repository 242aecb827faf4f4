using System.Collections.Immutable;
using ParticipatoryHub.Comments;
using static ParticipatoryHub.Silo.Comments.CommentSql;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>The statements of the comment journal, in the SQL that both databases speak; each database brings its connections.</summary>
internal abstract partial class CommentJournal : ICommentJournal
{
    private const string Thread = "round = $1 AND kind = $2 AND subject = $3";

    // A deleted comment stays as a placeholder while somebody has answered it.
    private const string Listed = "(state <> 2 OR replies > 0)";

    /// <inheritdoc />
    public Task<ThreadHead> ReadHead(CommentSubject subject, CancellationToken cancel) => Read(async sql => await Head(sql, subject), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<StoredComment>> Find(CommentSubject subject, IReadOnlyCollection<long> numbers, CancellationToken cancel) => Read(
        sql => sql.Rows($"SELECT {CommentColumns} FROM comment WHERE {Thread} AND number IN ({In(numbers)}) ORDER BY number", Comment, Key(subject)), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<StoredStep>> FindSteps(CommentSubject subject, Guid command, CancellationToken cancel) => Read(
        sql => sql.Rows($"SELECT {StepColumns} FROM comment_step WHERE {Thread} AND command = $4 ORDER BY number", StepOf, [.. Key(subject), command.ToString()]), cancel);

    /// <inheritdoc />
    public Task<ThreadHead> Append(CommentSubject subject, ThreadHead expected, CommentChange change, CancellationToken cancel) => Write(
        async sql =>
        {
            var head = new ThreadHead(
                expected.Version + 1, Math.Max(expected.Last, change.Comments.Select(comment => comment.Number).DefaultIfEmpty().Max()), expected.Shown + change.Shown);
            var moved = expected.Version == 0
                ? await sql.Execute("INSERT INTO comment_thread (round, kind, subject, version, last_number, shown) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING", [.. Key(subject), head.Version, head.Last, (long)head.Shown])
                : await sql.Execute($"UPDATE comment_thread SET version = $4, last_number = $5, shown = $6 WHERE {Thread} AND version = $7", [.. Key(subject), head.Version, head.Last, (long)head.Shown, expected.Version]);
            if (moved != 1)
            {
                throw new CommentConflictException("The thread has moved.");
            }

            foreach (var comment in change.Comments)
            {
                await Put(sql, subject, comment, isNew: comment.Number > expected.Last);
            }

            foreach (var step in change.Steps)
            {
                await sql.Execute(
                    "INSERT INTO comment_step (round, kind, subject, number, command, act, person, staff_name, at, reason, text_before, text_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                    [.. Key(subject), step.Number, step.Command.ToString(), (long)step.Act, step.By, step.ByName, Milliseconds(step.At), step.Reason, step.Before, step.After]);
            }

            await PutMarks(sql, subject, change);
            return head;
        },
        cancel);

    /// <inheritdoc />
    public Task<StoredPage> ReadPage(CommentSubject subject, PageRequest request, CancellationToken cancel) => Read(
        async sql =>
        {
            var firsts = await sql.Rows(Firsts(request, out var cursor), Comment, [.. Key(subject), .. cursor]);
            var replies = firsts.IsEmpty ? [] : await sql.Rows(
                string.Join(" UNION ALL ", firsts.Take(request.Size).Select(first =>
                    $"SELECT * FROM (SELECT {CommentColumns} FROM comment WHERE {Thread} AND root = {first.Number} AND number > {(request.Only > 0 ? request.RepliesAfter : 0)} AND {Listed} ORDER BY number LIMIT {request.Replies + 1}) AS r{first.Number}")),
                Comment, Key(subject));
            var byRoot = replies.ToLookup(reply => reply.Root);
            var official = await sql.Rows($"SELECT max(number) FROM comment WHERE {Thread} AND is_official = 1 AND state = 1", static row => row.IsDBNull(0) ? 0 : row.GetInt64(0), Key(subject));
            return new StoredPage([.. firsts.Select(first => (first, byRoot[first.Number].OrderBy(reply => reply.Number).ToImmutableArray()))], official[0]);
        },
        cancel);

    /// <inheritdoc />
    public Task<PersonMarks> ReadMarks(CommentSubject subject, IReadOnlyCollection<long> numbers, string person, CancellationToken cancel) => Read(
        async sql =>
        {
            object?[] mine = [.. Key(subject), person];
            var where = $"{Thread} AND person = $4 AND number IN ({In(numbers)})";
            var supported = await sql.Rows($"SELECT number FROM comment_support WHERE {where}", static row => row.GetInt64(0), mine);
            var flagged = await sql.Rows($"SELECT number FROM comment_flag WHERE {where}", static row => row.GetInt64(0), mine);
            return new PersonMarks([.. supported], [.. flagged]);
        },
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<StoredStep>> ReadHistory(CommentSubject subject, long number, CancellationToken cancel) => Read(
        sql => sql.Rows($"SELECT {StepColumns} FROM comment_step WHERE {Thread} AND number = $4 ORDER BY step", StepOf, [.. Key(subject), number]), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<DateTimeOffset>> ReadRecent(string person, CommentAct act, DateTimeOffset since, int most, CancellationToken cancel) => Read(
        sql => sql.Rows(
            "SELECT at FROM comment_step WHERE person = $1 AND act = $2 AND at > $3 ORDER BY at DESC LIMIT $4", static row => Instant(row.GetInt64(0)),
            person, (long)act, Milliseconds(since), (long)most),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableSortedDictionary<string, int>> CountBySubject(string round, CommentSubjectKind kind, CancellationToken cancel) => Read(
        async sql => (await sql.Rows(
            "SELECT subject, shown FROM comment_thread WHERE round = $1 AND kind = $2 AND shown > 0", static row => KeyValuePair.Create(row.GetString(0), (int)row.GetInt64(1)), round, (long)kind))
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedComment>> ReadBy(string person, long before, int most, CancellationToken cancel) => Read(
        sql => sql.Rows(
            $"SELECT place, round, kind, subject, {CommentColumns} FROM comment WHERE author = $1 AND staff_name IS NULL AND place < $2 ORDER BY place DESC LIMIT $3", Placed,
            person, before > 0 ? before : long.MaxValue, (long)most),
        cancel);

    /// <inheritdoc />
    public Task Forget(string person, CancellationToken cancel) => Write(
        async sql =>
        {
            await sql.Execute("UPDATE comment SET author = '' WHERE author = $1 AND staff_name IS NULL", person);
            await sql.Execute("UPDATE comment_step SET person = '' WHERE person = $1 AND staff_name IS NULL", person);
            await sql.Execute("UPDATE comment_flag SET person = $2 WHERE person = $1", person, $"gone-{Guid.NewGuid():N}");
            await sql.Execute("UPDATE comment_support SET person = $2 WHERE person = $1", person, $"gone-{Guid.NewGuid():N}");
            return 0;
        },
        cancel);

    /// <summary>Runs reads on one connection.</summary>
    protected abstract Task<T> Read<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel);

    /// <summary>Runs writes in one transaction, which is on the disk when this returns. A broken key is a <see cref="CommentConflictException"/>.</summary>
    protected abstract Task<T> Write<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel);

    private static object?[] Key(CommentSubject subject) => [subject.Round, (long)subject.Kind, subject.Id];

    private static async Task<ThreadHead> Head(CommentSql sql, CommentSubject subject) =>
        await sql.Rows($"SELECT version, last_number, shown FROM comment_thread WHERE {Thread}", static row => new ThreadHead(row.GetInt64(0), row.GetInt64(1), (int)row.GetInt64(2)), Key(subject)) is [var head]
            ? head
            : ThreadHead.Empty;

    private static Task<int> Put(CommentSql sql, CommentSubject subject, StoredComment comment, bool isNew) => isNew
        ? sql.Execute(
            $"INSERT INTO comment (round, kind, subject, {CommentColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            [.. Key(subject), comment.Number, comment.Root, comment.ReplyTo, comment.Author, comment.StaffName, Bit(comment.IsOfficial), comment.Text, Milliseconds(comment.PostedAt),
                EditedAt(comment), (long)comment.State, comment.Reason, (long)comment.Replies, (long)comment.Supports, (long)comment.Flags, Bit(comment.IsSeen)])
        : sql.Execute(
            $"UPDATE comment SET is_official = $5, text = $6, edited_at = $7, state = $8, reason = $9, replies = $10, supports = $11, flags = $12, is_seen = $13 WHERE {Thread} AND number = $4",
            [.. Key(subject), comment.Number, Bit(comment.IsOfficial), comment.Text, EditedAt(comment), (long)comment.State, comment.Reason, (long)comment.Replies, (long)comment.Supports,
                (long)comment.Flags, Bit(comment.IsSeen)]);

    private static async Task PutMarks(CommentSql sql, CommentSubject subject, CommentChange change)
    {
        if (change.Flag is { } flag)
        {
            await sql.Execute(
                "INSERT INTO comment_flag (round, kind, subject, number, person, reason, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                [.. Key(subject), flag.Number, flag.Person, (long)flag.Reason, flag.Note, Milliseconds(flag.At)]);
        }

        if (change.Support is { } support)
        {
            await sql.Execute(
                support.Supports
                    ? "INSERT INTO comment_support (round, kind, subject, number, person) VALUES ($1, $2, $3, $4, $5)"
                    : $"DELETE FROM comment_support WHERE {Thread} AND number = $4 AND person = $5",
                [.. Key(subject), support.Number, support.Person]);
        }

        if (change.Settled.Length > 0)
        {
            await sql.Execute(
                $"UPDATE comment_flag SET settled_by = $4 WHERE {Thread} AND number IN ({In(change.Settled)}) AND settled_by IS NULL", [.. Key(subject), change.Steps[0].Command.ToString()]);
        }

        if (change.Reopened is { } reopened)
        {
            await sql.Execute($"UPDATE comment_flag SET settled_by = NULL WHERE {Thread} AND number IN ({In(reopened.Numbers)}) AND settled_by = $4", [.. Key(subject), reopened.Command.ToString()]);
            await sql.Execute(
                $"""
                UPDATE comment SET flags = (SELECT count(*) FROM comment_flag f WHERE f.round = comment.round AND f.kind = comment.kind
                  AND f.subject = comment.subject AND f.number = comment.number AND f.settled_by IS NULL)
                WHERE {Thread} AND number IN ({In(reopened.Numbers)})
                """,
                Key(subject));
        }
    }

    private static string Firsts(PageRequest request, out object?[] cursor)
    {
        var after = request.After;
        (var where, var order, cursor) = request switch
        {
            { Only: > 0 } => ("number = $4", "number", [request.Only]),
            { Sort: CommentSort.Oldest } => ("number > $4", "number", [after?.Number ?? 0]),
            { Sort: CommentSort.Supported } => Counted("supports", after),
            { Sort: CommentSort.Replied } => Counted("replies", after),
            _ => ("number < $4", "number DESC", new object?[] { after?.Number ?? long.MaxValue }),
        };
        return $"SELECT {CommentColumns} FROM comment WHERE {Thread} AND root = 0 AND {Listed} AND {where} ORDER BY {order} LIMIT {request.Size + 1}";
    }

    private static (string Where, string Order, object?[] Cursor) Counted(string column, CommentCursor? after) =>
        ($"({column} < $4 OR {column} = $4 AND number < $5)", $"{column} DESC, number DESC", [after?.Value ?? long.MaxValue, after?.Number ?? long.MaxValue]);

    private static long Bit(bool value) => value ? 1 : 0;

    private static long? EditedAt(StoredComment comment) => comment.EditedAt is { } at ? Milliseconds(at) : null;
}
