using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>Groups: made, named, merged, split, moved about, taken back, carried up.</summary>
internal static partial class WorkshopRules
{
    private static WorkshopDecision DecideGrouping(WorkshopState state, Caller caller, WorkshopCommand command) => command switch
    {
        MakeGroup c => Make(state, c.Name, c.Notes, 0),
        SplitGroup c => Split(state, c),
        NameGroup c => Name(state, c),
        MergeGroups c => Merge(state, c),
        MoveNotes c => MoveTo(state, c),
        UndoMove c => Undo(state, caller, c),
        _ => Carry(state, caller, (CarryUp)command),
    };

    private static WorkshopDecision Make(WorkshopState state, string? name, ImmutableArray<long> notes, long splitFrom)
    {
        var clean = Clean(name) ?? "";
        if (clean.Length > 120)
        {
            return WorkshopDecision.No("too-long", "Keep the name to 120 characters.", "name");
        }

        if ((WhyNotNotes(state, notes) ?? WhyFull(state)) is { } refused)
        {
            return WorkshopDecision.No(refused);
        }

        var tables = notes.Select(note => state.Notes[note].Table).Distinct().ToList();
        return WorkshopDecision.Yes(new GroupMade(clean, [.. notes.Distinct()], tables.Count == 1 ? tables[0] : 0, splitFrom));
    }

    private static WorkshopDecision Split(WorkshopState state, SplitGroup c) =>
        !IsGroup(state, c.Group, out var group) ? NoGroup()
        : c.Notes.IsDefaultOrEmpty || !c.Notes.All(group.Notes.Contains) ? WorkshopDecision.No("not-in-group", "These notes are no longer all in that group; look again.")
        : Make(state, c.Name, c.Notes, c.Group);

    private static WorkshopDecision Name(WorkshopState state, NameGroup c)
    {
        var name = Clean(c.Name) ?? "";
        return !IsGroup(state, c.Group, out var group) ? NoGroup()
            : name.Length > 120 ? WorkshopDecision.No("too-long", "Keep the name to 120 characters.", "name")
            : name == group.Name ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new GroupNamed(c.Group, name));
    }

    private static WorkshopDecision Merge(WorkshopState state, MergeGroups c) =>
        c.From == c.Into ? WorkshopDecision.No("same-group", "A group cannot be merged into itself.")
        : state.Groups.TryGetValue(c.From, out var from) && from.MergedInto == c.Into ? WorkshopDecision.Yes()
        : IsGroup(state, c.From, out _) && IsGroup(state, c.Into, out _) ? WorkshopDecision.Yes(new GroupsMerged(c.From, c.Into))
        : NoGroup();

    private static WorkshopDecision MoveTo(WorkshopState state, MoveNotes c)
    {
        if (WhyNotNotes(state, c.Notes) is { } refused)
        {
            return WorkshopDecision.No(refused);
        }

        if (c.Group != 0 && !IsGroup(state, c.Group, out _))
        {
            return NoGroup();
        }

        ImmutableArray<long> moved = [.. c.Notes.Distinct().Where(note => state.Notes[note].Group != c.Group)];
        return moved.IsEmpty ? WorkshopDecision.Yes() : WorkshopDecision.Yes(new NotesMoved(moved, c.Group));
    }

    private static WorkshopDecision Undo(WorkshopState state, Caller caller, UndoMove c) =>
        !state.Moves.TryGetValue(c.Move, out var move) ? WorkshopDecision.No("no-move", "That cannot be taken back any more.")
        : !IsBy(move.By, caller.By) ? WorkshopDecision.No("not-your-move", "Only whoever did it can take it back.")
        : WorkshopDecision.Yes(new MoveUndone(c.Move));

    private static bool IsBy(Actor one, Actor other) => one.Participant == other.Participant && one.StaffId == other.StaffId;

    private static WorkshopDecision Carry(WorkshopState state, Caller caller, CarryUp c)
    {
        if (c.Table == 0 || WhyNotTable(state, caller, c.Table) is not null)
        {
            return WorkshopDecision.No(WhyNotTable(state, caller, c.Table) ?? new Refused("no-table", "The hall has nowhere to carry to.", "table"));
        }

        if (c.Most is < 1 or > 10)
        {
            return WorkshopDecision.No("most", "Carry 1 to 10 groups up.", "most");
        }

        var top = state.Groups.Where(g => g.Value.Stands() && g.Value.Table == c.Table)
            .OrderByDescending(g => state.DotsOn(g.Key)).ThenByDescending(g => g.Value.Notes.Count).ThenBy(g => g.Key).Take(c.Most).ToList();
        return top.Count == 0
            ? WorkshopDecision.No("no-group", "This table has no groups.")
            : WorkshopDecision.Yes([.. top.Select(g => new GroupCarriedUp(g.Key))]);
    }

    private static Refused? WhyNotNotes(WorkshopState state, ImmutableArray<long> notes) =>
        notes.IsDefaultOrEmpty ? new Refused("no-note", "Choose some notes first.", "notes")
        : notes.Length > MostMoved ? new Refused("too-many", $"Move at most {MostMoved} notes at a time.", "notes")
        : notes.All(number => IsNote(state, number, out var note) && note.IsRevealed) ? null
        : new Refused("no-note", "Some of these notes are not on the board any more; look again.", "notes");

    private static bool IsGroup(WorkshopState state, long number, out NoteGroup group) => state.Groups.TryGetValue(number, out group!) && group.Stands();

    private static WorkshopDecision NoGroup() => WorkshopDecision.No("no-group", "There is no such group any more; look again.");
}
