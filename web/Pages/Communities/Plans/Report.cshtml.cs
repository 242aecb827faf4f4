using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class ReportModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Reporting;

    /// <summary>The action that is told of.</summary>
    public PlanAction Told { get; private set; } = null!;

    public IActionResult OnGet(int number)
    {
        if (!Find(number))
        {
            return NotFound();
        }

        Form = PlanSent.Filled(("status", Told.Status.ToString()), ("came", Told.Came));
        return Page();
    }

    public async Task<IActionResult> OnPost(int number, Guid op)
    {
        if (!Find(number))
        {
            return NotFound();
        }

        Form = PlanSent.Of(Request.Form);
        return await Do(op, new ReportAction(number, Form.Chosen<ActionStatus>("status"), Form["came"]), PlanLinks.Read(Community.Id, Number, number), "What you said is saved.");
    }

    private bool Find(int number)
    {
        Told = Plan.Actions.FirstOrDefault(action => action.Number == number)!;
        return Told is not null;
    }
}
