namespace ParticipatoryHub.Rounds;

/// <summary>Before the rules are frozen: what the round will be, and what comes onto its ballot by itself.</summary>
internal sealed partial class RoundGrain
{
    public async Task<RoundOutcome> Create(CreateRound command)
    {
        var refusals = RoundRules.RefuseCreate(Key, current, command);
        return refusals.IsEmpty ? await Record(new RoundCreated(InUtc(command.Setup), command.By, Now, command.RehearsalOf)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> ChangeSetup(ChangeSetup command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseChange(current, command);
        return refusals.IsEmpty ? await Record(new SetupChanged(InUtc(command.Setup), command.By, Now, command.Undoable)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> UndoChange(UndoChange command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseUndo(current, command);
        return refusals.IsEmpty ? await Record(RoundRules.Undo(current, command.By, Now)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> DeleteDraft(MoveRound command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseDelete(current, command.By, (await Box.GetTurnout()).Issued);
        return refusals.IsEmpty ? await Record(new DraftDeleted(command.By, Now)) : Refuse(refusals);
    }

    public async Task<RehearsalOutcome> Rehearse(MoveRound command)
    {
        await CatchUp();
        var before = current.Rehearsal is { } latest ? await GrainFactory.GetGrain<IRoundGrain>(latest).GetView() : null;
        var refusals = RoundRules.RefuseRehearsal(current, command.By, before is not null and not { Phase: RoundPhase.Cancelled });
        if (!refusals.IsEmpty)
        {
            return new([.. refusals], null);
        }

        var (id, setup) = Rehearsals.Of(Key, current, Now);
        var made = await GrainFactory.GetGrain<IRoundGrain>(id).Create(new(setup, command.By, Key));
        if (!made.Done)
        {
            return new(made.Refusals, null);
        }

        await Record(new RehearsalMade(id, command.By, Now));
        return new([], id);
    }

    public async Task<RoundOutcome> PutProject(PutProject command)
    {
        await CatchUp();
        if (RoundRules.MayRun(command.By) && current.Setup?.Projects.Contains(command.Project) == true)
        {
            return Done();
        }

        var refusals = RoundRules.RefusePut(current, command);
        return refusals.IsEmpty ? await Record(new ProjectPut(command.Project, command.By, Now)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> TakeProject(TakeProject command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseTake(current, command);
        return !refusals.IsEmpty ? Refuse(refusals)
            : current.Setup!.Projects.FirstOrDefault(project => project.Id == command.Project) is { } found
                ? await Record(new ProjectTaken(found.Id, found.Name, command.By, Now))
                : Done();
    }

    private static RoundSetup InUtc(RoundSetup setup) =>
        setup with
        {
            OpensAt = setup.OpensAt.ToUniversalTime(),
            ClosesAt = setup.ClosesAt.ToUniversalTime(),
            Ideas = setup.Ideas is { } call ? call with { OpensAt = call.OpensAt.ToUniversalTime(), ClosesAt = call.ClosesAt.ToUniversalTime() } : null,
        };
}
