using System.Collections.Immutable;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>A Pabulib file as read: nothing is left out, not even what we do not know.</summary>
/// <param name="Meta">The META pairs in order.</param>
/// <param name="Projects">The PROJECTS section.</param>
/// <param name="Votes">The VOTES section; null in a file without it.</param>
public sealed record PabulibFile(ImmutableArray<PabulibMeta> Meta, PabulibTable Projects, PabulibTable? Votes)
{
    /// <summary>The value of a META key, or null.</summary>
    public string? Find(string key) => Meta.FirstOrDefault(pair => pair.Key == key)?.Value;
}

/// <summary>One META line; <paramref name="Line"/> counts from 1 and is 0 in a file that was not read.</summary>
public sealed record PabulibMeta(string Key, string Value, int Line = 0);

/// <summary>A section with columns; every row has as many fields as there are columns.</summary>
public sealed record PabulibTable(ImmutableArray<string> Columns, IReadOnlyList<PabulibRow> Rows, int Line = 0)
{
    /// <summary>The place of a column, or -1.</summary>
    public int Column(string name) => Columns.IndexOf(name);
}

/// <summary>One row; <paramref name="Line"/> counts from 1 and is 0 in a file that was not read.</summary>
public readonly record struct PabulibRow(string[] Fields, int Line = 0);
