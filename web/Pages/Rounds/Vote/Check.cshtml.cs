using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Drafts;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed partial class CheckModel(IGrainFactory grains, VoteSessions sessions, ILogger<CheckModel> log) : VotePage
{
    /// <summary>A mark of the vote that counts until this one is cast; empty where there is none.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Whether an earlier vote counts until this one is cast.</summary>
    public bool HasVoted => Seen.Length > 0;

    public async Task<IActionResult> OnGet()
    {
        if (!Session.HasBallot)
        {
            return LocalRedirect(VoteLinks.Ballot(Round.Id));
        }

        Seen = await Stored();
        return Page();
    }

    /// <summary>
    /// The form names the cast it shows, and the vote that it replaces: when another tab has changed the choices since, or another device has
    /// cast a vote, that is shown first, never done unseen.
    /// </summary>
    public async Task<IActionResult> OnPost(Guid castId, string? nonce, string? seen)
    {
        if (!Session.HasBallot || castId != Session.CastId)
        {
            return LocalRedirect(VoteLinks.Check(Round.Id));
        }

        CastOutcome outcome;
        try
        {
            if ((seen ?? "") != await Stored() && await grains.GetGrain<IBallotBoxGrain>(Round.Id).FindCast(castId) is null)
            {
                return LocalRedirect(VoteLinks.Check(Round.Id));
            }

            outcome = await grains.GetGrain<IBallotBoxGrain>(Round.Id).Cast(
                new CastBallot(castId, Session.Code, Session.Choices, IsNonce(nonce) ? nonce : null, IsKiosk ? BallotChannel.Kiosk : BallotChannel.Online) { Person = Session.Person });
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return LocalRedirect(VoteLinks.Checking(Round.Id));
        }

        return outcome switch
        {
            { Receipt: { } receipt } => await Finish(receipt),
            // The same choices were cast already from this page, with other random bytes: they are in the box.
            { Refusal.Code: "cast-id-reused" or "outcome-unknown" } => LocalRedirect(VoteLinks.Checking(Round.Id)),
            _ => Again(outcome.Refusals.Select(refusal => Said(refusal) with { Field = null })),
        };
    }

    private async Task<string> Stored() =>
        (await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(Session.Ballot)).TrackingCode is { } tracking
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tracking)))[..16]
            : "";

    private Refused Said(Refused refusal) =>
        Say.Wrong(refusal.Code, PostedBallot.Of(Setup, Session.Choices)) is { } own ? refusal with { Sentence = own } : Say.Refusal(refusal);

    // Should the draft outlast the vote, it is known by its version to be older.
    private async Task<LocalRedirectResult> Finish(CastReceipt receipt)
    {
        var draft = Session.Draft;
        sessions.Write(HttpContext, Round.Id, Session.Cast(receipt));
        try
        {
            await grains.GetGrain<IVoteDraftsGrain>(Round.Id).Discard(draft);
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            LogDraftLeft(log, lost, Round.Id);
        }

        return LocalRedirect(VoteLinks.Done(Round.Id));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A draft of round {Round} outlasts its vote until the close.")]
    private static partial void LogDraftLeft(ILogger log, Exception failure, string round);

    private static bool IsNonce(string? nonce) => nonce is { Length: 32 } && nonce.All(char.IsAsciiHexDigit);
}
