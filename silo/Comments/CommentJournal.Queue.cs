using System.Collections.Immutable;
using ParticipatoryHub.Comments;
using static ParticipatoryHub.Silo.Comments.CommentSql;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>What moderators ask of all threads together.</summary>
internal abstract partial class CommentJournal
{
    /// <inheritdoc />
    public Task<StoredQueuePage> ReadQueue(QueueQuery query, int most, CancellationToken cancel) => Read(
        async sql =>
        {
            var (where, values) = Where(query);
            var matching = await sql.Rows($"SELECT count(*) FROM comment WHERE {where}", static row => (int)row.GetInt64(0), [.. values]);
            var comments = await sql.Rows(
                $"SELECT place, round, kind, subject, {CommentColumns} FROM comment WHERE {where}{(query.Before > 0 ? $" AND place < {query.Before}" : "")} ORDER BY place DESC LIMIT {most}", Placed, [.. values]);
            var flags = await sql.Rows(
                $"""
                SELECT c.place, f.reason, f.note, f.at FROM comment c
                JOIN comment_flag f ON f.round = c.round AND f.kind = c.kind AND f.subject = c.subject AND f.number = c.number
                WHERE c.place IN ({In(comments.Select(comment => comment.Place))}) AND f.settled_by IS NULL ORDER BY f.at DESC
                """,
                static row => (Place: row.GetInt64(0), Flag: new CommentFlag((FlagReason)row.GetInt64(1), Text(row, 2), Instant(row.GetInt64(3)))));
            return new StoredQueuePage(comments, flags.ToLookup(flag => flag.Place, flag => flag.Flag), matching[0]);
        },
        cancel);

    /// <inheritdoc />
    public Task<WaitingComments> CountWaiting(string? round, CancellationToken cancel) => Read(
        async sql => (await sql.Rows(
            $"SELECT count(*) FILTER (WHERE flags > 0), count(*) FILTER (WHERE is_seen = 0) FROM comment WHERE (flags > 0 OR is_seen = 0) AND state <> 2{(round is null ? "" : " AND round = $1")}",
            static row => new WaitingComments((int)row.GetInt64(0), (int)row.GetInt64(1)),
            round is null ? [] : [round]))[0],
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<(CommentSubject Subject, long Number)>> FindPlaces(IReadOnlyCollection<long> places, CancellationToken cancel) => Read(
        sql => sql.Rows($"SELECT round, kind, subject, number FROM comment WHERE place IN ({In(places)})", static row => (Subject(row, 0), row.GetInt64(3))), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<CommentSubject>> FindThreads(Guid command, CancellationToken cancel) => Read(
        sql => sql.Rows("SELECT DISTINCT round, kind, subject FROM comment_step WHERE command = $1", static row => Subject(row, 0), command.ToString()), cancel);

    private static (string Where, List<object?> Values) Where(QueueQuery query)
    {
        var values = new List<object?>();
        var where = "state <> 2 AND " + query.Filter switch
        {
            QueueFilter.Flagged => "flags > 0",
            QueueFilter.New => "is_seen = 0",
            QueueFilter.Hidden => "state = 3",
            QueueFilter.All => "state > 0",
            _ => "(flags > 0 OR is_seen = 0)",
        };
        if (query.Round is { Length: > 0 } round)
        {
            values.Add(round);
            where += $" AND round = ${values.Count}";
        }

        if (query.Kind != CommentSubjectKind.Unspecified)
        {
            where += $" AND kind = {(int)query.Kind}";
        }

        if (query.Words is { Length: > 0 } words)
        {
            values.Add("%" + words.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%");
            where += $" AND lower(text) LIKE ${values.Count} ESCAPE '!'";
        }

        return (where, values);
    }
}
