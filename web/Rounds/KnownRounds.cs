using System.Collections.Concurrent;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>
/// Remembers what can never change back: that a round exists, and how its ballots are filled in once voting has opened.
/// Keeps a flood of made-up round names from waking a ballot box each.
/// </summary>
internal sealed class KnownRounds(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, VotingMethod> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IBallotBoxGrain> boxes = new(StringComparer.Ordinal);

    /// <summary>The refusal for a round that does not exist.</summary>
    public static Refused Unknown { get; } = new("round-unknown", "There is no round of this name.");

    /// <summary>The round that the route names; null after answering that there is none.</summary>
    public async ValueTask<RoundKey?> Asked(HttpContext context)
    {
        if (RoundKey.TryParse((string?)context.Request.RouteValues["id"], out var round) && await Exists(round))
        {
            return round;
        }

        await ApiProblem.Write(context, Unknown);
        return null;
    }

    /// <summary>Whether the round exists.</summary>
    public async ValueTask<bool> Exists(RoundKey round)
    {
        if (known.ContainsKey(round.Slug))
        {
            return true;
        }

        if (await grains.GetGrain<IRoundGrain>(round.Slug).GetView() is null)
        {
            return false;
        }

        known.TryAdd(round.Slug, VotingMethod.Unspecified);
        return true;
    }

    /// <summary>The box of a round that exists; kept, since finding a grain's type takes longer than a vote's checks.</summary>
    public IBallotBoxGrain Box(RoundKey round) => boxes.GetOrAdd(round.Slug, static (slug, grains) => grains.GetGrain<IBallotBoxGrain>(slug), grains);

    /// <summary>The round's voting method, fixed since opening; unspecified before.</summary>
    public async ValueTask<VotingMethod> Method(RoundKey round)
    {
        if (known.TryGetValue(round.Slug, out var method) && method != VotingMethod.Unspecified)
        {
            return method;
        }

        var rules = await grains.GetGrain<IRoundGrain>(round.Slug).GetVotingRules();
        return rules is null ? VotingMethod.Unspecified : known[round.Slug] = rules.Method;
    }
}
