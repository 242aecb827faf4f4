using System.Collections.Immutable;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>What stands on a board in the order a page shows it: groups with their notes, notes that stand alone, what is parked.</summary>
internal sealed class WorkshopBoard
{
    private WorkshopBoard(ImmutableArray<BoardThing> all)
    {
        Groups = [.. all.Where(thing => thing is { Group: not null, IsParked: false })];
        Alone = [.. all.Where(thing => thing is { Group: null, IsParked: false })];
        Parked = [.. all.Where(thing => thing.IsParked)];
    }

    public ImmutableArray<BoardThing> Groups { get; }

    public ImmutableArray<BoardThing> Alone { get; }

    public ImmutableArray<BoardThing> Parked { get; }

    /// <summary>Everything that is not parked, groups first.</summary>
    public IEnumerable<BoardThing> Standing => Groups.Concat(Alone);

    /// <summary>Everything on it.</summary>
    public IEnumerable<BoardThing> All => Standing.Concat(Parked);

    public bool IsEmpty => Groups.IsEmpty && Alone.IsEmpty && Parked.IsEmpty;

    /// <summary>The board of a view.</summary>
    /// <param name="table">One table's board, or null for all of them.</param>
    /// <param name="shuffle">Above 0, the order is a shuffle that is the same for the same number: while dots are placed, no place on the board is to win by being first.</param>
    public static WorkshopBoard Of(WorkshopView view, int? table = null, long shuffle = 0)
    {
        var notes = view.Notes.ToLookup(note => note.Group);
        var comments = view.Comments.ToLookup(comment => comment.Thing);
        var things = view.Groups.Where(group => table is null || group.Table == table)
            .Select(group => new BoardThing(group, null, [.. notes[group.Number]], [.. comments[group.Number], .. notes[group.Number].SelectMany(note => comments[note.Number])]))
            .Concat(notes[0].Where(note => table is null || note.Table == table).Select(note => new BoardThing(null, note, [note], [.. comments[note.Number]])));
        return new([.. shuffle > 0 ? things.OrderBy(thing => Mixed(thing.Number, shuffle)) : things]);
    }

    // SplitMix64: near numbers end up far from one another.
    private static ulong Mixed(long number, long seed)
    {
        unchecked
        {
            var mixed = ((ulong)number + (ulong)seed * 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}

/// <summary>A group, or a note that stands alone.</summary>
internal sealed record BoardThing(GroupView? Group, NoteView? Note, ImmutableArray<NoteView> Notes, ImmutableArray<CommentView> Comments)
{
    public long Number => Group?.Number ?? Note!.Number;

    /// <summary>Its id on the page.</summary>
    public string Key => Group is null ? BoardKey.Note(Number) : BoardKey.Group(Number);

    public bool IsParked => Group?.IsParked ?? Note!.IsParked;

    public int? Dots => Group is null ? Note!.Dots : Group.Dots;

    public AgreedOutcome? Outcome => Group is null ? Note!.Outcome : Group.Outcome;

    public int Table => Group?.Table ?? Note!.Table;

    /// <summary>The name of a group, which may be empty, or the text of a note.</summary>
    public string Title => Group?.Name ?? Note!.Text;
}
