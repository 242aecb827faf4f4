using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Communities;

/// <summary>What a community is.</summary>
/// <param name="Parent">The slug of the community that this is a pocket of, or null.</param>
/// <param name="Areas">Small-area codes of the Office for National Statistics, such as E01025123; none for a theme.</param>
/// <param name="About">In plain words; at most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityProfile")]
public sealed record CommunityProfile(
    [property: Id(0)] string Name,
    [property: Id(1)] CommunityKind Kind,
    [property: Id(2)] string? Parent,
    [property: Id(3)] ImmutableArray<string> Areas,
    [property: Id(4)] string About);

/// <summary>Sets a community up or changes what it says.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.SaveCommunity")]
public sealed record SaveCommunity([property: Id(0)] CommunityProfile Profile, [property: Id(1)] StaffMember By);

/// <summary>Moves a community.</summary>
/// <param name="Reasons">In words that everybody may read.</param>
/// <param name="Evidence">Numbers of entries of its evidence.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.MoveCommunity")]
public sealed record MoveCommunity(
    [property: Id(0)] CommunityMove Move,
    [property: Id(1)] string? Reasons,
    [property: Id(2)] ImmutableArray<int> Evidence,
    [property: Id(3)] StaffMember By);

/// <summary>What came of a command.</summary>
/// <param name="Refusals">Empty when it was done.</param>
/// <param name="Phase">The phase now.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityOutcome")]
public sealed record CommunityOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] CommunityPhase Phase);

/// <summary>A step of a community's story.</summary>
/// <param name="Move">The move, or Unspecified where it was set up or its words were changed.</param>
/// <param name="To">The phase afterwards.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityStep")]
public sealed record CommunityStep(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] CommunityMove Move,
    [property: Id(3)] CommunityPhase To,
    [property: Id(4)] string? Reasons,
    [property: Id(5)] ImmutableArray<int> Evidence);

/// <summary>A community as everybody may see it.</summary>
/// <param name="Story">Newest first.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityView")]
public sealed record CommunityView(
    [property: Id(0)] string Id,
    [property: Id(1)] CommunityProfile Profile,
    [property: Id(2)] CommunityPhase Phase,
    [property: Id(3)] ImmutableArray<CommunityStep> Story);

/// <summary>A line of the list of communities.</summary>
[GenerateSerializer, Immutable, Alias("hub.communities.CommunityLine")]
public sealed record CommunityLine(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] CommunityKind Kind,
    [property: Id(3)] string? Parent,
    [property: Id(4)] CommunityPhase Phase,
    [property: Id(5)] DateTimeOffset ChangedAt);
