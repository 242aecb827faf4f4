using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class ReceiptModel(IGrainFactory grains, CodeEntry codes, VotingPersons persons, CurrentResident resident) : VotePage
{
    protected internal override bool NeedsSession => false;

    protected internal override bool IsBeforeCast => false;

    public bool MayUseAccount => Setup.Access.Residents && resident.Id is not null;

    public IActionResult OnGetText() => Session?.Receipt is { } receipt
        ? Text(ReceiptText.Short(Setup, receipt.TrackingCode))
        : LocalRedirect(VoteLinks.StartAgain(Round.Id));

    /// <summary>The full text needs the code again, so that the next person at the device cannot read what was chosen.</summary>
    public async Task<IActionResult> OnPost(string? code)
    {
        if (!VoterCode.TryParse(code, out _))
        {
            return Refuse(new Refused("code-mistyped", "", "code"));
        }

        if (await codes.Before(HttpContext, code!) is { } slowed)
        {
            return Again(slowed with { Field = "code" });
        }

        var stored = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot(code!));
        if (stored.Refusal is { } refusal)
        {
            codes.After(HttpContext, code!, refusal);
        }

        return Full(stored);
    }

    public async Task<IActionResult> OnPostResident() =>
        resident.Id is { } account && await persons.Of(account, HttpContext.RequestAborted) is { } person
            ? Full(await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot("") { Person = person }))
            : LocalRedirect(ResidentLinks.SignIn(VoteLinks.Receipt(Round.Id)));

    private IActionResult Full(StoredBallotView stored) => stored switch
    {
        { Refusal: { } refusal } => Refuse(refusal with { Field = "code" }),
        { TrackingCode: { } tracking, CommitmentText: { } text } => Text(ReceiptText.Full(Setup, tracking, text)),
        _ => Again(new Refused("not-voted", Say.NotVoted, "code")),
    };

    private FileContentResult Text(string receipt) =>
        File(Encoding.UTF8.GetBytes(receipt), MediaTypeNames.Text.Plain + "; charset=utf-8", $"receipt-{Round.Id}.txt");
}
