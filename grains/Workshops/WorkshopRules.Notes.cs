namespace ParticipatoryHub.Workshops;

/// <summary>Notes: writing, editing, hiding, peeking.</summary>
internal static partial class WorkshopRules
{
    /// <summary>The most characters of a note.</summary>
    public const int NoteLength = 500;

    private static WorkshopDecision Write(WorkshopState state, Caller caller, WriteNote c)
    {
        var text = Clean(c.Text);
        return (WhyNotText(text, NoteLength, "text") ?? WhyNotLook(c.Colour, c.Language) ?? WhyFull(state)) is { } refused
            ? WorkshopDecision.No(refused)
            : WorkshopDecision.Yes(new NoteWritten(text!, c.Colour, c.Language, state.People[caller.Number].Table, IsSeenAtOnce(state), IsProxy: false, Sheet: null));
    }

    private static WorkshopDecision AddForTable(WorkshopState state, Caller caller, AddTableNote c)
    {
        var text = Clean(c.Text);
        var sheet = Clean(c.Sheet);
        return (WhyNotText(text, NoteLength, "text") ?? WhyNotLook(null, c.Language) ?? WhyFull(state) ?? WhyNotTable(state, caller, c.Table)
            ?? (sheet is { Length: > 20 } ? new Refused("too-long", "Keep the sheet's number to 20 characters.", "sheet") : null)) is { } refused
            ? WorkshopDecision.No(refused)
            : WorkshopDecision.Yes(new NoteWritten(text!, null, c.Language, c.Table, IsSeenAtOnce(state), IsProxy: true, sheet));
    }

    private static WorkshopDecision Edit(WorkshopState state, Caller caller, EditNote c)
    {
        if (WhyNotMine(state, caller, c.Note, out var note) is { } refused)
        {
            return WorkshopDecision.No(refused);
        }

        var text = c.Text is null ? null : Clean(c.Text);
        var wrong = (c.Text is null ? null : WhyNotText(text, NoteLength, "text")) ?? WhyNotLook(c.Colour, c.Language);
        if (wrong is not null)
        {
            return WorkshopDecision.No(wrong);
        }

        var edited = new NoteEdited(c.Note, text == note.Text ? null : text, c.Colour == note.Colour ? null : c.Colour, c.Language == note.Language ? null : c.Language);
        return edited is { Text: null, Colour: null, Language: null } ? WorkshopDecision.Yes() : WorkshopDecision.Yes(edited);
    }

    private static WorkshopDecision Withdraw(WorkshopState state, Caller caller, WithdrawNote c) =>
        state.Notes.TryGetValue(c.Note, out var own) && own.IsWithdrawn && own.Author == caller.Number ? WorkshopDecision.Yes()
        : WhyNotMine(state, caller, c.Note, out _) is { } refused ? WorkshopDecision.No(refused)
        : WorkshopDecision.Yes(new NoteWithdrawn(c.Note));

    private static WorkshopDecision Hide(WorkshopState state, HideNote c)
    {
        if (!IsNote(state, c.Note, out var note) || !note.IsRevealed)
        {
            return NoNote();
        }

        var reason = Clean(c.Reason);
        return c.Hidden && WhyNotText(reason, 300, "reason") is not null
            ? WorkshopDecision.No("needs-reason", "Say in at most 300 characters why it is hidden; its author reads it.", "reason")
            : WorkshopDecision.Yes(new NoteHidden(c.Note, c.Hidden ? reason : null));
    }

    private static WorkshopDecision Peek(WorkshopState state, PeekNote c)
    {
        if (!IsNote(state, c.Note, out var note) || note.IsRevealed)
        {
            return NoNote();
        }

        var reason = Clean(c.Reason);
        return WhyNotText(reason, 300, "reason") is not null
            ? WorkshopDecision.No("needs-reason", "Say in at most 300 characters why you must read it now; everyone reads that.", "reason")
            : WorkshopDecision.Yes(new NotePeeked(c.Note, reason!)) with { Text = note.Text };
    }

    private static bool IsSeenAtOnce(WorkshopState state) => state.Now() is not { Kind: WorkshopStage.Gather };

    private static Refused? WhyNotMine(WorkshopState state, Caller caller, long number, out Note note) =>
        !IsNote(state, number, out note) ? NoNote().Refusals[0]
        : note.Author != caller.Number || note.IsProxy ? new Refused("not-author", "Only its author can change a note.")
        : null;

    private static bool IsNote(WorkshopState state, long number, out Note note) => state.Notes.TryGetValue(number, out note!) && !note.IsWithdrawn;

    private static WorkshopDecision NoNote() => WorkshopDecision.No("no-note", "There is no such note.");

    private static Refused? WhyNotLook(string? colour, string? language) =>
        colour is not null && !NoteColours.All.Contains(colour) ? new Refused("no-colour", "There is no such colour.", "colour")
        : language is not null && !(language.Length is >= 2 and <= 10 && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) ? new Refused("no-language", "That is not a language tag.", "language")
        : null;

    private static Refused? WhyFull(WorkshopState state) => state.Notes.Count + state.Groups.Count + state.Comments.Count >= MostThings
        ? new Refused("board-full", "The board is full; nothing more can be put on it.")
        : null;

    private static Refused? WhyNotTable(WorkshopState state, Caller caller, int table) =>
        WhyNoTable(state, table) ?? (caller.Role == WorkshopRole.TableHost && state.People[caller.Number].HostOf != table
            ? new Refused("not-your-table", "You look after another table.", "table")
            : null);
}
