using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>What one person has asked for, and the second's agreement.</summary>
internal sealed class AgreeModel(IGrainFactory grains, IdentityProof proof) : ProvenRoundPage(proof)
{
    public override StaffAct Sees => StaffAct.SignResults;

    public override StaffAct Does => StaffAct.SignResults;

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    public Proposal Asked { get; private set; } = null!;

    public bool IsOwn => Asked.Asked.By == Member.Id;

    public IActionResult OnGet() => Find() ? Page() : Gone();

    public async Task<IActionResult> OnPost(string? digest) => Find()
        ? await Send(
            StaffRoundLinks.Home(Round.Id),
            StaffWords.JointDone(Asked.Kind),
            proven => grains.GetGrain<IRoundGrain>(Round.Id).Agree(new AgreeToProposal(Number, digest ?? "", Member, proven)),
            refusal => refusal with { Field = null })
        : Gone();

    public async Task<IActionResult> OnPostDrop()
    {
        if (!Find())
        {
            return Gone();
        }

        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).DropProposal(new DropProposal(Number, Member));
        return outcome.Done ? Went(StaffRoundLinks.Home(Round.Id), "It is dropped. Nothing was changed.") : Again(outcome.Refusals);
    }

    private bool Find()
    {
        Asked = Staff.Proposals.FirstOrDefault(proposal => proposal.Number == Number)!;
        return Asked is not null;
    }

    private IActionResult Gone() => Went(StaffRoundLinks.Home(Round.Id), "That is not waiting any more: it was done or dropped, or its time has passed.");
}
