using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class CheckingModel(IGrainFactory grains, VoteSessions sessions) : VotePage
{
    /// <summary>After so many looks the voter may send the same vote again, which can count only once.</summary>
    private const int Enough = 5;

    [BindProperty(SupportsGet = true, Name = "tries")]
    public int Tries { get; set; }

    /// <summary>Whether the page still looks by itself.</summary>
    public bool IsLooking => Tries < Enough;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } receipt)
        {
            sessions.Write(HttpContext, Round.Id, Session.Cast(receipt));
            return LocalRedirect(VoteLinks.Done(Round.Id));
        }

        if (IsLooking)
        {
            Response.Headers["Refresh"] = $"3;url={VoteLinks.CheckingAgain(Round.Id, Math.Max(0, Tries) + 1)}";
        }

        return Page();
    }

    private async Task<CastReceipt?> Find()
    {
        try
        {
            return await grains.GetGrain<IBallotBoxGrain>(Round.Id).FindCast(Session.CastId);
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return null;
        }
    }
}
