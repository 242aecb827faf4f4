namespace ParticipatoryHub.Workshops;

/// <summary>What a batch comes to: operations to be written in their order, and an answer for each command, given once they are on the disk.</summary>
internal sealed class CommitPlan
{
    private readonly List<Operation> operations = [];
    private readonly List<(PendingOperation Pending, WorkshopOutcome Outcome)> answers = [];
    private readonly List<(PendingOperation Pending, WorkshopOutcome IfNot)> doubtful = [];

    private readonly List<(PendingOperation Pending, Exception Why)> unforeseens = [];

    private CommitPlan(WorkshopState after) => After = after;

    public IReadOnlyList<Operation> Operations => operations;

    public IReadOnlyList<(PendingOperation Pending, WorkshopOutcome Outcome)> Answers => answers;

    /// <summary>Those whose answer is in the journal, or may be; if it is not, the answer is the one given here.</summary>
    public IReadOnlyList<(PendingOperation Pending, WorkshopOutcome IfNot)> Doubtful => doubtful;

    /// <summary>Commands that no rule refused and that could not be decided: bugs, to be logged.</summary>
    public IReadOnlyList<(PendingOperation Pending, Exception Why)> Unforeseen => unforeseens;

    public WorkshopState After { get; private set; }

    /// <summary>Said when it cannot be said whether something is on the disk.</summary>
    public static WorkshopOutcome Unknown { get; } = WorkshopOutcome.No("outcome-unknown", "We are checking whether this arrived. Send it again; it is never there twice.");

    /// <param name="now">Cut to whole milliseconds, as the journal keeps it.</param>
    public static CommitPlan Of(WorkshopMemory memory, IEnumerable<PendingOperation> batch, DateTimeOffset now)
    {
        var plan = new CommitPlan(memory.State);
        var joined = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var pending in batch)
        {
            if (memory.Knows(pending.Id))
            {
                plan.doubtful.Add((pending, Unknown));
            }
            else if (pending.Join is { } join)
            {
                plan.AddJoin(memory, joined, pending, join, now);
            }
            else
            {
                plan.Decide(memory, pending, now);
            }
        }

        return plan;
    }

    // What no rule foresaw fails alone, and not with everyone who is in the same batch.
    private void Decide(WorkshopMemory memory, PendingOperation pending, DateTimeOffset now)
    {
        var caller = memory.CallerOf(pending.By, After);
        try
        {
            Add(memory, pending, caller.By, WorkshopRules.Decide(After, caller, pending.Command!, now, pending.Code), now);
        }
        catch (Exception unforeseen)
        {
            unforeseens.Add((pending, unforeseen));
            answers.Add((pending, WorkshopOutcome.No("bad-command", "That is nothing that can be done here.")));
        }
    }

    // A token joins once, whatever it asks for.
    private void AddJoin(WorkshopMemory memory, Dictionary<string, long> joined, PendingOperation pending, JoinWorkshop join, DateTimeOffset now)
    {
        var hash = WorkshopMemory.HashOf(join.Token);
        var number = joined.TryGetValue(hash, out var known) ? known : memory.ByToken(hash);
        if (number > 0)
        {
            answers.Add((pending, After.People[number].RemovedBecause is null
                ? new WorkshopOutcome([], number)
                : WorkshopOutcome.No("removed", "You were removed from this workshop by its facilitator.")));
            return;
        }

        if (Add(memory, pending, new Actor(0), WorkshopRules.Join(After, hash, join.Name, join.Table), now))
        {
            joined[hash] = After.Sequence;
        }
    }

    private bool Add(WorkshopMemory memory, PendingOperation pending, Actor by, WorkshopDecision decision, DateTimeOffset now)
    {
        if (!decision.Refusals.IsEmpty)
        {
            // What is refused now may have been done long ago, before the ids that are held in memory.
            (memory.KnowsEveryId ? answers : doubtful).Add((pending, new WorkshopOutcome(decision.Refusals, 0)));
            return false;
        }

        // What changes nothing is an operation all the same: sent again later, it must not be decided anew.
        var done = new Operation(After.Sequence + 1, pending.Id, now, by, decision.Events);
        After = After.With(done);
        operations.Add(done);
        answers.Add((pending, new WorkshopOutcome([], done.Sequence, decision.Text)));
        return true;
    }
}
