using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class CheckModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    public ImmutableArray<IdeaLine> Similar { get; private set; } = [];

    public bool IsAnswer => Idea.Phase == IdeaPhase.ChangesAsked;

    public async Task<IActionResult> OnGet()
    {
        await FindSimilar();
        return Idea.Phase is IdeaPhase.Draft or IdeaPhase.ChangesAsked ? Page() : LocalRedirect(IdeaLinks.Show(Round.Id, Idea.Number));
    }

    public async Task<IActionResult> OnPost(string? words)
    {
        var move = IsAnswer ? IdeaMove.SendChanges : IdeaMove.Submit;
        var outcome = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").Move(new AuthorMove(move, resident.Required, words));
        if (outcome.Done)
        {
            return Went(
                IdeaLinks.Show(Round.Id, Idea.Number),
                IsAnswer ? L["Your changes are sent. You hear from the council when it has looked at them."] : L["Your idea is put forward. Everybody can read and support it now."]);
        }

        await FindSimilar();
        return Again(sentences.Say(outcome.Refusals));
    }

    private async Task FindSimilar()
    {
        if (!IsAnswer)
        {
            Similar = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).FindSimilar(new IdeaProbe(Idea.Text.Title, Idea.Text.What, Idea.Number));
        }
    }
}
