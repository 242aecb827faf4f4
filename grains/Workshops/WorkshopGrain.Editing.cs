namespace ParticipatoryHub.Workshops;

/// <summary>Who is changing a note at this moment, told at most twice a second.</summary>
internal sealed partial class WorkshopGrain
{
    private static readonly TimeSpan EditBeat = TimeSpan.FromMilliseconds(500);

    private readonly NoteEditors editors = new();
    private IGrainTimer? editBeat;

    public async Task Touch(WorkshopPerson by, long note, bool isEditing)
    {
        var caller = await Known(by);
        if (isEditing)
        {
            editors.Begin(State, caller, note, clock.GetUtcNow());
        }
        else
        {
            editors.End(State, caller, note);
        }

        if (!editors.IsIdle)
        {
            editBeat ??= this.RegisterGrainTimer(TellEditing, new GrainTimerCreationOptions(TimeSpan.Zero, EditBeat) { Interleave = true });
        }
    }

    private Task TellEditing()
    {
        if (editors.News(State, clock.GetUtcNow()) is { } notes)
        {
            watchers.Tell(new EditedNotes(workshop, notes));
        }

        if (editors.IsIdle)
        {
            editBeat?.Dispose();
            editBeat = null;
        }

        return Task.CompletedTask;
    }

    // Whoever comes to listen hears of those who are at it already.
    private void TellEditingTo(IWorkshopWatcher watcher)
    {
        if (!editors.Told.IsEmpty)
        {
            watchers.Tell(watcher, new EditedNotes(workshop, editors.Told));
        }
    }
}
