namespace ParticipatoryHub.Ballots;

/// <summary>An entry for the public chain, before it has a place in it.</summary>
/// <param name="Kind">OPEN, EXTEND, SUSPEND, RESUME, CLOSE, COUNT, PUBLISH, …</param>
/// <param name="Body">Canonical JSON, one line.</param>
/// <param name="Id">
/// One per act, at most 100 characters without line breaks: <c>OPEN</c>, <c>SUSPEND-2</c>. It makes a retry harmless: when an entry
/// with the id is there already, the whole call changes nothing.
/// </param>
[GenerateSerializer, Immutable, Alias("hub.ballots.ChainEntry")]
public sealed record ChainEntry(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Body,
    [property: Id(2)] string Id);
