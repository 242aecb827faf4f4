using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The keys that join rights to ballots, and the question that they be destroyed.</summary>
internal sealed class DestroyKeysModel(IGrainFactory grains, IdentityProof proof) : ProvenRoundPage(proof)
{
    public override StaffAct Sees => StaffAct.SignResults;

    /// <summary>Why the visitor cannot ask now, in sentences.</summary>
    public IReadOnlyList<string> Missing => IsOfficer ? [.. Staff.Moves.First(view => view.Move == RoundMove.DestroyKeys).Missing] : ["Officers and administrators ask; you can agree."];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost() => await Send(
        StaffRoundLinks.Keys(Round.Id),
        "You have asked that the keys be destroyed. They are, once somebody else agrees.",
        proven => grains.GetGrain<IRoundGrain>(Round.Id).AskKeyDestruction(new AskKeyDestruction(Member, proven)),
        refusal => refusal with { Field = null });
}
