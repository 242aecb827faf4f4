using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ballots.Letters;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Starts a rehearsal with codes, and throws it away.</summary>
internal sealed class RehearsalModel(IGrainFactory grains, CodeSheets sheets) : StaffRoundPage
{
    private const int MostCodes = 200;

    /// <summary>The rehearsal that is not thrown away yet.</summary>
    public RoundView? Running { get; private set; }

    public string Codes { get; private set; } = "10";

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostStart(string? codes)
    {
        Codes = codes?.Trim() ?? "";
        if (!int.TryParse(Codes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostCodes)
        {
            return await AgainWith(new Refused("count-wrong", $"Enter how many codes to make, from 1 to {MostCodes}.", "codes"));
        }

        var made = await grains.GetGrain<IRoundGrain>(Round.Id).Rehearse(new MoveRound(Member));
        if (made.Rehearsal is not { } id || !RoundKey.TryParse(id, out var key))
        {
            return await AgainWith([.. made.Refusals.Select(refusal => refusal with { Field = null })]);
        }

        var (refusals, _) = await sheets.Issue(key, new IssueCodes(number, null, "Rehearsal", Member));
        var opened = await grains.GetGrain<IRoundGrain>(id).OpenVoting(new MoveRound(Member));
        return refusals.Count == 0 && opened.Done
            ? Went(StaffRoundLinks.Rehearsal(Round.Id), "The rehearsal is open. Take its codes and vote.")
            : await AgainWith([.. refusals.Concat(opened.Refusals).Select(refusal => refusal with { Field = null })]);
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (Staff.Rehearsal is not { } id)
        {
            return NotFound();
        }

        var outcome = await grains.GetGrain<IRoundGrain>(id).Cancel(new MoveRound(Member, "The rehearsal is over."));
        return outcome.Done
            ? Went(StaffRoundLinks.Rehearsal(Round.Id), "The rehearsal is thrown away, with its codes and ballots.")
            : await AgainWith([.. outcome.Refusals.Select(refusal => refusal with { Field = null })]);
    }

    private async Task<IActionResult> AgainWith(params Refused[] refusals)
    {
        await Load();
        return Again(refusals);
    }

    private async Task Load() => Running =
        Staff.Rehearsal is { } id && await grains.GetGrain<IRoundGrain>(id).GetView() is { Phase: not RoundPhase.Cancelled } view ? view : null;
}
