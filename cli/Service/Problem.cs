using System.Text.Json;

namespace ParticipatoryHub.Cli.Service;

/// <summary>Reads problem details (RFC 9457) as the service writes them.</summary>
internal static class Problem
{
    /// <summary>The stable code, or null when the body is no problem of ours.</summary>
    public static string? Code(ReadOnlyMemory<byte> body) => Read(body, "code");

    /// <summary>The sentence for the person, or null when the body is no problem of ours.</summary>
    public static string? Sentence(ReadOnlyMemory<byte> body) => Read(body, "detail") ?? Read(body, "title");

    private static string? Read(ReadOnlyMemory<byte> body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()?.ReplaceLineEndings(" ")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
