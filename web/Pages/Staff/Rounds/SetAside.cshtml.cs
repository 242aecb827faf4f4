using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The question that a published result be set aside.</summary>
internal sealed class SetAsideModel(IGrainFactory grains, IdentityProof proof) : ProvenRoundPage(proof)
{
    public override StaffAct Sees => StaffAct.SignResults;

    public string? Reason { get; private set; }

    /// <summary>Why the visitor cannot ask now, in sentences.</summary>
    public IReadOnlyList<string> Missing => IsOfficer ? [.. Staff.Moves.First(view => view.Move == RoundMove.SetAside).Missing] : ["Officers and administrators ask; you can agree."];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost(string? reason)
    {
        Reason = reason?.Trim();
        return await Send(
            StaffRoundLinks.Home(Round.Id),
            "You have asked that the result be set aside. It is, once somebody else agrees.",
            proven => grains.GetGrain<IRoundGrain>(Round.Id).AskSetAside(new AskSetAside(Reason ?? "", Member, proven)),
            refusal => refusal.Field == "reason" ? refusal : refusal with { Field = null });
    }
}
