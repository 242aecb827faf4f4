using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Staff.Plans;

internal sealed class TakeUpModel(IGrainFactory grains, Origins origins) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.KeepCommunities;

    /// <summary>What the action will be made of.</summary>
    public Source Source { get; private set; } = null!;

    public ImmutableArray<PlanLine> Plans { get; private set; } = [];

    /// <summary>What was made of it before.</summary>
    public ImmutableArray<PlacedAction> Taken { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? kind, string? place, string? thing)
    {
        if (await origins.Find(kind, place, thing) is not { } found)
        {
            return NotFound();
        }

        Source = found;
        var plans = grains.GetGrain<IAllPlansGrain>("all");
        (Plans, Taken) = (await plans.Open(), await plans.ByOrigin(found.Origin.Key));
        return Page();
    }

    public string Link(PlanLine plan) => PlanLinks.NewOf(plan.Community, plan.Number, Source.Origin.Kind, Source.Origin.Place, Source.Origin.Thing);
}
