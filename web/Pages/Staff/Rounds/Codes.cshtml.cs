using System.Collections.Immutable;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Audit;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Ballots.Letters;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

[RequestSizeLimit(KestrelSetup.CodeList)]
internal sealed class CodesModel(IGrainFactory grains, CodeSheets sheets, LetterPaper paper, AuditTrail audit) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.RunRounds;

    public override StaffAct Does => StaffAct.IssueCodes;

    public IReadOnlyList<CodeSheetLine> Sheets { get; private set; } = [];

    public ImmutableArray<CodeBatch> Batches { get; private set; } = [];

    public TurnoutView Turnout { get; private set; } = null!;

    public int? Count { get; private set; }

    public string? Area { get; private set; }

    public string? Label { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostIssue(int? count, string? area, string? label)
    {
        (Count, Area, Label) = (count, area?.Trim(), label?.Trim());
        if (count is not (>= 1 and <= CodeList.Most) || string.IsNullOrEmpty(Label))
        {
            return await AgainWith(
                count is not (>= 1 and <= CodeList.Most) ? new Refused("count-wrong", "Enter how many codes to make, from 1 to 20,000.", "count") : null,
                string.IsNullOrEmpty(Label) ? new Refused("label-missing", "Give the batch a name, such as “Electoral roll, north”.", "label") : null);
        }

        var (refusals, batch) = await sheets.Issue(Key, new IssueCodes(count.Value, string.IsNullOrEmpty(Area) ? null : Area, Label, Member));
        return batch is null
            ? await AgainWith([.. refusals.Select(refusal => refusal with { Field = "count" })])
            : Went(StaffRoundLinks.Codes(Round.Id), $"{count:N0} codes were made. Download them or print the letters, then destroy them here.");
    }

    public async Task<IActionResult> OnPostImport(IFormFile? file, string? importLabel)
    {
        if (file is null or { Length: 0 } || string.IsNullOrWhiteSpace(importLabel))
        {
            return await AgainWith(
                file is null or { Length: 0 } ? new Refused("file-missing", "Choose a file of codes.", "file") : null,
                string.IsNullOrWhiteSpace(importLabel) ? new Refused("label-missing", "Give the list a name.", "importLabel") : null);
        }

        await using var content = file.OpenReadStream();
        if (await CodeList.Read(content, HttpContext.RequestAborted) is not { } codes)
        {
            return await AgainWith(new Refused("too-many", "A list may hold at most 20,000 codes. Split it.", "file"));
        }

        var outcome = await grains.GetGrain<IRegisterGrain>(Round.Id).Import(new ImportCodes(codes, importLabel.Trim(), Member));
        return outcome.Refusals.IsEmpty
            ? Went(StaffRoundLinks.Codes(Round.Id), $"{codes.Length:N0} codes were registered.")
            : await AgainWith([.. outcome.Refusals.Select(refusal => refusal with { Field = "file" })]);
    }

    public async Task<IActionResult> OnPostDestroy(string? batch)
    {
        sheets.Destroy(Key, batch ?? "");
        await audit.Record(Member, Round.Id, "codes-destroyed", "Destroyed the list of a batch of voter codes.");
        return Went(StaffRoundLinks.Codes(Round.Id), "The codes of the batch are destroyed here. The letters already printed still work.");
    }

    public async Task<IActionResult> OnGetTable(string? batch)
    {
        if (!IsOfficer)
        {
            return Forbid();
        }

        await audit.Record(Member, Round.Id, "codes-taken", "Took out the list of a batch of voter codes.");

        // Small enough to hold: at most 20,000 lines of 20 bytes.
        var table = new MemoryStream();
        return await sheets.StreamCsv(Key, batch ?? "", table, HttpContext.RequestAborted)
            ? File(table.ToArray(), MediaTypeNames.Text.Csv, $"codes-{Round.Id}.csv")
            : NotFound();
    }

    public async Task<IActionResult> OnGetLetters(string? batch)
    {
        if (!IsOfficer)
        {
            return Forbid();
        }

        if (await sheets.Open(Key, batch ?? "", HttpContext.RequestAborted) is not { } sheet)
        {
            return NotFound();
        }

        await audit.Record(Member, Round.Id, "letters-taken", $"Took out the letters of {sheet.Codes.Count:N0} voter codes, “{sheet.Label}”.");
        await paper.Send(HttpContext, Round, sheet);
        return new EmptyResult();
    }

    private async Task<IActionResult> AgainWith(params Refused?[] refusals)
    {
        await Load();
        return Again(refusals.OfType<Refused>());
    }

    private async Task Load()
    {
        Turnout = await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout();
        Batches = await grains.GetGrain<IRegisterGrain>(Round.Id).GetBatches(Member);
        Sheets = IsOfficer ? await sheets.List(Key, HttpContext.RequestAborted) : [];
    }
}
