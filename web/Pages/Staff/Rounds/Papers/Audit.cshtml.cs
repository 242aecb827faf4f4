using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>The audit of the papers: a seed rolled in public, the sample that it draws, and what was found.</summary>
internal sealed class AuditModel(IGrainFactory grains) : StaffRoundPage
{
    public ImmutableArray<PaperAuditView> Audits { get; private set; } = [];

    public string? Seed { get; private set; }

    public string? Size { get; private set; } = "60";

    /// <summary>The paper whose form was refused, with what was typed.</summary>
    public (int Batch, int Number, string? Marks, string? Reason) Refused { get; private set; }

    /// <summary>How near another result is; null while nobody can tell.</summary>
    public Robustness? Nearest { get; private set; }

    /// <summary>The audit whose papers are being looked at, or null.</summary>
    public PaperAuditView? Open => Audits.FirstOrDefault(audit => !audit.IsDone);

    public string NameOf(string project) => Setup.Projects.First(found => found.Id == project).Name;

    public async Task OnGet()
    {
        Audits = await Papers.GetAudits(Member);
        Nearest = Round.CountVersion > 0 && May(StaffAct.ExportRounds) ? Robustness.Of(await grains.GetGrain<IRoundGrain>(Round.Id).GetResult(), Setup.Counting) : null;
    }

    public async Task<IActionResult> OnPostDraw(string? seed, string? size)
    {
        (Seed, Size) = (seed?.Trim(), size?.Trim());
        var outcome = await Papers.Draw(new(Seed ?? "", int.TryParse(Size, out var papers) ? papers : 0, Member));
        return await Answer(outcome, "The papers are drawn. Open the bags and look at each.");
    }

    public async Task<IActionResult> OnPost(int sample, int batch, int number, string? marks)
    {
        Refused = (batch, number, marks, null);
        var outcome = await Papers.Check(new(sample, new(batch, number), marks ?? "", Member));
        return await Answer(outcome, $"Looked at: {new PaperSerial(batch, number)}.", $"-{batch}-{number}");
    }

    public async Task<IActionResult> OnPostCorrect(int batch, int number, string? marks, string? reason)
    {
        Refused = (batch, number, marks, reason);
        var outcome = await Papers.Correct(new(batch, number, marks ?? "", reason ?? "", Member));
        return await Answer(outcome, $"Corrected: {new PaperSerial(batch, number)}. Count again if the votes were counted.", $"-{batch}-{number}");
    }

    public async Task<IActionResult> OnPostFinish(int sample) => await Answer(await Papers.FinishAudit(new(sample, Member)), "The audit is on the public record.");

    private IPaperGrain Papers => grains.GetGrain<IPaperGrain>(Round.Id);

    private async Task<IActionResult> Answer(PaperOutcome outcome, string done, string of = "")
    {
        await OnGet();
        return outcome.Done
            ? Went(PaperLinks.Audit(Round.Id), done)
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = refusal.Field is null ? null : refusal.Field + of }));
    }
}
