using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>The languages that notes are translated into: those that the site speaks, by the first two letters of their tags.</summary>
public static class NoteLanguages
{
    /// <summary>Every one.</summary>
    public static ImmutableArray<string> All { get; } = ["en", "cy", "pl", "ur"];
}
