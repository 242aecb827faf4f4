using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>Where a kiosk waits for the next voter; getting there forgets the last one.</summary>
internal sealed class KioskModel(VoteSessions sessions) : VotePage
{
    protected internal override bool NeedsSession => false;

    public IActionResult OnGet()
    {
        if (!IsKiosk)
        {
            return LocalRedirect(VoteLinks.Start(Round.Id));
        }

        sessions.Forget(HttpContext, Round.Id);
        if (!Request.Cookies.ContainsKey(LanguageSetup.Cookie))
        {
            return Page();
        }

        Response.Cookies.Delete(LanguageSetup.Cookie);
        return LocalRedirect(VoteLinks.Kiosk(Round.Id));
    }
}
