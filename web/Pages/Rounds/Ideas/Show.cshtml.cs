using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class ShowModel(IGrainFactory grains, CurrentResident resident, CurrentStaff staff, ResidentNames names, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    /// <summary>Whether the reader may keep what it says as evidence of a community.</summary>
    public bool MayGather => staff.Member?.May(StaffAct.AddEntries) == true;

    public override bool IsForAuthors => false;

    public IdeaSentences Sentences => sentences;

    public bool IsSignedIn => resident.Id is not null;

    public bool IsOfficer => staff.Member?.Is(StaffRole.Officer) == true;

    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = new Dictionary<ResidentId, string>();

    /// <summary>The project that it became, while that is on the ballot.</summary>
    public RoundProject? Project => Idea.Project is { } id ? Setup.Projects.FirstOrDefault(project => project.Id == id) : null;

    public Task OnGet() => Load();

    public Task<IActionResult> OnPostSupport() => Support(true);

    public Task<IActionResult> OnPostUnsupport() => Support(false);

    public string Who(IdeaStep step) => Sentences.Step(step.Kind, step.Resident is { } who ? Names.Of(who, L) : null, step.Idea);

    private async Task<IActionResult> Support(bool wanted)
    {
        if (resident.Id is not { } by)
        {
            return LocalRedirect(ResidentLinks.SignIn(IdeaLinks.Show(Round.Id, Idea.Number)));
        }

        var outcome = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").Support(new SupportIdea(wanted, by));
        if (outcome.Done)
        {
            return Went(IdeaLinks.Show(Round.Id, Idea.Number), wanted ? L["You support this idea."] : L["You no longer support this idea."]);
        }

        await Load();
        return Again(Sentences.Say(outcome.Refusals));
    }

    private async Task Load() => Names = await names.In(Idea, HttpContext.RequestAborted);
}
