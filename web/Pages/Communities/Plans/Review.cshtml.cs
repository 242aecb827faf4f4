using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class ReviewModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    public void OnGet() => Form = Plan.Review is { } review ? PlanSent.Filled(("changed", review.Changed), ("heard", review.Heard), ("amended", review.Amended)) : PlanSent.Empty;

    public Task<IActionResult> OnPost(Guid op)
    {
        Form = PlanSent.Of(Request.Form);
        return Do(op, new WriteReview(Form["changed"], Form["heard"], Form["amended"]), PlanLinks.Show(Community.Id, Number), "The review is saved.");
    }
}
