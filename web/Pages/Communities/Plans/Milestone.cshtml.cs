using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class MilestoneModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    [FromRoute(Name = "number")]
    public int Which { get; set; }

    public PlanMilestone Milestone => (PlanMilestone)Which;

    public void OnGet() => Form = PlanSent.Of(Plan.Of(Milestone));

    public Task<IActionResult> OnPost(Guid op)
    {
        Form = PlanSent.Of(Request.Form);
        return Do(op, new SetMilestone(Form.Milestone(Milestone)), PlanLinks.Keep(Community.Id, Number), "The milestone is saved.");
    }
}
