using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class ReceiptModel(IGrainFactory grains, CodeEntry codes) : VotePage
{
    protected internal override bool NeedsSession => false;

    protected internal override bool IsBeforeCast => false;

    public IActionResult OnGetText() => Session?.Receipt is { } receipt
        ? Text(ReceiptText.Short(Setup, receipt.TrackingCode))
        : LocalRedirect(VoteLinks.StartAgain(Round.Id));

    /// <summary>The full text needs the code again, so that the next person at the device cannot read what was chosen.</summary>
    public async Task<IActionResult> OnPost(string? code)
    {
        if (!VoterCode.TryParse(code, out _))
        {
            return Again(new Refused("code-mistyped", "Check the code. Enter the voter code from your letter.", "code"));
        }

        if (await codes.Before(HttpContext, code!) is { } slowed)
        {
            return Again(slowed with { Field = "code" });
        }

        var stored = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot(code!));
        if (stored.Refusal is { } refusal)
        {
            codes.After(HttpContext, code!, refusal);
            return Again(refusal with { Field = "code" });
        }

        return stored is { TrackingCode: { } tracking, CommitmentText: { } text }
            ? Text(ReceiptText.Full(Setup, tracking, text))
            : Again(new Refused("not-voted", "Nobody has voted with this code yet.", "code"));
    }

    private FileContentResult Text(string receipt) =>
        File(Encoding.UTF8.GetBytes(receipt), MediaTypeNames.Text.Plain + "; charset=utf-8", $"receipt-{Round.Id}.txt");
}
