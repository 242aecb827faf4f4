using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Trust;

/// <summary>
/// An entry of the public chain as a line of <c>ledger.jsonl</c>. The body stays a string, so that whoever hashes it hashes the very
/// bytes that were hashed first.
/// </summary>
public sealed record ChainLine(
    [property: JsonPropertyName("seq")] long Sequence,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("hash")] string Hash)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line of a stored entry.</summary>
    public static ChainLine Of(StoredChainEntry entry) =>
        new(entry.Sequence, entry.Kind, entry.Id, entry.Body, Convert.ToHexStringLower(entry.Hash.Span));

    /// <summary>Reads a line; false when it is not one.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out ChainLine? read)
    {
        try
        {
            read = JsonSerializer.Deserialize<ChainLine>(line, Options);
            return read is { Kind: not null, Id: not null, Body: not null, Hash: not null };
        }
        catch (JsonException)
        {
            read = null;
            return false;
        }
    }

    /// <summary>The line, without its end.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);
}
