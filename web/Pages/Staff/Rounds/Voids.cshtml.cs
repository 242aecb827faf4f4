using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The ballots that are void, and the question that another be.</summary>
internal sealed class VoidsModel(IGrainFactory grains, PublicRecord record, IdentityProof proof) : ProvenRoundPage(proof)
{
    public static readonly VoidReason[] Reasons = [VoidReason.NotEligible, VoidReason.VotedTwice, VoidReason.CodeMisused, VoidReason.TestVote];

    public override StaffAct Sees => StaffAct.SignResults;

    public IReadOnlyList<(string Leaf, string Why)> Void { get; private set; } = [];

    public string? Code { get; private set; }

    public VoidReason Why { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Why the visitor cannot ask now, in sentences.</summary>
    public IReadOnlyList<string> Missing => IsOfficer ? [.. Staff.Moves.First(view => view.Move == RoundMove.VoidBallot).Missing] : ["Officers and administrators ask; you can agree."];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string? code, int why, string? note)
    {
        (Code, Why, Note) = (code?.Trim(), (VoidReason)why, note?.Trim());
        await Load();
        return await Send(
            StaffRoundLinks.Voids(Round.Id),
            "You have asked that the ballot be void. It is, once somebody else agrees.",
            proven => grains.GetGrain<IRoundGrain>(Round.Id).AskVoid(new AskVoid(Code ?? "", Why, Note ?? "", Member, proven)),
            refusal => refusal);
    }

    private async Task Load() => Void = [.. (await record.ReadVoids(Round.Id, HttpContext.RequestAborted)).Select(line => (line.Leaf, StaffWords.Void(line.Reason)))];
}
