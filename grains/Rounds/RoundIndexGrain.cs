using System.Collections.Immutable;

namespace ParticipatoryHub.Rounds;

internal sealed class RoundIndexGrain(
    [PersistentState("rounds")] IPersistentState<RoundIndexState> stored,
    TimeProvider clock) : Grain, IRoundIndexGrain
{
    public async Task Put(RoundSummary round)
    {
        var lines = Lines;
        if (lines.TryGetValue(round.Id, out var before) && before == round)
        {
            return;
        }

        await Write(lines.SetItem(round.Id, round));
    }

    public async Task Remove(string round)
    {
        if (Lines.ContainsKey(round))
        {
            await Write(Lines.Remove(round));
        }
    }

    public Task<ImmutableArray<RoundSummary>> List()
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<ImmutableArray<RoundSummary>>(
        [
            .. Lines.Values
                .Where(line => line.RehearsalOf is null)
                .Select(line => line with { Phase = RoundRules.PhaseAt(line, now) })
                .OrderByDescending(line => line.OpensAt)
                .ThenBy(line => line.Id, StringComparer.Ordinal),
        ]);
    }

    private async Task Write(ImmutableSortedDictionary<string, RoundSummary> lines)
    {
        stored.State = new RoundIndexState { Rounds = lines };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    private ImmutableSortedDictionary<string, RoundSummary> Lines => (stored.State ?? new()).Rounds;
}
