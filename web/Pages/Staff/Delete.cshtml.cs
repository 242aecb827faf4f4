using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>Deletes the drafts that were chosen, after naming them.</summary>
internal sealed class DeleteModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.RunRounds;

    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = "chosen")]
    public string[] Ids { get; set; } = [];

    public IReadOnlyList<RoundSummary> Chosen { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var kept = new List<Refused>();
        foreach (var round in Chosen)
        {
            var outcome = await grains.GetGrain<IRoundGrain>(round.Id).DeleteDraft(new MoveRound(staff.Required));
            kept.AddRange(outcome.Refusals.Select(refusal => refusal with { Sentence = $"“{round.Name}”: {refusal.Sentence}", Field = null }));
        }

        if (kept.Count > 0)
        {
            await Load();
            ModelState.AddRefusals(kept);
            return Page();
        }

        TempData["Done"] = Chosen.Count == 1 ? "1 draft was deleted." : $"{Chosen.Count} drafts were deleted.";
        return LocalRedirect(StaffLinks.Home);
    }

    private async Task Load() => Chosen =
    [
        .. (await grains.GetGrain<IRoundIndexGrain>("all").List())
            .Where(round => round.Phase == RoundPhase.Draft && Ids.Contains(round.Id, StringComparer.Ordinal)).Take(Most),
    ];
}
