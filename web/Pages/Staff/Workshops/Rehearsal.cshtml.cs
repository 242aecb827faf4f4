using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;
using ParticipatoryHub.Workshops.Rehearsals;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

/// <summary>Starts a rehearsal with simulated phones, silences them, and throws it away.</summary>
internal sealed class RehearsalModel(IGrainFactory grains, CurrentStaff staff, WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    /// <summary>The rehearsal that is not thrown away yet.</summary>
    public WorkshopRehearsalView? Running { get; private set; }

    public string Phones { get; private set; } = "40";

    private IWorkshopRehearsalGrain Rehearsal => grains.GetGrain<IWorkshopRehearsalGrain>(Id);

    // A rehearsal is led like any workshop; it is begun and thrown away where it comes from.
    public override IActionResult? Refuses() => Setup.RehearsalOf is { } origin ? LocalRedirect(WorkshopLinks.Rehearsal(origin)) : null;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostStart(string? phones)
    {
        Phones = phones?.Trim() ?? "";
        var number = int.TryParse(Phones, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return await After(await Rehearsal.Start(new StartWorkshopRehearsal(number, staff.Required)), "The rehearsal is open, and the phones are joining. Begin its first stage.");
    }

    public async Task<IActionResult> OnPostStop() => await After(await Rehearsal.Stop(staff.Required), "The phones are silent. Look at the board, or throw the rehearsal away.");

    public async Task<IActionResult> OnPostDiscard() => await After(await Rehearsal.ThrowAway(staff.Required), "The rehearsal is thrown away, with everything that was in it.");

    /// <summary>What the phones have met with, in words.</summary>
    public static string Told(RehearsalFigures figures) => figures.Saved == 0 ? "They have not done anything yet: begin a stage."
        : figures.SlowestMilliseconds < 1_000 ? $"Each of {figures.Saved:N0} notes, dots and hands was on the disk, and answered, in less than a second; the slowest took {figures.SlowestMilliseconds} thousandths of one. This service is quick enough for so many."
        : $"Of {figures.Saved:N0} notes, dots and hands, {figures.Late:N0} took more than a second; the slowest took {figures.SlowestMilliseconds / 1_000.0:0.0} seconds. That is slow for so many: ask whoever runs this service before the day.";

    private async Task<IActionResult> After(WorkshopRehearsalOutcome outcome, string done)
    {
        if (outcome.IsDone)
        {
            TempData["Done"] = done;
            return LocalRedirect(WorkshopLinks.Rehearsal(Id));
        }

        ModelState.AddRefusals(outcome.Refusals);
        await Load();
        return Page();
    }

    private async Task Load() => Running = await Rehearsal.GetView(staff.Required);
}
