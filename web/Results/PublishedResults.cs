using Microsoft.Extensions.Caching.Memory;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Results;

/// <summary>
/// Results of rounds, read once. A count of a version never changes once its figures are in, and a published round is never counted
/// again, so what is kept here is never stale; it is only let go where there are many.
/// </summary>
internal sealed class PublishedResults(IGrainFactory grains, ResultSettings settings) : IDisposable
{
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 64 });

    /// <summary>The result of a round that is published; else null.</summary>
    public async ValueTask<ResultView?> Find(RoundView round) => round.Phase.IsPublic() ? await Read(round) : null;

    /// <summary>The latest count of a round, for staff; null before the first.</summary>
    public async ValueTask<ResultView?> Read(RoundView round)
    {
        var key = (round.Id, round.CountVersion, round.Phase);
        if (kept.TryGetValue(key, out ResultView? known))
        {
            return known;
        }

        if (await grains.GetGrain<IRoundGrain>(round.Id).GetResult() is not { } stored)
        {
            return null;
        }

        var result = ResultView.Of(round, stored, settings.SmallestCell);
        if (stored.IsComplete && stored.Version == round.CountVersion)
        {
            kept.Set(key, result, new MemoryCacheEntryOptions { Size = 1 });
        }

        return result;
    }

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();
}
