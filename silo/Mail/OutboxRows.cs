using System.Data.Common;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Silo.Mail;

/// <summary>Rows of the outbox as letters.</summary>
internal static class OutboxRows
{
    public static ClaimedLetter Claimed(DbDataReader row, string claim) => new(Letter(row), claim, row.GetInt32(5), Instant(row, 6)!.Value);

    public static OutboxEntry Entry(DbDataReader row) => new(Letter(row), Instant(row, 5)!.Value, Instant(row, 6), Text(row, 7));

    public static OutboxBacklog Backlog(DbDataReader row) => new(row.GetInt64(0), Instant(row, 1));

    private static Letter Letter(DbDataReader row) =>
        new(row.GetString(0), Text(row, 1), Text(row, 2) is { } resident ? new ResidentId(resident) : null, row.GetString(3), row.GetString(4));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
