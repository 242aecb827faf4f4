using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class PrepareModel(IGrainFactory grains, WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    public AgendaForm Form { get; private set; } = null!;

    /// <summary>The rounds that ideas can still go to.</summary>
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public async Task OnGet()
    {
        Form = AgendaForm.Of(Setup);
        await FindRounds();
    }

    public async Task<IActionResult> OnPost(Guid op, string? then)
    {
        Form = AgendaForm.Of(Request.Form);
        if (Form.After(then) is { } rearranged)
        {
            Form = rearranged;
            await FindRounds();
            return Page();
        }

        var outcome = await Grain.Do(Person, op, new PrepareWorkshop(Form.Read(Setup.Template)));
        if (outcome.IsAccepted)
        {
            TempData["Done"] = "The preparation is saved.";
            return LocalRedirect(WorkshopLinks.Run(Id));
        }

        await FindRounds();
        ModelState.AddRefusals(outcome.Refusals.Select(refused => refused with { Field = AgendaForm.Field(refused.Field) }));
        return Page();
    }

    private async Task FindRounds() =>
        Rounds = [.. (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => round.Phase is RoundPhase.Draft or RoundPhase.Ideas || round.Id == Setup.Round)];
}
