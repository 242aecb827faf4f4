using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class AboutModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    public void OnGet() => Form = PlanSent.Of(Plan.About);

    public Task<IActionResult> OnPost(Guid op)
    {
        Form = PlanSent.Of(Request.Form);
        return Do(op, new SayAbout(Form.About()), PlanLinks.Keep(Community.Id, Number), "The plan is saved.");
    }
}
