using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Ideas;

/// <summary>What is stored of an idea must be read by every later version.</summary>
public class StoredIdeaTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Idea_StoredSample_IsReadWhole()
    {
        // Arrange
        var state = IdeaExamples.In(IdeaPhase.Appealed)
            .With(new CoAuthorInvited(new IdeaInvitation(new string('a', 64), "My neighbour", IdeaExamples.At), IdeaExamples.Aisha))
            .With(new PhotoSet(new IdeaPhoto("p1", "The brook in spring", 1600, 1200), IdeaExamples.Aisha, IdeaExamples.At)) with
        {
            Audit = new AuditEntry(new Guid(7, 0, 0, new byte[8]), "r", IdeaExamples.At, "o1", "Olive Officer", "idea-declined", "Idea 7: declined it.", [new AuditChange("phase", "being reviewed", "declined")]),
            TookIn = [4], MergedInto = 3, Project = "idea-7",
        };
        DocsFile.AssertSame("tests/Ideas/Stored/idea.json", JsonSerializer.Serialize(state, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ideas", "Stored", "idea.json"));

        // Act
        var read = JsonSerializer.Deserialize<IdeaState>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
