using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class DoneModel : VotePage
{
    protected internal override bool IsBeforeCast => false;

    public CastReceipt Receipt => Session.Receipt!;

    public IActionResult OnGet() => Session.Receipt is null ? LocalRedirect(VoteLinks.Ballot(Round.Id)) : Page();
}
