using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class NewModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : RoundPage
{
    [BindProperty(Name = "")]
    public IdeaForm Form { get; set; } = new();

    /// <summary>Made with the form: sent twice, it is still one idea.</summary>
    [BindProperty(Name = "draft")]
    public Guid Draft { get; set; }

    public bool IsOpen => Round.Phase == RoundPhase.Ideas;

    public void OnGet() => Draft = Guid.NewGuid();

    public async Task<IActionResult> OnPost(string? then)
    {
        var wrong = new List<Refused>();
        var text = Form.Read(wrong);
        if (wrong.Count > 0)
        {
            return Again(sentences.Say(wrong));
        }

        var begun = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).Begin(new BeginIdea(Draft, text, resident.Required));
        if (!begun.Refusals.IsEmpty)
        {
            return Again(sentences.Say(begun.Refusals));
        }

        // The draft may have been begun before, by a form sent twice or kept while it was written.
        var saved = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{begun.Number}").Save(new SaveIdea(text, resident.Required));
        if (!saved.Done)
        {
            return Again(sentences.Say(saved.Refusals));
        }

        if (then == "keep")
        {
            return new NoContentResult();
        }

        if (then != "later")
        {
            return LocalRedirect(IdeaLinks.Check(Round.Id, begun.Number));
        }

        TempData["Done"] = L["Your draft is kept. Come back to it whenever you like."].Value;
        return LocalRedirect(IdeaLinks.Mine);
    }
}
