using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class TableModel(WorkshopSentences sentences, TimeProvider clock) : WorkshopPage(sentences)
{
    /// <summary>The table that the facilitator looks after now; a host has one.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public int? Asked { get; set; }

    /// <summary>The number on the paper sheet whose square code was read.</summary>
    [BindProperty(SupportsGet = true, Name = "sheet")]
    public string? Sheet { get; set; }

    public bool IsLed => Role == WorkshopRole.Facilitator;

    public int Table => IsLed ? Math.Clamp(Asked ?? 0, 0, Setup.Tables) : Mine?.HostOf ?? 0;

    /// <summary>How many people are here.</summary>
    public TableView Here => View.Tables.FirstOrDefault(table => table.Table == Table) ?? new TableView(Table, 0, 0, 0, 0, []);

    public DateTimeOffset Instant => clock.GetUtcNow();

    public bool MayWrite => IsOpen && Now is { } now && (now.Rules.MayWrite || IsLed);

    public int DotsOnOne => IsOpen ? Now?.Rules.DotsOnOne ?? 0 : 0;

    public bool MayRaiseHand => IsOpen && Now is { Rules.MayRaiseHand: true };

    public bool MayAnswer => Room.Phase == WorkshopPhase.Closed || (IsOpen && Now is { Kind: WorkshopStage.Feedback });

    /// <summary>Hands that are up for people here.</summary>
    public IEnumerable<TableHandView> Hands => View.TableHands.Where(hand => hand.Table == Table);

    public IEnumerable<BoardThing> Things => WorkshopBoard.Of(View).Standing;

    public IReadOnlyList<BoardThing> Groups => [.. WorkshopBoard.Of(View, Table).Groups];

    // Whoever leads and has joined with the same phone is here to lead.
    public override IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => [lead is null ? new WorkshopPerson(null, token) : WorkshopPerson.Of(lead)];

    public override IActionResult? Refuses() => Role is WorkshopRole.Facilitator or WorkshopRole.TableHost ? null : LocalRedirect(WorkshopLinks.Show(Id));

    public Task<IActionResult> OnPost() => Command();
}
