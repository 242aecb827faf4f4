using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>The batches of a round, and a form for another.</summary>
internal sealed class IndexModel(IGrainFactory grains) : StaffRoundPage
{
    public ImmutableArray<PaperBatch> Batches { get; private set; } = [];

    public string? Place { get; private set; }

    public string? Area { get; private set; }

    public int? Printed { get; private set; }

    public bool IsOpen => Round.Phase is RoundPhase.Voting;

    /// <summary>Whether papers may still be prepared.</summary>
    public bool IsBeforeTheClose => Round.Phase <= RoundPhase.Suspended;

    public async Task OnGet() => Batches = await grains.GetGrain<IPaperGrain>(Round.Id).GetBatches(Member);

    public async Task<IActionResult> OnPost(string? place, string? area, int? printed)
    {
        (Place, Area, Printed) = (place?.Trim(), area?.Trim(), printed);
        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).Prepare(new(Place ?? "", string.IsNullOrEmpty(Area) ? null : Area, Printed ?? 0, Member));
        await OnGet();
        return outcome.Done
            ? Went(PaperLinks.Batch(Round.Id, outcome.Batch), $"Batch {outcome.Batch} is ready to be printed.")
            : Again(outcome.Refusals);
    }
}
