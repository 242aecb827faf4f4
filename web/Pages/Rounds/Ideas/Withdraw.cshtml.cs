using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class WithdrawModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    public bool IsDraft => Idea.Phase == IdeaPhase.Draft;

    public IActionResult OnGet() => Idea.Can(IdeaMove.Withdraw) ? Page() : LocalRedirect(IdeaLinks.Show(Round.Id, Idea.Number));

    public async Task<IActionResult> OnPost()
    {
        var outcome = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").Move(new AuthorMove(IdeaMove.Withdraw, resident.Required));
        return outcome.Done ? Went(IdeaLinks.Mine, IsDraft ? L["The draft is deleted."] : L["The idea is withdrawn."]) : Again(sentences.Say(outcome.Refusals));
    }
}
