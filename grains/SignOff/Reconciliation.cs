using System.Collections.Immutable;
using ParticipatoryHub.Pots;

namespace ParticipatoryHub.SignOff;

/// <summary>
/// From those who may vote down to the last penny: eligible, issued, cast by channel, replaced, void, counted, allocated, unspent. Each
/// figure comes from where it is kept, and is held to another place that must say the same.
/// </summary>
/// <param name="Eligible">Voting rights that were ever registered.</param>
/// <param name="Withdrawn">Of these, withdrawn before they were used.</param>
/// <param name="Issued">Rights that could be used until the close.</param>
/// <param name="Voted">Rights that were used.</param>
/// <param name="Casts">Votes accepted, each time somebody voted again among them.</param>
/// <param name="Replaced">Votes that a later one of the same right replaced.</param>
/// <param name="ByChannel">What was left in the box, by channel as turnout names it; none that is zero.</param>
/// <param name="Void">Ballots declared void, by reason.</param>
/// <param name="Counted">Ballots counted.</param>
/// <param name="Budget">What there was to spend.</param>
/// <param name="Allocated">What the funded projects cost together.</param>
/// <param name="Unspent">The rest.</param>
/// <param name="Gaps">Where two figures that must be the same are not; empty when everything adds up.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.Reconciliation")]
public sealed record Reconciliation(
    [property: Id(0)] long Eligible,
    [property: Id(1)] long Withdrawn,
    [property: Id(2)] long Issued,
    [property: Id(3)] long Voted,
    [property: Id(4)] long Casts,
    [property: Id(5)] long Replaced,
    [property: Id(6)] ImmutableSortedDictionary<string, long> ByChannel,
    [property: Id(7)] ImmutableSortedDictionary<string, long> Void,
    [property: Id(8)] long Counted,
    [property: Id(9)] Money Budget,
    [property: Id(10)] Money Allocated,
    [property: Id(11)] Money Unspent,
    [property: Id(12)] ImmutableArray<ReconciliationGap> Gaps)
{
    /// <summary>What there was on paper; null where no paper was handed out or came back.</summary>
    [Id(13)]
    public PaperFigures? Paper { get; init; }

    /// <summary>What pots have to do with the budget; null where nothing. It is no part of what is signed.</summary>
    [Id(14)]
    public PotShare? Pots { get; init; }

    /// <summary>Ballots that were in the box at the close.</summary>
    public long InBox => ByChannel.Values.Sum();

    /// <summary>Ballots declared void.</summary>
    public long AllVoid => Void.Values.Sum();
}

/// <summary>The papers of a round, over all batches that were counted in.</summary>
/// <param name="HandedOut">Marks in the register.</param>
/// <param name="Unmarked">Papers that were handed out without a mark.</param>
/// <param name="NotTaken">Marks for which no paper was taken.</param>
/// <param name="Blank">Papers that came back with nothing on them, where that is no vote.</param>
/// <param name="InBox">Their ballots in the box.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.PaperFigures")]
public sealed record PaperFigures(
    [property: Id(0)] long Printed,
    [property: Id(1)] long Spoilt,
    [property: Id(2)] long Unused,
    [property: Id(3)] long HandedOut,
    [property: Id(4)] long Unmarked,
    [property: Id(5)] long NotTaken,
    [property: Id(6)] long Missing,
    [property: Id(7)] long Returned,
    [property: Id(8)] long Blank,
    [property: Id(9)] long OverVoted,
    [property: Id(10)] long Unclear,
    [property: Id(11)] long InBox);

/// <summary>Two figures that must be the same and are not.</summary>
/// <param name="Line">The line of the reconciliation.</param>
/// <param name="Expected">What it should be, by what is beside it.</param>
/// <param name="Found">What it is.</param>
/// <param name="Where">Where to look, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.ReconciliationGap")]
public sealed record ReconciliationGap(
    [property: Id(0)] ReconciliationLine Line,
    [property: Id(1)] long Expected,
    [property: Id(2)] long Found,
    [property: Id(3)] string Where);

/// <summary>A line of the reconciliation.</summary>
public enum ReconciliationLine
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Rights issued.</summary>
    Issued = 1,

    /// <summary>Rights used.</summary>
    Voted = 2,

    /// <summary>Votes accepted.</summary>
    Casts = 3,

    /// <summary>Votes replaced.</summary>
    Replaced = 4,

    /// <summary>Ballots in the box, by channel.</summary>
    InBox = 5,

    /// <summary>Ballots void.</summary>
    Void = 6,

    /// <summary>Ballots counted.</summary>
    Counted = 7,

    /// <summary>Money allocated.</summary>
    Allocated = 8,

    /// <summary>Money left.</summary>
    Unspent = 9,

    /// <summary>Paper ballots printed.</summary>
    PaperPrinted = 10,

    /// <summary>Paper ballots handed out.</summary>
    PaperHandedOut = 11,

    /// <summary>Paper ballots that came back.</summary>
    PaperReturned = 12,

    /// <summary>Paper ballots in the box.</summary>
    PaperInBox = 13,
}
