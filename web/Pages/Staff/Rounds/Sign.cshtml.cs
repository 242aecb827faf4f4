using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The figures that two officers sign, and the signature.</summary>
internal sealed class SignModel(IGrainFactory grains, IdentityProof proof) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SignResults;

    public override StaffAct Does => StaffAct.SignResults;

    public SignOffView Now { get; private set; } = null!;

    /// <summary>Whether the visitor has just proved who they are.</summary>
    public bool IsProven => proof.Find(HttpContext, Member.Id) is not null;

    /// <summary>Why the visitor cannot sign, in sentences.</summary>
    public IReadOnlyList<string> Missing => [.. Staff.Moves.First(view => view.Move == RoundMove.Sign).Missing, .. Now.Refusals.Select(refusal => refusal.Sentence)];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? digest)
    {
        if (proof.Find(HttpContext, Member.Id) is not { } proven)
        {
            return LocalRedirect(StaffLinks.Prove(StaffRoundLinks.Sign(Round.Id)));
        }

        var round = grains.GetGrain<IRoundGrain>(Round.Id);
        var outcome = await round.Sign(new SignResult(digest ?? "", Member, proven));
        if (outcome.Done)
        {
            proof.UseUp(HttpContext);
            return Went(StaffRoundLinks.Home(Round.Id), outcome.Phase == RoundPhase.SignedTwice
                ? "You have signed. The result has two signatures and can be published."
                : "You have signed. A second person must sign before the result can be published.");
        }

        Staff = await round.GetStaffView(Member) ?? Staff;
        return await Load() ? Again(outcome.Refusals) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await grains.GetGrain<IRoundGrain>(Round.Id).GetSignOff(Member) is not { } now)
        {
            return false;
        }

        Now = now;
        return true;
    }
}
