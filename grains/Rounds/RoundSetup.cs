using System.Collections.Immutable;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>Who carries a funded project out; only grants go to grant registers.</summary>
public enum Delivery
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A grant to an organisation or a person.</summary>
    Grant = 1,

    /// <summary>The council itself.</summary>
    Council = 2,

    /// <summary>A supplier of the council.</summary>
    Supplier = 3,
}

/// <summary>A point on the map, WGS 84 degrees.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.Place")]
public sealed record Place([property: Id(0)] double Latitude, [property: Id(1)] double Longitude);

/// <summary>A project on the ballot.</summary>
/// <param name="Id">Text, unique in the round, at most 64 characters of printable ASCII without blanks, comma, semicolon, equals sign or quotes.</param>
/// <param name="Name">At most 300 characters.</param>
/// <param name="Description">At most 4,000 characters; may be empty.</param>
/// <param name="Cost">Zero or more.</param>
/// <param name="Area">The part of the community it is in, or null.</param>
/// <param name="Categories">In the order given; may be empty.</param>
/// <param name="Place">Where it is, or null.</param>
/// <param name="Delivery">Who carries it out.</param>
/// <param name="Withdrawn">Shown, but not on the ballot and never funded.</param>
/// <param name="Other">Further Pabulib columns, kept to be written back.</param>
/// <param name="Idea">The number of the idea it came from, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundProject")]
public sealed record RoundProject(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] Money Cost,
    [property: Id(4)] string? Area,
    [property: Id(5)] ImmutableArray<string> Categories,
    [property: Id(6)] Place? Place,
    [property: Id(7)] Delivery Delivery,
    [property: Id(8)] bool Withdrawn,
    [property: Id(9)] ImmutableSortedDictionary<string, string> Other,
    [property: Id(10)] int? Idea = null);

/// <summary>The call for ideas: when residents may put them forward, and what may be chosen.</summary>
/// <param name="OpensAt">When ideas open by themselves; UTC.</param>
/// <param name="ClosesAt">The instant from which no idea is taken; UTC, not after voting opens.</param>
/// <param name="Guidance">What residents should know before they begin; plain text, may be empty.</param>
/// <param name="Areas">The parts of the community to choose from; empty when place is only told in words.</param>
/// <param name="Categories">The kinds of idea to choose from; may be empty.</param>
/// <param name="MostCost">The most that one idea may cost, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.IdeaCall")]
public sealed record IdeaCall(
    [property: Id(0)] DateTimeOffset OpensAt,
    [property: Id(1)] DateTimeOffset ClosesAt,
    [property: Id(2)] string Guidance,
    [property: Id(3)] ImmutableArray<string> Areas,
    [property: Id(4)] ImmutableArray<string> Categories,
    [property: Id(5)] Money? MostCost = null);

/// <summary>Everything an officer decides about a round. Frozen and hashed when voting opens.</summary>
/// <param name="Name">What residents call it.</param>
/// <param name="Description">Plain text; may be empty.</param>
/// <param name="Community">The community it belongs to.</param>
/// <param name="Area">A narrower area, or null.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Budget">What can be spent.</param>
/// <param name="Projects">What can be voted for, in the order given.</param>
/// <param name="Method">How ballots are filled in.</param>
/// <param name="Limits">What a ballot may hold.</param>
/// <param name="Counting">How ballots are counted: rule, ties, thresholds, conflicts.</param>
/// <param name="OpensAt">When voting opens by itself; UTC.</param>
/// <param name="ClosesAt">The instant from which no ballot is accepted; UTC.</param>
/// <param name="TimeZone">IANA zone that deadlines are shown in.</param>
/// <param name="Meta">Further Pabulib META entries, kept in their order to be written back.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.RoundSetup")]
public sealed record RoundSetup(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] string Community,
    [property: Id(3)] string? Area,
    [property: Id(4)] string Currency,
    [property: Id(5)] Money Budget,
    [property: Id(6)] ImmutableArray<RoundProject> Projects,
    [property: Id(7)] VotingMethod Method,
    [property: Id(8)] BallotLimits Limits,
    [property: Id(9)] CountOptions Counting,
    [property: Id(10)] DateTimeOffset OpensAt,
    [property: Id(11)] DateTimeOffset ClosesAt,
    [property: Id(12)] string TimeZone,
    [property: Id(13)] ImmutableArray<MetaEntry> Meta)
{
    /// <summary>Who may vote besides those with a code.</summary>
    [Id(14)]
    public VoterAccess Access { get; init; } = VoterAccess.ByCode;

    /// <summary>The call for ideas, or null for a round that begins with its projects.</summary>
    [Id(15)]
    public IdeaCall? Ideas { get; init; }

    /// <summary>How many working days a published result may be objected to; 0 for none, and then it never becomes final.</summary>
    [Id(16)]
    public int ChallengeDays { get; init; }
}

/// <summary>A Pabulib META line.</summary>
[GenerateSerializer, Immutable, Alias("hub.rounds.MetaEntry")]
public sealed record MetaEntry([property: Id(0)] string Key, [property: Id(1)] string Value);
