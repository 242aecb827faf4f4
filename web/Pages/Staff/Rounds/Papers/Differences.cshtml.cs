using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>A third person decides from the papers where two entries differ.</summary>
internal sealed class DifferencesModel(IGrainFactory grains) : StaffRoundPage
{
    private BallotPaper? paper;

    public PaperBatchView View { get; private set; } = null!;

    /// <summary>The paper whose form was refused, with what was typed.</summary>
    public (int Number, string? Marks, string? Reason) Refused { get; private set; }

    public async Task<IActionResult> OnGet(int batch) => await Load(batch) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int batch, int number, string? marks, string? reason)
    {
        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).Decide(new(batch, number, marks ?? "", reason ?? "", Member));
        if (!await Load(batch))
        {
            return NotFound();
        }

        Refused = (number, marks, reason);
        return outcome.Done
            ? Went(PaperLinks.Differences(Round.Id, batch), $"Decided: {new PaperSerial(batch, number)}.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = refusal.Field is null ? null : $"{refusal.Field}-{number}" }));
    }

    /// <summary>A reading in words.</summary>
    public string Words(PaperReading? reading) => PaperWords.Of(reading, reading is null ? "" : PaperMarks.Write(reading, paper!));

    private async Task<bool> Load(int batch)
    {
        var rules = await grains.GetGrain<IRoundGrain>(Round.Id).GetVotingRules();
        if (rules is null || await grains.GetGrain<IPaperGrain>(Round.Id).GetBatch(batch, Member) is not { } view)
        {
            return false;
        }

        (View, paper) = (view, new BallotPaper(rules));
        return true;
    }
}
