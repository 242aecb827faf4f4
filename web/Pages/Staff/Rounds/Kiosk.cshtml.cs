using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Pages.Rounds.Vote;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Makes this very browser a kiosk of the round, or an ordinary one again.</summary>
internal sealed class KioskModel(Kiosks kiosks, SignInManager<StaffAccount> signIn) : StaffRoundPage
{
    public bool IsKiosk => kiosks.Is(HttpContext, Round.Id);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost()
    {
        if (Round.Phase != RoundPhase.Voting)
        {
            return Again(new Refused("wrong-phase", "It can begin while voting is open."));
        }

        kiosks.Begin(HttpContext, Round.Id);
        await signIn.SignOutAsync();
        return LocalRedirect(VoteLinks.Kiosk(Round.Id));
    }

    public IActionResult OnPostEnd()
    {
        kiosks.End(HttpContext);
        return Went(StaffRoundLinks.Kiosk(Round.Id), "This is an ordinary device again.");
    }
}
