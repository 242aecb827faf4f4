using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A page about a workshop that is over: anyone's once it is published, its facilitator's before.</summary>
internal abstract class AfterPage(WorkshopSentences sentences) : WorkshopPage(sentences)
{
    // Its facilitator sees what everyone will: what is hidden is in no file, whoever takes it out.
    public override IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => [new WorkshopPerson(lead, null), new WorkshopPerson(null, token)];

    public override IActionResult? Refuses() =>
        Room.Phase == WorkshopPhase.Published || (Room.Phase == WorkshopPhase.Closed && Role == WorkshopRole.Facilitator) ? null
        : Role == WorkshopRole.Facilitator ? LocalRedirect(WorkshopLinks.Run(Id))
        : LocalRedirect(WorkshopLinks.Show(Id));

    protected FileContentResult Sent(byte[] content, string type, string ending) => File(content, type, $"{Id}.{ending}");
}
