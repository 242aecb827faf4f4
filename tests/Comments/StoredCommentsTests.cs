using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Comments;

/// <summary>What is stored must be read by every later version.</summary>
public sealed class StoredCommentsTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Settings_StoredSample_IsReadWhole()
    {
        // Arrange
        var state = new CommentSettingsState { Settings = new(true, "The council meets tonight.", "Olive Officer", RoundExamples.Start) };
        DocsFile.AssertSame("tests/Comments/Stored/comment-settings.json", JsonSerializer.Serialize(state, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Comments", "Stored", "comment-settings.json"));

        // Act
        var read = JsonSerializer.Deserialize<CommentSettingsState>(sample, HubJson.Options);

        // Assert
        Assert.Equal(state, read);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
