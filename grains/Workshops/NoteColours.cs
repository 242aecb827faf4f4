using System.Collections.Frozen;

namespace ParticipatoryHub.Workshops;

/// <summary>The colours of notes, by name. A colour never carries a meaning alone.</summary>
public static class NoteColours
{
    /// <summary>Every name.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, "yellow", "green", "blue", "pink", "orange", "purple", "grey", "white");
}
