using System.Text.Json;

namespace ParticipatoryHub.Ideas;

/// <summary>Reads rows of ideas without waking their grains.</summary>
public static class StoredIdeas
{
    /// <summary>The line of a row, as in a list.</summary>
    public static IdeaLine Line(StoredIdea row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return IdeaViews.Line(row.Number, row.Version, JsonSerializer.Deserialize<IdeaState>(row.Body, HubJson.Options)!, row.Supports);
    }
}
