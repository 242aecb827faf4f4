namespace ParticipatoryHub.Workshops;

/// <summary>Translations of notes: proposed by whoever leads or looks after the table, and shown once a second act has approved them.</summary>
internal static partial class WorkshopRules
{
    /// <summary>The most characters of a translation: some languages need more of them.</summary>
    public const int TranslationLength = 750;

    private static WorkshopDecision Translate(WorkshopState state, Caller caller, TranslateNote c)
    {
        if (!IsNote(state, c.Note, out var note) || note is not { IsRevealed: true, HiddenBecause: null })
        {
            return NoNote();
        }

        var text = Clean(c.Text);
        return (WhyNotTable(state, caller, note.Table) ?? WhyNotInto(note, c.Language) ?? WhyNotText(text, TranslationLength, "text")) is { } refused ? WorkshopDecision.No(refused)
            : (note.Proposed?.GetValueOrDefault(c.Language) ?? note.Translations?.GetValueOrDefault(c.Language)) == text ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new NoteTranslated(c.Note, c.Language, text!));
    }

    private static WorkshopDecision SettleTranslation(WorkshopState state, Caller caller, ApproveTranslation c)
    {
        if (!IsNote(state, c.Note, out var note) || !note.IsRevealed)
        {
            return NoNote();
        }

        var proposed = note.Proposed?.GetValueOrDefault(c.Language ?? "");
        var text = proposed ?? note.Translations?.GetValueOrDefault(c.Language ?? "");
        return caller.Role != WorkshopRole.Facilitator && (note.IsProxy || note.Author != caller.Number) ? WorkshopDecision.No("not-author", "Only its author and the facilitator approve a translation of a note.")
            : text is null || (c.Approved && Clean(c.Text) != text) ? WorkshopDecision.No("no-translation", "That translation is not there any more; look again.")
            : c.Approved && proposed is null ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new TranslationSettled(c.Note, c.Language!, c.Approved));
    }

    private static Refused? WhyNotInto(Note note, string? language) =>
        language is null || !NoteLanguages.All.Contains(language) ? new Refused("no-language", "Choose one of the site's languages.", "language")
        : note.Language is { Length: >= 2 } own && own[..2] == language ? new Refused("own-language", "The note is written in that language.", "language")
        : null;
}
