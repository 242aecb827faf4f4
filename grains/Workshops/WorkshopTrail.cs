using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>What happened to each note, read out of the log: the steps of receipts.</summary>
internal sealed class WorkshopTrail
{
    private readonly Dictionary<long, List<ReceiptStep>> steps = [];
    private WorkshopState state = WorkshopState.Empty;

    /// <summary>The newest operation that was read.</summary>
    public long Sequence => state.Sequence;

    /// <summary>Reads on; what was read already is passed over.</summary>
    public void Take(IReadOnlyList<Operation> operations)
    {
        foreach (var done in operations.Where(done => done.Sequence > state.Sequence))
        {
            foreach (var happened in done.Events)
            {
                var (notes, what) = Of(state, done, happened);
                foreach (var note in notes)
                {
                    if (!steps.TryGetValue(note, out var known))
                    {
                        steps.Add(note, known = []);
                    }

                    known.Add(new ReceiptStep(done.Sequence, done.At, what));
                }
            }

            state = state.With(done);
        }
    }

    /// <summary>A note's receipt.</summary>
    /// <param name="isReadable">Whether whoever asks may read the note.</param>
    public NoteReceipt Receipt(WorkshopState now, long number, bool isReadable)
    {
        var note = now.Notes[number];
        var groups = ImmutableArray.CreateBuilder<NamedGroup>();
        for (var group = note.Group; now.Groups.TryGetValue(group, out var found); group = found.MergedInto)
        {
            groups.Add(new NamedGroup(group, found.Name));
        }

        var thing = now.CountsFor(number);
        return new NoteReceipt(
            number,
            isReadable ? note.Text : null,
            groups.DrainToImmutable(),
            now.AreDotsShown ? now.DotsOn(thing) : null,
            now.Groups.TryGetValue(thing, out var root) ? root.Outcome ?? note.Outcome : note.Outcome,
            [.. steps.GetValueOrDefault(number) ?? []]);
    }

    private static (IEnumerable<long> Notes, string What) Of(WorkshopState s, Operation done, WorkshopEvent happened) => happened switch
    {
        NoteWritten => ([done.Sequence], "written"),
        NoteEdited e => ([e.Note], "edited"),
        NoteWithdrawn e => ([e.Note], "withdrawn"),
        TranslationSettled { IsApproved: true } e => ([e.Note], "translated"),
        NoteHidden e => ([e.Note], e.Reason is null ? "shown" : "hidden"),
        NotePeeked e => ([e.Note], "peeked"),
        NotesRevealed => ([.. s.Notes.Where(note => note.Value is { IsRevealed: false, IsWithdrawn: false }).Select(note => note.Key)], "revealed"),
        GroupMade e => (e.Notes, e.SplitFrom == 0 ? "grouped" : "split"),
        NotesMoved e => (e.Notes, e.Group == 0 ? "ungrouped" : "moved"),
        GroupsMerged e => (s.Groups[e.From].Notes, "merged"),
        MoveUndone e => (s.Moves.GetValueOrDefault(e.Move)?.Steps.Select(step => step.Note) ?? [], "undone"),
        GroupCarriedUp e => (NotesOf(s, e.Group), "carried-up"),
        GroupSummarised e => (NotesOf(s, e.Group), "summarised"),
        CommentAdded e => (NotesOf(s, e.Thing), "commented"),
        ThingParked e => (NotesOf(s, e.Thing), e.Parked ? "parked" : "unparked"),
        OutcomeAgreed e => (NotesOf(s, e.Thing), e.Outcome.Kind == OutcomeKind.Declined ? "declined" : "agreed"),
        _ => ([], ""),
    };

    private static ImmutableSortedSet<long> NotesOf(WorkshopState s, long thing) => s.Groups.TryGetValue(thing, out var group) ? group.Notes : [thing];
}
