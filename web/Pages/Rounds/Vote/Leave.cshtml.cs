using Microsoft.AspNetCore.Mvc;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class LeaveModel(VoteSessions sessions) : VotePage
{
    protected internal override bool NeedsSession => false;

    public IActionResult OnGet() => LocalRedirect(RoundLinks.About(Round.Id));

    public IActionResult OnPost()
    {
        sessions.Forget(HttpContext, Round.Id);
        return LocalRedirect(IsKiosk ? VoteLinks.Kiosk(Round.Id) : RoundLinks.About(Round.Id));
    }
}
