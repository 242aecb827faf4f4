using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class KeepModel(IGrainFactory grains, PlanTexts texts, EntryWords words, TimeProvider clock) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    public EntryWords Words => words;

    public ImmutableArray<PlanChange> History { get; private set; } = [];

    public string? Forward { get; private set; }

    public string? Why { get; private set; }

    public bool IsLate(MilestoneState state) => state is { DoneOn: null, DueOn: { } due } && due < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task OnGet() => Load();

    public Task<IActionResult> OnPostForward(Guid op, string? forward)
    {
        Forward = forward;
        return Keep(op, new PutForward(Tidy(forward)), "The plan is put forward. Whoever reads it can agree to it now.", "forward");
    }

    public Task<IActionResult> OnPostMove(Guid op, PlanMove move, string? words)
    {
        Why = words;
        return Keep(op, new MovePlan(move, Tidy(words)), "The plan is moved.", "words");
    }

    public Task<IActionResult> OnPostDropAction(Guid op, int number) => Keep(op, new DropAction(number), "The action is taken out.", "");

    public Task<IActionResult> OnPostDropObjective(Guid op, int number) => Keep(op, new DropObjective(number), "The objective is taken out.", "");

    private async Task<IActionResult> Keep(Guid op, PlanEdit edit, string done, string field)
    {
        Operation = op;
        var outcome = await Grain.Change(new ChangePlan(op, edit, Reader.Staff!));
        if (outcome.Done)
        {
            return Went(PlanLinks.Keep(Community.Id, Number), done);
        }

        ModelState.AddRefusals(outcome.Refusals.Select(refused => refused.Field is null ? refused : refused with { Field = field }));
        await Load();
        return Page();
    }

    private async Task Load() => History = await Grain.History(Reader.Staff!);

    private static string Tidy(string? words) => (words ?? "").ReplaceLineEndings("\n").Trim().Replace("\0", "", StringComparison.Ordinal);
}
