using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class StartModel(
    IGrainFactory grains, VoteSessions sessions, CodeEntry codes, VotingPersons persons, CurrentResident resident, TimeProvider clock) : VotePage
{
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool Forgotten { get; set; }

    public string? Typed { get; private set; }

    public string? Postcode { get; private set; }

    /// <summary>The public name of who is signed in, or null.</summary>
    public string? SignedIn => resident.PublicName;

    protected internal override bool NeedsSession => false;

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsOpen => Round.Phase == RoundPhase.Voting && Now >= Setup.OpensAt && Now < Setup.ClosesAt;

    public async Task<IActionResult> OnPost(string? code)
    {
        Typed = code?.Trim();
        if (string.IsNullOrEmpty(Typed))
        {
            return Again(new Refused("code-missing", Say.CodeMissing, "code"));
        }

        if (!VoterCode.TryParse(Typed, out _))
        {
            return Refuse(new Refused("code-mistyped", "", "code"));
        }

        if (await codes.Before(HttpContext, Typed) is { } slowed)
        {
            return Again(slowed with { Field = "code" });
        }

        var known = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot(Typed));
        if (known.Refusal is { } refusal)
        {
            codes.After(HttpContext, Typed, refusal);
            return Refuse(refusal with { Field = "code" });
        }

        sessions.Write(HttpContext, Round.Id, VoteSession.With(Typed));
        return LocalRedirect(VoteLinks.Ballot(Round.Id));
    }

    public async Task<IActionResult> OnPostResident(string? postcode)
    {
        Postcode = postcode?.Trim();
        if (IsKiosk)
        {
            return LocalRedirect(VoteLinks.Start(Round.Id));
        }

        if (resident.Id is not { } account)
        {
            return LocalRedirect(ResidentLinks.SignIn(VoteLinks.Start(Round.Id)));
        }

        if (await persons.Of(account, HttpContext.RequestAborted) is not { } person)
        {
            return Refuse(new Refused("residents-not-admitted", "", "code"));
        }

        var outcome = await grains.GetGrain<IRegisterGrain>(Round.Id).Admit(new AdmitPerson(person, Postcode));
        if (outcome.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        sessions.Write(HttpContext, Round.Id, VoteSession.With(person, account.Value));
        return LocalRedirect(VoteLinks.Ballot(Round.Id));
    }
}
