using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class AgreeModel(IGrainFactory grains, PlanTexts texts, CurrentResident resident, IStringLocalizer<Text> L) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Agreeing;

    public void OnGet() => Form = PlanSent.Filled(("name", Shown.Own?.Name ?? resident.PublicName ?? Reader.Staff?.Name ?? ""), ("as", Shown.Own?.As ?? ""));

    public async Task<IActionResult> OnPost(int version)
    {
        Form = PlanSent.Of(Request.Form);
        var outcome = await Grain.Agree(new AgreePlan(version, Form["name"], Form["as"], Author));
        if (outcome.Done)
        {
            return Went(PlanLinks.Show(Community.Id, Number), L["Thank you. Your name stands under the plan."]);
        }

        ModelState.AddRefusals(Texts.Say(outcome.Refusals));
        return Page();
    }

    public async Task<IActionResult> OnPostBack()
    {
        await Grain.Unagree(Author);
        return Went(PlanLinks.Show(Community.Id, Number), L["Your agreement is taken back."]);
    }

    // Whoever is signed in as a resident agrees as one.
    private EntryReader Author => Reader.Resident is not null ? Reader with { Staff = null } : Reader;
}
