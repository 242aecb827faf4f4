namespace ParticipatoryHub.Silo.Mail;

/// <summary>The outbox's statements, the same on both databases but for how rows are taken.</summary>
internal static class OutboxSql
{
    public const string Add =
        """
        INSERT INTO mail_outbox (key, address, resident_id, subject, body, created, due, attempts) VALUES ($1, $2, $3, $4, $5, $6, $6, 0)
        ON CONFLICT (key) DO NOTHING
        """;

    public const string End =
        """
        UPDATE mail_outbox SET due = NULL, claim = NULL, ended = $3, outcome = $4,
          address = CASE WHEN $5 = 1 THEN address END, subject = CASE WHEN $5 = 1 THEN subject ELSE '' END, body = CASE WHEN $5 = 1 THEN body ELSE '' END
        WHERE key = $1 AND claim = $2
        """;

    public const string Postpone = "UPDATE mail_outbox SET due = $3, claim = NULL, outcome = $4 WHERE key = $1 AND claim = $2";

    public const string Forget = "DELETE FROM mail_outbox WHERE ended < $1";

    public const string Latest =
        "SELECT key, address, resident_id, subject, body, created, ended, outcome FROM mail_outbox ORDER BY created DESC, key DESC LIMIT $1";

    public const string Waiting = "SELECT count(*), min(created) FROM mail_outbox WHERE due IS NOT NULL";

    /// <summary>Takes due rows; {0} keeps other nodes' hands off on a server.</summary>
    private const string ClaimRows =
        """
        UPDATE mail_outbox SET due = $2, claim = $3, attempts = attempts + 1
        WHERE key IN (SELECT key FROM mail_outbox WHERE due <= $1 ORDER BY due LIMIT $4 {0})
        RETURNING key, address, resident_id, subject, body, attempts, created
        """;

    public static string ClaimOnServer { get; } = ClaimRows.Replace("{0}", "FOR UPDATE SKIP LOCKED", StringComparison.Ordinal);

    public static string ClaimInFile { get; } = ClaimRows.Replace("{0}", "", StringComparison.Ordinal);
}
