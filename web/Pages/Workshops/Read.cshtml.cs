using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

/// <summary>The board for whoever has the link to read it: what participants see, and nothing to do on it. Gone as soon as the link is ended.</summary>
internal sealed class ReadModel(WorkshopSentences sentences, TimeProvider clock) : WorkshopPage(sentences)
{
    /// <summary>What the link ends with.</summary>
    public string Key => (string?)RouteData.Values["key"] ?? "";

    public DateTimeOffset Instant => clock.GetUtcNow();

    public BoardModel Board => new(this, WorkshopBoard.Of(View), null);

    public override bool HasDoor => false;

    public override IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => [new WorkshopPerson(ReaderKey: Key)];

    // What is published has its own page, which anyone reads.
    public override IActionResult? Refuses() => Room.Phase == WorkshopPhase.Published ? LocalRedirect(WorkshopLinks.Show(Id)) : null;

    public void OnGet() => Response.Headers["X-Robots-Tag"] = "noindex";
}
