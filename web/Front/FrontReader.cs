using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Front;

/// <summary>Reads what the front pages show, in a number of calls that does not grow with what there is.</summary>
internal sealed class FrontReader(IGrainFactory grains, TimeProvider clock)
{
    private const int MostFollowed = 6;
    private const int MostWorkshops = 12;

    /// <summary>The council's front page.</summary>
    public async Task<CouncilFront> ReadCouncil()
    {
        var now = clock.GetUtcNow();
        var rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        var workshops = await grains.GetGrain<IWorkshopIndexGrain>("all").List();
        var communities = (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(line => line.Phase == CommunityPhase.InFocus).ToList();
        var plans = await grains.GetGrain<IAllPlansGrain>("all").Open();
        return new CouncilFront(
            [.. rounds.Where(round => CanVote(round, now)).OrderBy(round => round.ClosesAt)],
            [.. rounds.Where(round => round.Phase == RoundPhase.Ideas).OrderBy(round => round.IdeasCloseAt)],
            [.. rounds.Where(round => round.Phase == RoundPhase.Review).OrderBy(round => round.OpensAt)],
            [.. rounds.Where(round => round.Phase == RoundPhase.Voting && round.OpensAt > now).OrderBy(round => round.OpensAt)],
            [.. rounds.Where(round => round.Phase is >= RoundPhase.Closed and < RoundPhase.Published || (round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.ClosesAt <= now))],
            await Follow(rounds),
            [.. workshops.Where(workshop => workshop.Phase == WorkshopPhase.Open && workshop.Community is not null).Take(MostWorkshops)],
            [.. workshops.Where(workshop => workshop.Phase == WorkshopPhase.Published).Take(MostWorkshops)],
            [.. communities.Select(line => new FocusCommunity(line, [.. plans.Where(plan => plan.Community == line.Id)]))]);
    }

    /// <summary>A community's page; null when there is no such community.</summary>
    public async Task<CommunityFront?> ReadCommunity(CommunityKey key)
    {
        if (await grains.GetGrain<ICommunityGrain>(key.Slug).GetView() is not { } community)
        {
            return null;
        }

        var entries = ImmutableSortedDictionary.CreateBuilder<EntryRegister, int>();
        foreach (var fields in EntryFieldSet.All.Where(fields => fields.Audience != EntryAudience.Staff))
        {
            entries[fields.Register] = await grains.GetGrain<IEntriesGrain>(new EntriesKey(key, fields.Register).ToString()).Count();
        }

        var rounds = (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => string.Equals(round.Community, community.Profile.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return new CommunityFront(
            community,
            [.. rounds.Where(round => round.Phase is RoundPhase.Ideas or RoundPhase.Review or RoundPhase.Voting or RoundPhase.Suspended)],
            await Follow(rounds),
            [
                .. (await grains.GetGrain<IWorkshopIndexGrain>("all").List())
                    .Where(workshop => workshop.Community == community.Id && workshop.Phase is WorkshopPhase.Open or WorkshopPhase.Published).Take(MostWorkshops),
            ],
            await grains.GetGrain<IPlansGrain>(community.Id).List(),
            [.. (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(line => line.Parent == community.Id)],
            entries.ToImmutable());
    }

    /// <summary>A mark that differs when what is shown differs.</summary>
    public static string MarkOf<TFacts>(TFacts facts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, HubJson.Options)))[..16];

    /// <summary>Whether one can vote in a round, or voting is paused there.</summary>
    public static bool CanVote(RoundSummary round, DateTimeOffset now) => round.Phase is RoundPhase.Voting or RoundPhase.Suspended && round.OpensAt <= now && round.ClosesAt > now;

    // Of the latest it is told what came of them.
    private async Task<ImmutableArray<DecidedRound>> Follow(IEnumerable<RoundSummary> rounds)
    {
        var decided = ImmutableArray.CreateBuilder<DecidedRound>();
        foreach (var round in rounds.Where(round => round.Phase.IsPublic()).OrderByDescending(round => round.ClosesAt))
        {
            var lines = decided.Count < MostFollowed ? await grains.GetGrain<IDeliveriesGrain>(round.Id).List() : [];
            decided.Add(new DecidedRound(round, lines.Length, lines.Count(line => line.Phase == DeliveryPhase.Delivered)));
        }

        return decided.ToImmutable();
    }
}
