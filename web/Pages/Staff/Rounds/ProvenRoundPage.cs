using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>A page with a form that takes a fresh proof of who sends it. Where that has run out, what was typed stays.</summary>
public abstract class ProvenRoundPage : StaffRoundPage
{
    private readonly IdentityProof proof;

    private protected ProvenRoundPage(IdentityProof proof) => this.proof = proof;

    /// <summary>Whether the visitor has just proved who they are.</summary>
    public bool IsProven => proof.Find(HttpContext, Member.Id) is not null;

    /// <summary>Whether the form is there: with a proof, or with what was typed before one ran out.</summary>
    public bool ShowsForm => IsProven || HttpMethods.IsPost(Request.Method);

    /// <summary>Asks the round for something with the proof's instant, which is used up when it is granted.</summary>
    private protected async Task<IActionResult> Send(string link, string done, Func<DateTimeOffset, Task<RoundOutcome>> ask, Func<Refused, Refused> beside)
    {
        if (proof.Find(HttpContext, Member.Id) is not { } proven)
        {
            return Again(new Refused("proof-stale", "Prove again who you are: this needs it within the last five minutes."));
        }

        var outcome = await ask(proven);
        if (!outcome.Done)
        {
            return Again(outcome.Refusals.Select(beside));
        }

        proof.UseUp(HttpContext);
        return Went(link, done);
    }
}
