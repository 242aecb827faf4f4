using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A board as a page shows it to somebody, with what they may do on it.</summary>
/// <param name="Open">The key of the thing whose forms are shown, or null: a board of hundreds of notes is not to carry a form for each.</param>
internal sealed record BoardModel(WorkshopPage Page, WorkshopBoard Board, string? Open)
{
    // Whoever only reads has no rules to go by.
    private StageRules? Rules => Page.IsOpen && Page.Role != WorkshopRole.Reader ? Page.Now?.Rules : null;

    public bool IsLed => Page.Role == WorkshopRole.Facilitator;

    public bool MayGroup => Rules is not null && Page.HasBoard && (Page.Role is WorkshopRole.Facilitator or WorkshopRole.TableHost || Rules.MayGroup);

    public bool MayComment => Rules is not null && Page.HasBoard && (IsLed || Rules.MayComment);

    /// <summary>Whether the reader may say notes in another language.</summary>
    public bool MayTranslate(NoteView note) => Page.HasBoard && Page.Room.Phase is WorkshopPhase.Open or WorkshopPhase.Closed && note.HiddenBecause is null
        && (IsLed || (Page.Role == WorkshopRole.TableHost && Page.Mine!.HostOf == note.Table));

    /// <summary>How many dots the reader may have on one thing now; 0 when none are placed.</summary>
    public int DotsOnOne => Rules is { DotsEach: > 0 } rules && !IsLed ? rules.DotsOnOne : 0;

    /// <summary>Whether anything can be done with one thing.</summary>
    public bool MayDo => MayGroup || MayComment || (Page.Role is WorkshopRole.Facilitator or WorkshopRole.TableHost && Page.Room.Phase is WorkshopPhase.Open or WorkshopPhase.Closed);

    /// <summary>The same page with the forms of a thing.</summary>
    public string Opened(string key) => $"{Page.Request.Path}?open={key}{(Page.Request.Query["table"] is { Count: 1 } table && int.TryParse(table, out var number) ? $"&table={number}" : "")}#{key}";

    public string Closed(string key) => $"{Page.Request.Path}#{key}";

    public int MyDots(long thing) => Page.Mine?.Dots.GetValueOrDefault(thing) ?? 0;
}
