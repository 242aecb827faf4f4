using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// Who is changing a note at this moment. It is for the eyes only: kept in memory, for as long as its author's phone goes on saying so, and
/// told of notes that everyone sees. Of what is written in private nothing is told, not even that it is.
/// </summary>
internal sealed class NoteEditors
{
    /// <summary>How many are told at once, the newest: a phone is to pay no more for it in a full hall.</summary>
    public const int MostTold = 20;

    /// <summary>How long it lasts after a phone last said so.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, DateTimeOffset> until = [];

    /// <summary>What was told last.</summary>
    public ImmutableArray<EditedNote> Told { get; private set; } = [];

    /// <summary>Whether nobody changes anything, and that is told.</summary>
    public bool IsIdle => until.Count == 0 && Told.IsEmpty;

    /// <summary>Somebody changes a note; passed over where it is not their own, or not one that everyone sees.</summary>
    public void Begin(WorkshopState state, Caller caller, long note, DateTimeOffset now)
    {
        if (state.Notes.TryGetValue(note, out var found) && found is { IsProxy: false } && found.Author == caller.Number && IsSeen(state, note)
            && WorkshopGates.WhyNot(state, caller.Role, new EditNote(note)) is null)
        {
            until[note] = now + Lease;
        }
    }

    /// <summary>They have stopped.</summary>
    public void End(WorkshopState state, Caller caller, long note)
    {
        if (caller.Number > 0 && state.Notes.GetValueOrDefault(note)?.Author == caller.Number)
        {
            until.Remove(note);
        }
    }

    /// <summary>What is to be told now; null when that is what was told last.</summary>
    public ImmutableArray<EditedNote>? News(WorkshopState state, DateTimeOffset now)
    {
        foreach (var note in until.Where(edit => edit.Value <= now || !IsSeen(state, edit.Key)).Select(edit => edit.Key).ToList())
        {
            until.Remove(note);
        }

        ImmutableArray<EditedNote> tell =
        [
            .. until.OrderByDescending(edit => edit.Value).ThenBy(edit => edit.Key).Take(MostTold).OrderBy(edit => edit.Key)
                .Select(edit => new EditedNote(edit.Key, WorkshopShown.Note(state, edit.Key, BoardAudience.Participant)!.Name)),
        ];
        if (tell.SequenceEqual(Told))
        {
            return null;
        }

        return Told = tell;
    }

    private static bool IsSeen(WorkshopState state, long note) => WorkshopShown.Note(state, note, BoardAudience.Participant) is not null;
}
