using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class PrepareModel(IGrainFactory grains, WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    public AgendaForm Form { get; private set; } = null!;

    /// <summary>The rounds that ideas can still go to.</summary>
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    /// <summary>The communities that it can be about.</summary>
    public ImmutableArray<CommunityLine> Communities { get; private set; } = [];

    public async Task OnGet()
    {
        Form = AgendaForm.Of(Setup);
        await FindChoices();
    }

    public async Task<IActionResult> OnPost(Guid op, string? then)
    {
        Form = AgendaForm.Of(Request.Form);
        if (Form.After(then) is { } rearranged)
        {
            Form = rearranged;
            await FindChoices();
            return Page();
        }

        var outcome = await Grain.Do(Person, op, new PrepareWorkshop(Form.Read(Setup.Template)));
        if (outcome.IsAccepted)
        {
            TempData["Done"] = "The preparation is saved.";
            return LocalRedirect(WorkshopLinks.Run(Id));
        }

        await FindChoices();
        ModelState.AddRefusals(outcome.Refusals.Select(refused => refused with { Field = AgendaForm.Field(refused.Field) }));
        return Page();
    }

    private async Task FindChoices()
    {
        Communities = await grains.GetGrain<ICommunityIndexGrain>("all").List();
        Rounds = [.. (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => round.Phase is RoundPhase.Draft or RoundPhase.Ideas || round.Id == Setup.Round)];
    }
}
