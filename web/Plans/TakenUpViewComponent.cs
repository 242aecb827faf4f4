using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Plans;

/// <summary>
/// Which actions of plans were made of something, on the page of that thing; officers make one from here:
/// <c>Component.InvokeAsync("TakenUp", new { kind = EntryOriginKind.Idea, place = round, thing = "7" })</c>.
/// </summary>
[ViewComponent(Name = "TakenUp")]
public sealed class TakenUpViewComponent : ViewComponent
{
    /// <summary>The actions.</summary>
    public async Task<IViewComponentResult> InvokeAsync(EntryOriginKind kind, string place, string thing)
    {
        var services = HttpContext.RequestServices;
        var taken = await services.GetRequiredService<IGrainFactory>().GetGrain<IAllPlansGrain>("all").ByOrigin(new EntryOrigin(kind, place, thing, "").Key);
        var mayKeep = services.GetRequiredService<CurrentStaff>().Member?.May(StaffAct.KeepCommunities) == true;
        return View(new TakenUp(taken, mayKeep ? Pages.PlanLinks.TakeUpOf(kind, place, thing) : null, mayKeep && kind == EntryOriginKind.Project ? Pages.OutcomeLinks.TieOf(kind, place, thing) : null));
    }
}

/// <summary>What was made of something.</summary>
/// <param name="More">Where an action is made of it; null for whoever may not.</param>
/// <param name="Tie">Where it is tied to outcomes; null for whoever may not, and for what is not.</param>
public sealed record TakenUp(ImmutableArray<PlacedAction> Actions, string? More, string? Tie);
