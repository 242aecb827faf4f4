using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class CheckModel(IGrainFactory grains, VoteSessions sessions) : VotePage
{
    public IActionResult OnGet() => Session.HasBallot ? Page() : LocalRedirect(VoteLinks.Ballot(Round.Id));

    /// <summary>The form names the cast it shows: when another tab has changed the choices since, they are shown first, never cast unseen.</summary>
    public async Task<IActionResult> OnPost(Guid castId, string? nonce)
    {
        if (!Session.HasBallot || castId != Session.CastId)
        {
            return LocalRedirect(VoteLinks.Check(Round.Id));
        }

        CastOutcome outcome;
        try
        {
            outcome = await grains.GetGrain<IBallotBoxGrain>(Round.Id).Cast(
                new CastBallot(castId, Session.Code, Session.Choices, IsNonce(nonce) ? nonce : null, BallotChannel.Online));
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return LocalRedirect(VoteLinks.Checking(Round.Id));
        }

        return outcome switch
        {
            { Receipt: { } receipt } => Finish(receipt),
            // The same choices were cast already from this page, with other random bytes: they are in the box.
            { Refusal.Code: "cast-id-reused" or "outcome-unknown" } => LocalRedirect(VoteLinks.Checking(Round.Id)),
            _ => Again(outcome.Refusals.Select(refusal => refusal with { Field = null })),
        };
    }

    private LocalRedirectResult Finish(CastReceipt receipt)
    {
        sessions.Write(HttpContext, Round.Id, Session.Cast(receipt));
        return LocalRedirect(VoteLinks.Done(Round.Id));
    }

    private static bool IsNonce(string? nonce) => nonce is { Length: 32 } && nonce.All(char.IsAsciiHexDigit);
}
