using System.Text.Json.Serialization;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>How long a page took, in milliseconds from the request to its last byte over loopback.</summary>
/// <param name="Bytes">The body as it was sent, compressed.</param>
internal sealed record PageFigures(
    [property: JsonPropertyName("database")] string Database,
    [property: JsonPropertyName("page")] string Page,
    [property: JsonPropertyName("reads")] long Reads,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p95_ms")] double P95,
    [property: JsonPropertyName("p99_ms")] double P99,
    [property: JsonPropertyName("bytes")] int Bytes)
{
    /// <summary>The figures of a page that has been read.</summary>
    public static PageFigures Of(string database, MeasuredPage page) => new(
        database,
        page.Name,
        page.Latencies.Count,
        Math.Round(page.Latencies.Percentile(0.5), 1),
        Math.Round(page.Latencies.Percentile(0.95), 1),
        Math.Round(page.Latencies.Percentile(0.99), 1),
        page.Bytes);
}
