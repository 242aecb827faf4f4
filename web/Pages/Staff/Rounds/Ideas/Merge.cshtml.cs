using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Ideas;

internal sealed class MergeModel(IGrainFactory grains, ResidentNames names) : StaffIdeaPage(grains, names)
{
    public override StaffAct Sees => StaffAct.ReviewIdeas;

    public override StaffAct Does => StaffAct.ReviewIdeas;

    public int? Into { get; private set; }

    public string? Words { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int? into, int? other, string? words)
    {
        if (!await Load())
        {
            return NotFound();
        }

        (Into, Words) = (other ?? into, words);
        var outcome = await Grain.Review(new ReviewMove(IdeaMove.Merge, Member, words, Into));
        return outcome.Done
            ? Went(IdeaLinks.Review(Round.Id, Into!.Value), $"Idea {Idea.Number} is part of this one now. The authors of both are told, and their support is added up.")
            : Again(outcome.Refusals);
    }
}
