using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Drafts;

namespace ParticipatoryHub.Rounds;

/// <summary>How an event is written and told: to the ballot box first, then as the round’s own state, then to whoever lists or watches it.</summary>
internal sealed partial class RoundGrain
{
    private async Task TellBox(RoundEvent happened)
    {
        // The public chain is the ballots'; before voting there is none.
        if (RoundChain.Entry(current, happened) is not { } entry)
        {
            return;
        }

        if (happened is ResultSigned signed)
        {
            await KeepHand(signed);
        }

        if (RoundRules.AgreedTo(happened) is { } agreed)
        {
            await KeepHands(agreed, happened);
        }

        var rules = RoundViews.VotingRules(current.With(happened))!;
        await (happened switch
        {
            VotingOpened => Box.Open(entry, rules),
            VotingExtended => Box.Extend(entry, rules),
            VotingSuspended => Box.Suspend(entry),
            VotingResumed => Box.Resume(entry, rules),
            VotingClosed => CloseBox(entry),
            KeysDestroyed => Box.DestroyKeys(entry),
            RoundCancelled when RoundRules.IsPrepared(current.Phase) || current.Phase is RoundPhase.Voting or RoundPhase.Suspended => CloseBox(entry),
            _ => Box.Append(entry),
        });
        await KeepSeals(happened);
        if (happened is RoundCancelled && current.RehearsalOf is not null)
        {
            await journal.Discard(Key, stopping.Token);
            await Write(results, new());
        }
    }

    // Ballots that were begun and not cast go with the close; should that fail, the close is finished again.
    private async Task CloseBox(ChainEntry entry)
    {
        await Box.Close(entry);
        await GrainFactory.GetGrain<IVoteDraftsGrain>(Key).Clear();
    }

    // A checkpoint that could not be signed is signed with the next one; a count waits for its votes to be sealed.
    private async Task KeepSeals(RoundEvent happened)
    {
        try
        {
            await (happened is VotingClosed or ImportedVotesTaken ? Seals.Finish() : Seals.KeepUp());
            if (happened is VotingOpened or VotingResumed or VotingExtended)
            {
                await Seals.Begin();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotSealed(failure, Key);
        }
    }

    private async Task<RoundOutcome> Record(RoundEvent happened)
    {
        var before = current;
        var after = before.With(happened);
        await Write(after with { Unwritten = after.Unwritten.Add(RoundAudit.Entry(Key, before, after, happened)) });
        await WriteAudit();
        LogHappened(Key, happened.GetType().Name, current.Phase, happened.By.Id);
        await Tell();
        return Done();
    }

    private async Task Tell()
    {
        try
        {
            var index = GrainFactory.GetGrain<IRoundIndexGrain>("all");
            await (current.Setup is null ? index.Remove(Key) : index.Put(RoundViews.Summary(Key, current)));
            await SetReminder();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Key);
        }

        SetTimer();
    }

    private async Task WriteAudit()
    {
        if (await audit.AppendAll(current.Unwritten, failure => LogNotAudited(failure, Key), stopping.Token))
        {
            current = current with { Unwritten = [] };
        }
    }

    private async Task Write(RoundState next)
    {
        await Write(stored, next);
        current = next;
    }

    private async Task Write<T>(IPersistentState<T> state, T next)
    {
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }
}
