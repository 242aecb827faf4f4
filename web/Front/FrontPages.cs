using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Front;

/// <summary>A round that is decided, and what became of what it funded.</summary>
/// <param name="Funded">How many projects were funded; 0 where only the result is shown.</param>
/// <param name="Delivered">How many of them are there.</param>
internal sealed record DecidedRound(RoundSummary Round, int Funded, int Delivered);

/// <summary>A community that the council works with at present, and its plans.</summary>
internal sealed record FocusCommunity(CommunityLine Line, ImmutableArray<PlanLine> Plans);

/// <summary>What the council's front page shows but for counts of voters and the time that is left.</summary>
/// <param name="Open">Rounds in which one can vote now.</param>
/// <param name="Ideas">Rounds that take ideas.</param>
/// <param name="Reviewing">Rounds whose ideas are looked at.</param>
/// <param name="Coming">Rounds that open later.</param>
/// <param name="Checking">Rounds that are closed, without a public result.</param>
/// <param name="Decided">Rounds with a public result.</param>
/// <param name="Joinable">Workshops of communities that can be joined.</param>
/// <param name="Published">Workshops whose board and outcomes anyone may read, newest first.</param>
/// <param name="Communities">Communities in focus.</param>
internal sealed record CouncilFront(
    ImmutableArray<RoundSummary> Open,
    ImmutableArray<RoundSummary> Ideas,
    ImmutableArray<RoundSummary> Reviewing,
    ImmutableArray<RoundSummary> Coming,
    ImmutableArray<RoundSummary> Checking,
    ImmutableArray<DecidedRound> Decided,
    ImmutableArray<WorkshopSummary> Joinable,
    ImmutableArray<WorkshopSummary> Published,
    ImmutableArray<FocusCommunity> Communities);

/// <summary>What a community's page shows of what is going on there.</summary>
internal sealed record CommunityFront(
    CommunityView Community,
    ImmutableArray<RoundSummary> Open,
    ImmutableArray<DecidedRound> Decided,
    ImmutableArray<WorkshopSummary> Workshops,
    ImmutableArray<PlanLine> Plans,
    ImmutableArray<CommunityLine> Pockets,
    ImmutableSortedDictionary<EntryRegister, int> Entries);
