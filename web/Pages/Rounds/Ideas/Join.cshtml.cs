using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class JoinModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : RoundPage
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Token { get; set; }

    /// <summary>The idea as the invitation shows it; null when the invitation is used up.</summary>
    public IdeaView? Idea { get; private set; }

    private IIdeaGrain Grain => grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Number}");

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Idea is { IsAuthor: true } ? LocalRedirect(IdeaLinks.Show(Round.Id, Number)) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Grain.Join(new JoinIdea(InvitationToken.Hash(Token), resident.Required));
        if (outcome.Done)
        {
            TempData["Done"] = L["You are a co-author of this idea now."].Value;
            return LocalRedirect(IdeaLinks.Show(Round.Id, Number));
        }

        await Load();
        return Again(sentences.Say(outcome.Refusals));
    }

    private async Task Load() => Idea = await Grain.GetView(new IdeaReader(resident.Required, null, InvitationToken.Hash(Token)));
}
