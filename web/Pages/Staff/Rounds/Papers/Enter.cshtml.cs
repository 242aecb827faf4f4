using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>One of two people enters the papers of a batch. A script sends each in the background and again when the line was down.</summary>
internal sealed class EnterModel(IGrainFactory grains) : StaffRoundPage
{
    private BallotPaper? paper;

    public PaperBatchView View { get; private set; } = null!;

    public string? Serial { get; private set; }

    public string? Marks { get; private set; }

    public async Task<IActionResult> OnGet(int batch) => await Load(batch) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int batch, string? serial, string? marks)
    {
        var outcome = await Enter(batch, serial, marks);
        if (!await Load(batch))
        {
            return NotFound();
        }

        (Serial, Marks) = (serial, marks);
        return outcome.Done ? LocalRedirect(PaperLinks.Enter(Round.Id, batch)) : Again(outcome.Refusals);
    }

    /// <summary>The same for a script: 204, or what is wrong, as sentences.</summary>
    public async Task<IActionResult> OnPostKeep(int batch, string? serial, string? marks)
    {
        var outcome = await Enter(batch, serial, marks);
        return outcome.Done ? new NoContentResult() : new JsonResult(outcome.Refusals.Select(refusal => refusal.Sentence)) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    public async Task<IActionResult> OnPostTakeBack(int batch, int number)
    {
        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).TakeBack(new(batch, number, Member));
        return !await Load(batch) ? NotFound() : outcome.Done ? LocalRedirect(PaperLinks.Enter(Round.Id, batch)) : Again(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostFinish(int batch)
    {
        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).Finish(new(batch, Member));
        return !await Load(batch) ? NotFound()
            : outcome.Done ? Went(PaperLinks.Batch(Round.Id, batch), "You have finished this batch.")
            : Again(outcome.Refusals);
    }

    /// <summary>A reading as it is typed.</summary>
    public string Typed(PaperReading reading) => PaperMarks.Write(reading, paper!);

    private Task<PaperOutcome> Enter(int batch, string? serial, string? marks) => grains.GetGrain<IPaperGrain>(Round.Id).Enter(new(batch, serial ?? "", marks ?? "", Member));

    private async Task<bool> Load(int batch)
    {
        var rules = await grains.GetGrain<IRoundGrain>(Round.Id).GetVotingRules();
        if (rules is null || await grains.GetGrain<IPaperGrain>(Round.Id).GetBatch(batch, Member) is not { Batch.Manifest: not null } view)
        {
            return false;
        }

        (View, paper) = (view, new BallotPaper(rules));
        return true;
    }
}
