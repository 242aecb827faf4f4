using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class AppealModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    public string? Words { get; private set; }

    public IActionResult OnGet() => Idea.Can(IdeaMove.Appeal) ? Page() : LocalRedirect(IdeaLinks.Show(Round.Id, Idea.Number));

    public async Task<IActionResult> OnPost(string? words)
    {
        Words = words;
        var outcome = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").Move(new AuthorMove(IdeaMove.Appeal, resident.Required, words));
        return outcome.Done
            ? Went(IdeaLinks.Show(Round.Id, Idea.Number), L["Your appeal is made. Another officer looks at the decision."])
            : Again(sentences.Say(outcome.Refusals));
    }
}
