using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The way of a cast into the database. One pump writes batches of at most fifty, each as soon as the one before is on the disk, so that
/// a lone cast waits for nobody and a rush fills the batches by itself.
/// </summary>
internal sealed partial class BallotBoxGrain
{
    private const int BatchSize = 50;
    private const int Attempts = 3;

    private readonly Queue<PendingCast> waiting = new();
    private List<PendingCast> underWay = [];
    private Task pump = Task.CompletedTask;

    // A repeated failure is most often the whole database, and then the casts one by one would only make it last longer.
    private enum Wrote
    {
        Done,
        Moved,
        Rejected,
        Unknown,
        Unreachable,
    }

    private Task<CastOutcome> Enqueue(CastBallot command, Voter voter)
    {
        var rightId = keys!.RightId(voter);
        var choices = BallotText.Write(command.Choices.AsSpan());
        return Enqueue(new PendingCast(
            command.CastId, rightId, choices, keys.Fingerprint(rightId, command.Channel, choices),
            command.VoterNonce is null ? new byte[16] : Convert.FromHexString(command.VoterNonce), command.Channel));
    }

    private Task<CastOutcome> Enqueue(PendingCast cast)
    {
        waiting.Enqueue(cast);
        if (pump.IsCompleted)
        {
            pump = Pump();
        }

        return cast.Outcome;
    }

    // What is asked about a cast in the queue is answered after its commit.
    private async Task UnderWay(Guid castId)
    {
        foreach (var cast in underWay.Concat(waiting))
        {
            if (cast.CastId == castId)
            {
                await cast.Outcome;
                return;
            }
        }
    }

    private async Task Pump()
    {
        while (waiting.Count > 0)
        {
            var batch = new List<PendingCast>(Math.Min(waiting.Count, BatchSize));
            while (batch.Count < BatchSize && waiting.TryDequeue(out var cast))
            {
                batch.Add(cast);
            }

            underWay = batch;
            await Commit(batch);
            underWay = [];
        }
    }

    private async Task Commit(List<PendingCast> batch)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            switch (await Write(batch))
            {
                case Wrote.Done:
                    return;
                case Wrote.Moved:
                    await TryReload();
                    break;
                case Wrote.Rejected or Wrote.Unknown when batch.Count > 1:
                    await TryReload();
                    await CommitEachAlone(batch);
                    return;
                case Wrote.Rejected:
                    batch[0].Answer(CastOutcome.No("ballot-not-storable", "This ballot cannot be stored. Nothing was recorded."));
                    return;
                case Wrote.Unknown:
                    await TryReload();
                    break;
                case Wrote.Unreachable:
                    attempt = Attempts;
                    break;
            }
        }

        GiveUp(batch);
    }

    private async Task CommitEachAlone(List<PendingCast> batch)
    {
        foreach (var cast in batch)
        {
            var wrote = await Write([cast]);
            if (wrote is Wrote.Moved or Wrote.Unknown)
            {
                await TryReload();
                wrote = await Write([cast]);
            }

            if (wrote == Wrote.Rejected)
            {
                cast.Answer(CastOutcome.No("ballot-not-storable", "This ballot cannot be stored. Nothing was recorded."));
            }
            else if (wrote == Wrote.Unreachable)
            {
                break;
            }
        }

        if (batch.Exists(c => !c.IsAnswered))
        {
            GiveUp(batch);
        }
    }

    private async Task<Wrote> Write(List<PendingCast> batch)
    {
        CastPlan plan;
        var from = head;
        try
        {
            plan = await Plan(batch, from);
        }
        catch (JournalConflictException conflict)
        {
            LogConflict(round, from.Sequence, conflict.Message);
            return Wrote.Moved;
        }
        catch (Exception error)
        {
            LogUnread(error, round, batch.Count);
            return Wrote.Unreachable;
        }

        try
        {
            if (plan.Entries.Count > 0)
            {
                TakeAppended(await journal.Append(round, from, plan.Voted, plan.Entries, default));
            }
        }
        catch (JournalConflictException conflict)
        {
            LogConflict(round, from.Sequence, conflict.Message);
            return Wrote.Moved;
        }
        catch (JournalRejectedException rejected)
        {
            LogRejected(round, batch.Count, rejected.Message);
            return Wrote.Rejected;
        }
        catch (Exception error)
        {
            LogUnknown(error, round, from.Sequence, batch.Count);
            return Wrote.Unknown;
        }

        foreach (var (cast, outcome) in plan.Answers)
        {
            cast.Answer(outcome);
        }

        watchers?.Changed();
        TellSoon();
        return Wrote.Done;
    }

    private async Task<CastPlan> Plan(List<PendingCast> batch, BoxHead from)
    {
        var contexts = await journal.ReadContext(round, batch.ConvertAll(c => new CastQuery(c.RightId, c.CastId)), default);
        var stored = await ReadReplaced(contexts);
        var closed = from.State == BoxState.Open ? null : BallotRules.WhyNotNow(State, paper, paper!.Rules.OpensAt);
        return CastPlan.Of(round, paper!.Rules.Method, keys!, from, closed, batch, contexts, stored);
    }

    // Only a voter who comes back costs this second read: the handle of a ballot is known when the version of its right is.
    private async Task<IReadOnlyList<StoredBallot?>> ReadReplaced(IReadOnlyList<CastContext> contexts)
    {
        var stored = new StoredBallot?[contexts.Count];
        List<int>? places = null;
        for (var i = 0; i < contexts.Count; i++)
        {
            if (contexts[i] is { Earlier: null, Right: { Version: > 0, Void: false, IsOnPaper: false } })
            {
                (places ??= []).Add(i);
            }
        }

        if (places is not null)
        {
            var handles = places.ConvertAll(i => (ReadOnlyMemory<byte>)CastPlan.HandleOf(keys!, contexts[i].Right!));
            var found = await journal.FindBallots(round, handles, default);
            for (var i = 0; i < places.Count; i++)
            {
                stored[places[i]] = found[i] ?? throw new JournalConflictException("A right has voted, but its ballot is not in the box.");
            }
        }

        return stored;
    }

    // Commits, moves and reloads may be answered in another order than the database did them. The log only grows, so the longer one is
    // the newer; the state comes from reloads, since a commit says nothing of a close that followed it.
    private void TakeAppended(BoxHead appended) => head = appended.Sequence >= head.Sequence ? appended with { State = head.State, Settled = head.Settled } : head;

    private void TakeRead(BoxHead read) => head = read.Sequence >= head.Sequence ? read : head with { State = read.State, Settled = read.Settled };

    private async Task TryReload()
    {
        try
        {
            await Reload();
        }
        catch (Exception error)
        {
            LogUnread(error, round, 0);
        }
    }

    private void GiveUp(List<PendingCast> batch)
    {
        var outcome = CastOutcome.No("outcome-unknown", "We are checking whether your vote arrived.");
        foreach (var cast in batch)
        {
            cast.Answer(outcome);
        }

        LogGivenUp(round, batch.Count);
        DeactivateOnIdle();
    }
}
