namespace ParticipatoryHub.Silo.Ballots;

/// <summary>What is asked of the cast log, and of what is left of one that was destroyed, in words that both databases know.</summary>
internal static class UnorderedSql
{
    /// <summary>Of $1, the round: every entry of the log without its order.</summary>
    public const string FromLog =
        "SELECT c.tracking, c.leaf, EXISTS (SELECT 1 FROM cast_log later WHERE later.round = c.round AND later.replaced_leaf = c.leaf), c.paper, "
        + "(SELECT min(l.number) FROM leaf_list l WHERE l.round = c.round AND l.number > 0 AND l.through_seq >= c.seq) FROM cast_log c WHERE c.round = $1";

    /// <summary>Of $1, the round: what is left of a destroyed log.</summary>
    public const string Left = "SELECT tracking, leaf, is_replaced, paper, seal FROM cast_unordered WHERE round = $1";

    /// <summary>Of the round $1 the vote with the tracking code $2, wherever it is.</summary>
    public const string Find = FromLog + " AND c.tracking = $2 UNION ALL " + Left + " AND tracking = $2";

    /// <summary>Keeps of the log of $1 what has no order.</summary>
    public const string Keep = "INSERT INTO cast_unordered (round, tracking, leaf, is_replaced, paper, seal) SELECT $1, kept.* FROM (" + FromLog + ") kept ORDER BY 2";

    /// <summary>Deletes the log of $1.</summary>
    public const string Destroy = "DELETE FROM cast_log WHERE round = $1";

    /// <summary>Whether the public chain of $1 says that the keys are destroyed.</summary>
    public const string MayDestroy = "SELECT kind FROM public_chain WHERE round = $1 AND kind = 'KEYS_DESTROYED'";

    /// <summary>A row where the log of $1 is destroyed.</summary>
    public const string IsDestroyed = MayDestroy + " AND NOT EXISTS (SELECT 1 FROM cast_log WHERE round = $1)";

    /// <summary>Votes, papers handed out, and entries that replaced another.</summary>
    public const string Count =
        "SELECT count(*) FILTER (WHERE paper IS NULL), count(paper), count(*) FILTER (WHERE replaces) FROM ("
        + "SELECT paper, replaced_leaf IS NOT NULL AS replaces FROM cast_log WHERE round = $1 UNION ALL SELECT paper, is_replaced FROM cast_unordered WHERE round = $1) c";
}
