using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class EditModel(IGrainFactory grains, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    [BindProperty(Name = "")]
    public IdeaForm Form { get; set; } = new();

    public IActionResult OnGet()
    {
        Form = IdeaForm.Of(Idea.Text);
        return Idea.MayEdit ? Page() : LocalRedirect(IdeaLinks.Show(Round.Id, Idea.Number));
    }

    public async Task<IActionResult> OnPost(string? then)
    {
        var wrong = new List<Refused>();
        var text = Form.Read(wrong);
        var outcome = wrong.Count == 0 ? await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").Save(new SaveIdea(text, resident.Required)) : null;
        if (outcome is not { Done: true })
        {
            return Again(sentences.Say(outcome?.Refusals ?? [.. wrong]));
        }

        return (then, outcome.Phase) switch
        {
            ("keep", _) => new NoContentResult(),
            ("later", _) => Went(IdeaLinks.Mine, L["Your draft is kept. Come back to it whenever you like."]),
            (_, IdeaPhase.Submitted) => Went(IdeaLinks.Show(Round.Id, Idea.Number), L["Your changes are saved."]),
            _ => LocalRedirect(IdeaLinks.Check(Round.Id, Idea.Number)),
        };
    }
}
