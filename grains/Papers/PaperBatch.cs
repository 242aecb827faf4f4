namespace ParticipatoryHub.Papers;

/// <summary>How the papers of a batch were counted when its box came back, before anybody read one.</summary>
/// <param name="Bag">The number of the seal on the bag they lie in.</param>
/// <param name="Returned">Papers that were in the ballot box.</param>
/// <param name="Spoilt">Papers that voters gave back for a fresh one.</param>
/// <param name="Unused">Papers that were never handed out.</param>
/// <param name="Missing">Papers that were handed out and are in no box.</param>
/// <param name="Unmarked">Papers that were handed out without marking the register: a slip at the table, told here so that it is known.</param>
/// <param name="NotTaken">Marks in the register for which no paper was taken.</param>
/// <param name="Note">What there is to say of missing papers and slips; may be empty.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperManifest")]
public sealed record PaperManifest(
    [property: Id(0)] string Bag,
    [property: Id(1)] int Returned,
    [property: Id(2)] int Spoilt,
    [property: Id(3)] int Unused,
    [property: Id(4)] int Missing,
    [property: Id(5)] int Unmarked,
    [property: Id(6)] int NotTaken,
    [property: Id(7)] string Note)
{
    /// <summary>Every paper there is.</summary>
    public int Papers => Returned + Spoilt + Unused + Missing;

    /// <summary>Papers that left the table and did not come back to it.</summary>
    public int HandedOut => Returned + Missing;

    /// <summary>The marks that the register must have for these papers.</summary>
    public int Marks => HandedOut - Unmarked + NotTaken;
}

/// <summary>How far a batch is.</summary>
public enum PaperPhase
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Printed; papers are handed out from it.</summary>
    AtTheTable = 1,

    /// <summary>Counted in; two people enter it.</summary>
    Entering = 2,

    /// <summary>Both are done; what differs is decided, then it can go into the box.</summary>
    Comparing = 3,

    /// <summary>In the box and on the public record, or without a paper that came back.</summary>
    Settled = 4,
}

/// <summary>A batch of papers as it is stored.</summary>
/// <param name="Number">Counted per round from 1.</param>
/// <param name="Place">Where it is used, such as a hall.</param>
/// <param name="Area">The area bucket of its voters, or null.</param>
/// <param name="Printed">How many papers there are; they are numbered from 1.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperBatch")]
public sealed record PaperBatch(
    [property: Id(0)] int Number,
    [property: Id(1)] string Place,
    [property: Id(2)] string? Area,
    [property: Id(3)] int Printed)
{
    /// <summary>Null until it is counted in.</summary>
    [Id(4)]
    public PaperManifest? Manifest { get; init; }

    /// <summary>Who counted it in: the account's id.</summary>
    [Id(5)]
    public string? CountedBy { get; init; }

    /// <summary>Who enters it first, from their first paper on; the account's id.</summary>
    [Id(6)]
    public string? FirstBy { get; init; }

    /// <summary>Who enters it second.</summary>
    [Id(7)]
    public string? SecondBy { get; init; }

    /// <summary>Whether the first has finished.</summary>
    [Id(8)]
    public bool FirstDone { get; init; }

    /// <summary>Whether the second has finished.</summary>
    [Id(9)]
    public bool SecondDone { get; init; }

    /// <summary>How often it went into the box: 0 not yet, more than once when an audit corrected it.</summary>
    [Id(10)]
    public int Version { get; init; }

    /// <summary>Its ballots in the box.</summary>
    [Id(11)]
    public int Settled { get; init; }

    /// <summary>Marks in the register for papers of this batch.</summary>
    [Id(12)]
    public int Marks { get; init; }

    /// <summary>How far it is.</summary>
    public PaperPhase Phase => this switch
    {
        { Manifest: null } => PaperPhase.AtTheTable,
        { Version: > 0 } or { Manifest.Returned: 0 } when AddsUp => PaperPhase.Settled,
        { FirstDone: true, SecondDone: true } => PaperPhase.Comparing,
        _ => PaperPhase.Entering,
    };

    /// <summary>Whether every printed paper is accounted for, and every paper handed out by a mark.</summary>
    public bool AddsUp => Manifest is { } manifest && manifest.Papers == Printed && manifest.Marks == Marks;

    /// <summary>Whose hand somebody enters with; not set where two others do.</summary>
    public PaperHand HandOf(string by) =>
        FirstBy == by ? PaperHand.First
        : SecondBy == by ? PaperHand.Second
        : FirstBy is null ? PaperHand.First
        : SecondBy is null ? PaperHand.Second
        : PaperHand.Unspecified;

    /// <summary>Whether a hand has finished.</summary>
    public bool IsDone(PaperHand hand) => hand == PaperHand.First ? FirstDone : hand == PaperHand.Second && SecondDone;

    /// <summary>Whether these people are the only ones who entered it.</summary>
    public bool IsEnteredOnlyBy(params ReadOnlySpan<string> people) =>
        Version > 0 && people.Contains(FirstBy!) && people.Contains(SecondBy!);
}

/// <summary>What one hand says of one paper.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperEntry")]
public sealed record PaperEntry([property: Id(0)] int Number, [property: Id(1)] PaperHand Hand, [property: Id(2)] PaperReading Reading, [property: Id(3)] string By);
