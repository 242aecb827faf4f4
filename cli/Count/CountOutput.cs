using System.Text.Json.Serialization;

namespace ParticipatoryHub.Cli.Count;

/// <summary>What <c>hub count --json</c> writes; money in units of the file's currency.</summary>
internal sealed record CountOutput(
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("budget")] decimal Budget,
    [property: JsonPropertyName("cost")] decimal Cost,
    [property: JsonPropertyName("selected")] string[] Selected,
    [property: JsonPropertyName("steps")] int Steps,
    [property: JsonPropertyName("elapsed_ms")] long ElapsedMilliseconds);
