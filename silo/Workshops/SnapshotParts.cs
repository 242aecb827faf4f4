using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Silo.Workshops;

/// <summary>A snapshot in parts that are each written in a moment.</summary>
internal static class SnapshotParts
{
    private const int PartBytes = 64 * 1024;

    /// <summary>The parts in order.</summary>
    public static IEnumerable<byte[]> Of(StoredSnapshot snapshot)
    {
        for (var from = 0; from < snapshot.State.Length; from += PartBytes)
        {
            yield return snapshot.State[from..Math.Min(snapshot.State.Length, from + PartBytes)].ToArray();
        }
    }

    /// <summary>What was stored in parts; null where nothing was.</summary>
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
