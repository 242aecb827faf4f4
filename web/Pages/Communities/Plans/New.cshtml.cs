using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class NewModel(IGrainFactory grains) : PlansPage
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    public Guid Operation { get; private set; } = Guid.NewGuid();

    public PlanSent Form { get; private set; } = PlanSent.Empty;

    public async Task<IActionResult> OnPost(Guid op)
    {
        (Operation, Form) = (op, PlanSent.Of(Request.Form));
        var outcome = await grains.GetGrain<IPlansGrain>(Community.Id).Start(new StartPlan(op, Form.About(), Reader.Staff!));
        if (outcome.Done)
        {
            return Went(PlanLinks.Keep(Community.Id, outcome.Number), "The plan is started.");
        }

        ModelState.AddRefusals(outcome.Refusals);
        return Page();
    }
}
