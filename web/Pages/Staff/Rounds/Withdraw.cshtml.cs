using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Withdraws the unused codes of a batch, or puts them back, after saying how many they are.</summary>
internal sealed class WithdrawModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.RunRounds;

    public override StaffAct Does => StaffAct.IssueCodes;

    [BindProperty(SupportsGet = true, Name = "label")]
    public string? Label { get; set; }

    [BindProperty(SupportsGet = true, Name = "putBack")]
    public bool PutBack { get; set; }

    public long Count { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if ((await grains.GetGrain<IRegisterGrain>(Round.Id).GetBatches(Member)).FirstOrDefault(batch => batch.Label == Label) is not { } found)
        {
            return NotFound();
        }

        Count = PutBack ? found.Withdrawn : found.Unused;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await grains.GetGrain<IRegisterGrain>(Round.Id).Withdraw(new WithdrawCodes(Label ?? "", PutBack, Member));
        return outcome.Refusals.IsEmpty
            ? Went(StaffRoundLinks.Codes(Round.Id), $"{outcome.Count:N0} codes were {(PutBack ? "put back" : "withdrawn")}.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = null }));
    }
}
