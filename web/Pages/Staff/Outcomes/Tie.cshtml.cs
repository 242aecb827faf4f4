using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Staff.Outcomes;

internal sealed class TieModel(IGrainFactory grains, CurrentStaff staff, Origins origins, EntryWords words) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.KeepCommunities;

    public EntryWords Words => words;

    public Source Source { get; private set; } = null!;

    public ImmutableArray<CommunityLine> Communities { get; private set; } = [];

    public PlanSent Form { get; private set; } = PlanSent.Empty;

    public Guid Operation { get; private set; } = Guid.NewGuid();

    public async Task<IActionResult> OnGet(string? kind, string? place, string? thing) => await Find(kind, place, thing) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? kind, string? place, string? thing, Guid op)
    {
        if (!await Find(kind, place, thing))
        {
            return NotFound();
        }

        (Operation, Form) = (op, PlanSent.Of(Request.Form));
        if (Communities.FirstOrDefault(line => line.Id == Form["community"]) is not { } community)
        {
            ModelState.AddModelError("community", "Choose a community.");
            return Page();
        }

        var outcome = await grains.GetGrain<IOutcomesGrain>(community.Id).Tie(
            new TieContribution(op, Source.Origin, [.. EntryFieldSet.Outcomes.Where(tag => Form.Has("outcome", tag))], Form.Day("day"), Form["words"], staff.Required));
        if (outcome.Done)
        {
            TempData["Done"] = "It is tied to the outcomes.";
            return LocalRedirect(OutcomeLinks.List(community.Id));
        }

        ModelState.AddRefusals(outcome.Refusals);
        return Page();
    }

    private async Task<bool> Find(string? kind, string? place, string? thing)
    {
        if (await origins.Find(kind, place, thing) is not { } found || found.Origin.Kind is not (EntryOriginKind.Project or EntryOriginKind.Workshop))
        {
            return false;
        }

        (Source, Communities) = (found, await grains.GetGrain<ICommunityIndexGrain>("all").List());
        return true;
    }
}
