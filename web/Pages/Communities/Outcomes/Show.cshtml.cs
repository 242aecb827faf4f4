using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Outcomes;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Outcomes;

internal sealed class ShowModel(OutcomeReader outcomes, OutcomeTexts texts, EntryWords words, PlanTexts plans) : CommunityPage
{
    public OutcomeTexts Texts => texts;

    public EntryWords Words => words;

    public PlanTexts PlanWords => plans;

    /// <summary>Stories that are read here; all of them are in their register.</summary>
    public const int MostStories = 12;

    public OutcomeFacts Facts { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string outcome)
    {
        if (EntryFieldSet.Outcomes.FirstOrDefault(tag => OutcomeTexts.Slug(tag) == outcome) is not { } found)
        {
            return NotFound();
        }

        Facts = (await outcomes.Read(Community, [found], Reader))[0];
        return Page();
    }
}
