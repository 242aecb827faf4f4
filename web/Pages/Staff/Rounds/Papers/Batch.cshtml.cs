using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>A batch, with what can be done with it next.</summary>
internal sealed class BatchModel(IGrainFactory grains) : StaffRoundPage
{
    public PaperBatchView View { get; private set; } = null!;

    public PaperBatch Batch => View.Batch;

    /// <summary>What is typed of the count, or what it was.</summary>
    public ManifestForm Form { get; private set; } = null!;

    /// <summary>Why it does not add up, in sentences.</summary>
    public ImmutableArray<string> Gaps => Batch.Manifest is null ? [] : PaperSums.Sentences(Batch);

    /// <summary>Whether it may be counted in, for the first time or again.</summary>
    public bool MayCountIn => Batch is { Version: 0, FirstDone: false, SecondDone: false } && Round.Phase is >= RoundPhase.Voting and < RoundPhase.Published;

    public async Task<IActionResult> OnGet(int batch) => await Load(batch) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int batch, ManifestForm form)
    {
        if (!await Load(batch))
        {
            return NotFound();
        }

        Form = form;
        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).CountIn(new(batch, form.Read(), Member));
        return outcome.Done ? Went(PaperLinks.Batch(Round.Id, batch), $"Batch {batch} is counted in.") : Again(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostSettle(int batch)
    {
        if (!await Load(batch))
        {
            return NotFound();
        }

        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).Settle(new(batch, Member));
        return outcome.Done
            ? Went(PaperLinks.Batch(Round.Id, batch), "The batch is in the box and on the public record.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = null }));
    }

    private async Task<bool> Load(int batch)
    {
        if (await grains.GetGrain<IPaperGrain>(Round.Id).GetBatch(batch, Member) is not { } view)
        {
            return false;
        }

        View = view;
        Form = ManifestForm.Of(view.Batch.Manifest);
        return true;
    }
}
