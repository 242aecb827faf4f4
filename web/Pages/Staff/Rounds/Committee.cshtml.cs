using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Finance;
using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The result and its figures on a page to be printed for a committee.</summary>
internal sealed class CommitteeModel(FinanceExports finance) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SignResults;

    public CountResult Counted { get; private set; } = null!;

    public SignOffView Figures { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await finance.ReadForCommittee(Round.Id, Member) is not var (_, counted, figures))
        {
            return NotFound();
        }

        (Counted, Figures) = (counted, figures);
        return Page();
    }
}
