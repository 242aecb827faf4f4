using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Rounds;

/// <summary>Counts, and what is worked out after each.</summary>
internal sealed partial class RoundGrain
{
    public async Task<RoundOutcome> Count(MoveRound command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseMove(current, RoundMove.Count, command.By, command.Reason, Now);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        if (PaperRules.RefuseCount(await papers.ReadBatches(Key, stopping.Token)) is { } unfinished)
        {
            return Refuse([unfinished]);
        }

        await Seals.Finish();
        var count = await RoundCount.Run(Key, current, journal, await Box.GetTurnout(), Now, stopping.Token);
        await Write(results, (results.State ?? new()).With(count.Result));
        var outcome = await Make(new RoundIntent(RoundMove.Count, command.By, Now, Count: count.Stamp));
        _ = Logged(FindFigures(Task.FromResult(count)));
        return outcome;
    }

    public async Task AddFigures(int version, ResultFigures figures)
    {
        if (results.State is { Latest: { } latest } known && latest.Version == version)
        {
            await Write(results, known with { Latest = latest.With(figures) });
        }
    }

    public async Task<RoundOutcome> TakeImportedVotes(MoveRound command)
    {
        await CatchUp();
        var head = await journal.ReadHead(Key, stopping.Token);
        return head is { State: BoxState.Closed } || RoundRules.IsThere(current, RoundMove.TakeImportedVotes)
            ? await Move(RoundMove.TakeImportedVotes, command)
            : Refuse([new("votes-not-imported", "There are no imported votes in the ballot box of this round.")]);
    }

    private async Task FindFigures(Task<RoundCount> counting)
    {
        var count = await counting;
        var figures = await count.FindFigures(Key, journal, stopping.Token);
        await this.AsReference<IRoundGrain>().AddFigures(count.Stamp.Version, figures);
    }
}
