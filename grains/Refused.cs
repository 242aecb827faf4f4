namespace ParticipatoryHub;

/// <summary>An expected "no": a stable code for programs and one sentence for the person.</summary>
/// <param name="Code">Stable, lower case with hyphens, never reused: <c>voting-closed</c>.</param>
/// <param name="Sentence">Says what is wrong and, where there is one, what to do.</param>
/// <param name="Field">The field it is about, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.Refused")]
public sealed record Refused(
    [property: Id(0)] string Code,
    [property: Id(1)] string Sentence,
    [property: Id(2)] string? Field = null);
