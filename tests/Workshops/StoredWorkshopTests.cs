using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>What is stored must be read by every later version.</summary>
public sealed class StoredWorkshopTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Snapshot_StoredSample_IsReadWhole()
    {
        // Arrange
        var state = WorkshopBoardTests.Played().State;
        DocsFile.AssertSame("tests/Workshops/Stored/workshop-snapshot.json", JsonSerializer.Serialize(state, Indented) + "\n");

        // Act
        var read = JsonSerializer.Deserialize<WorkshopState>(Sample("workshop-snapshot.json"), HubJson.Options)!;

        // Assert
        Assert.Equal(state.Hash(), read.Hash());
    }

    [Fact]
    public async Task Snapshot_OfALargeHall_ComesInPartsThatAreTheSameWhole()
    {
        // Arrange
        var played = WorkshopBoardTests.Played().State;
        var note = played.Notes.Values.First();
        var state = played with { Notes = played.Notes.SetItems(Enumerable.Range(10_000, 2_000).Select(number => KeyValuePair.Create((long)number, note))) };

        // Act
        var parts = await SnapshotParts.Of(state).ToListAsync();
        var first = await SnapshotParts.Of(state).FirstAsync();

        // Assert
        Assert.True(parts.Count > 3);
        Assert.All(parts[..^1], part => Assert.Equal(64 * 1024, part.Length));
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(state, HubJson.Options), parts.SelectMany(part => part).ToArray());
        Assert.Equal(parts[0], first);
    }

    [Fact]
    public void Operations_StoredSample_HasEveryEventAndFoldsToTheSnapshot()
    {
        // Arrange
        var log = WorkshopBoardTests.Played().Log;
        var bodies = log.Select((done, i) => OperationBody.Write(done with { Id = new Guid(i, 0, 0, new byte[8]) })).ToList();
        DocsFile.AssertSame("tests/Workshops/Stored/workshop-operations.json", JsonSerializer.Serialize(bodies.Select(stored => new { stored.Sequence, stored.Id, stored.At, Body = JsonNode.Parse(stored.Body) }), Indented) + "\n");

        // Act
        var read = JsonNode.Parse(Sample("workshop-operations.json"))!.AsArray()
            .Select(line => OperationBody.Read(new StoredOperation((long)line!["sequence"]!, (Guid)line["id"]!, (DateTimeOffset)line["at"]!, line["body"]!.ToJsonString()))).ToList();

        // Assert
        var kinds = typeof(WorkshopEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(known => known.DerivedType).ToHashSet();
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), read.SelectMany(done => done.Events).Select(happened => happened.GetType().Name).Distinct().Order());
        Assert.Equal(JsonSerializer.Deserialize<WorkshopState>(Sample("workshop-snapshot.json"), HubJson.Options)!.Hash(), read.Aggregate(WorkshopState.Empty, WorkshopFold.With).Hash());
    }

    [Fact]
    public void Index_StoredSample_IsReadWhole()
    {
        // Arrange
        var state = new WorkshopIndexState
        {
            Workshops = ImmutableSortedDictionary<string, WorkshopSummary>.Empty.Add("park", new("park", "ABCDEF", "What should the park be?", WorkshopPhase.Open, WorkshopExamples.At)),
            Codes = ImmutableSortedDictionary<string, string>.Empty.Add("ABCDEF", "park"),
        };
        DocsFile.AssertSame("tests/Workshops/Stored/workshop-index.json", JsonSerializer.Serialize(state, Indented) + "\n");

        // Act
        var read = JsonSerializer.Deserialize<WorkshopIndexState>(Sample("workshop-index.json"), HubJson.Options)!;

        // Assert
        Assert.Equal(state.Workshops["park"], read.Workshops["park"]);
        Assert.Equal("park", read.Codes["ABCDEF"]);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workshops", "Stored", name));
}
