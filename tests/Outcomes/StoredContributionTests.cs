using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Outcomes;

/// <summary>What is stored of a contribution must be read by every later version.</summary>
public sealed class StoredContributionTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Contribution_StoredSample_IsReadWhole()
    {
        // Arrange
        var contribution = new Contribution(
            new EntryOrigin(EntryOriginKind.Project, "green-fund", "g03", "Street trees"), ["outcome-cohesion"], new DateOnly(2027, 2, 1), "People meet under them.", "Olive Officer", RoundExamples.Start);
        DocsFile.AssertSame("tests/Outcomes/Stored/contribution.json", JsonSerializer.Serialize(contribution, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Outcomes", "Stored", "contribution.json"));

        // Act
        var read = JsonSerializer.Deserialize<Contribution>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
