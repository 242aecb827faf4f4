using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Plans;

/// <summary>What is stored of a plan must be read by every later version.</summary>
public sealed class StoredPlanTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Plan_StoredSample_IsReadWhole()
    {
        // Arrange
        DocsFile.AssertSame("tests/Plans/Stored/plan.json", JsonSerializer.Serialize(PlanExamples.In(PlanPhase.Review), Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Stored", "plan.json"));

        // Act
        var read = JsonSerializer.Deserialize<Plan>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
