using System.Collections.Immutable;
using System.Data.Common;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>One connection with the statements' values bound to <c>$1</c>, <c>$2</c>, …: text, whole numbers and null, which both databases take alike.</summary>
internal sealed class CommentSql(DbConnection connection, DbTransaction? transaction, bool isNamed, CancellationToken cancel)
{
    /// <summary>Columns that <see cref="Comment"/> reads, from the column it is given.</summary>
    public const string CommentColumns =
        "number, root, reply_to, author, staff_name, is_official, text, posted_at, edited_at, state, reason, replies, supports, flags, is_seen";

    /// <summary>Columns that <see cref="StepOf"/> reads.</summary>
    public const string StepColumns = "number, command, act, person, staff_name, at, reason, text_before, text_after";

    /// <summary>Runs a statement; returns the number of rows changed.</summary>
    public async Task<int> Execute(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Every row of a query.</summary>
    public async Task<ImmutableArray<T>> Rows<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>Numbers as they stand in <c>IN (…)</c>; never empty.</summary>
    public static string In(IEnumerable<long> numbers) => string.Join(',', numbers.DefaultIfEmpty(0));

    public static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static StoredComment Comment(DbDataReader row) => Comment(row, 0);

    public static StoredComment Comment(DbDataReader row, int from) => new(
        row.GetInt64(from),
        row.GetInt64(from + 1),
        row.GetInt64(from + 2),
        row.GetString(from + 3),
        Text(row, from + 4),
        row.GetInt64(from + 5) == 1,
        row.GetString(from + 6),
        Instant(row.GetInt64(from + 7)),
        row.IsDBNull(from + 8) ? null : Instant(row.GetInt64(from + 8)),
        (CommentState)row.GetInt64(from + 9),
        Text(row, from + 10),
        (int)row.GetInt64(from + 11),
        (int)row.GetInt64(from + 12),
        (int)row.GetInt64(from + 13),
        row.GetInt64(from + 14) == 1);

    public static StoredStep StepOf(DbDataReader row) => new(
        row.GetInt64(0), Guid.Parse(row.GetString(1)), (CommentAct)row.GetInt64(2), row.GetString(3), Text(row, 4), Instant(row.GetInt64(5)), Text(row, 6), Text(row, 7), Text(row, 8));

    public static PlacedComment Placed(DbDataReader row) => new(row.GetInt64(0), Subject(row, 1), Comment(row, 4));

    public static CommentSubject Subject(DbDataReader row, int from) =>
        new(row.GetString(from), (CommentSubjectKind)row.GetInt64(from + 1), row.GetString(from + 2));

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private DbCommand Command(string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Everything that a person wrote is bound; what is put into the text are our own words and whole numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            if (isNamed)
            {
                parameter.ParameterName = $"${i + 1}";
            }

            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
