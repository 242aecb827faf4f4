using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class StartModel(IGrainFactory grains, VoteSessions sessions, CodeEntry codes, TimeProvider clock) : VotePage
{
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool Forgotten { get; set; }

    public string? Typed { get; private set; }

    protected internal override bool NeedsSession => false;

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsOpen => Round.Phase == RoundPhase.Voting && Now >= Setup.OpensAt && Now < Setup.ClosesAt;

    public async Task<IActionResult> OnPost(string? code)
    {
        Typed = code?.Trim();
        if (!VoterCode.TryParse(Typed, out _))
        {
            return Again(new Refused(
                "code-mistyped",
                string.IsNullOrEmpty(Typed) ? "Enter the voter code from your letter." : "Check the code. It has three groups of four letters or digits and one more at the end, such as 7K3M-9QX2-B4TN-5.",
                "code"));
        }

        if (await codes.Before(HttpContext, Typed!) is { } slowed)
        {
            return Again(slowed with { Field = "code" });
        }

        var known = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot(Typed!));
        if (known.Refusal is { } refusal)
        {
            codes.After(HttpContext, Typed!, refusal);
            return Again(refusal with { Field = "code" });
        }

        sessions.Write(HttpContext, Round.Id, VoteSession.With(Typed!));
        return LocalRedirect(VoteLinks.Ballot(Round.Id));
    }
}
