namespace ParticipatoryHub.Counting;

/// <summary>A project by its place in id order, with the points (while a ballot is read, the rank) it is given.</summary>
internal readonly record struct Entry(int Project, long Points);

internal static class EntrySpans
{
    public static bool ContainsAnyProject(this Span<Entry> entries, int project)
    {
        foreach (var entry in entries)
        {
            if (entry.Project == project)
            {
                return true;
            }
        }

        return false;
    }
}
