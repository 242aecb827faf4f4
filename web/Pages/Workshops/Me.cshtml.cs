using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class MeModel(WorkshopSentences sentences) : WorkshopPage(sentences)
{
    // A published workshop shows itself to anyone, but there is nobody to ask about then.
    public override IActionResult? Refuses() => Role is WorkshopRole.Participant or WorkshopRole.TableHost && Room.Phase is not WorkshopPhase.Published ? null : LocalRedirect(WorkshopLinks.Show(Id));

    public Task<IActionResult> OnPost() => Command();
}
