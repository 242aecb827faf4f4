using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Silo.Workshops;

/// <summary>A snapshot that was stored in parts.</summary>
internal static class SnapshotRows
{
    /// <summary>The whole; null where nothing was stored.</summary>
    /// <param name="rows">The number of the operation, the same in each, and the parts in order.</param>
    public static StoredSnapshot? Whole(IReadOnlyCollection<(long Sequence, byte[] Part)> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var whole = new byte[rows.Sum(static row => row.Part.Length)];
        var at = 0;
        foreach (var (_, part) in rows)
        {
            part.CopyTo(whole, at);
            at += part.Length;
        }

        return new StoredSnapshot(rows.First().Sequence, whole);
    }
}
