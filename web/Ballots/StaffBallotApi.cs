using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>The register and the ledger, for staff.</summary>
internal sealed class StaffBallotApi(IGrainFactory grains, KnownRounds rounds)
{
    private const int MostCodes = 20_000;

    private static readonly string[] IssueFields = ["count", "area", "label"];
    private static readonly string[] ImportFields = ["label", "codes"];
    private static readonly string[] CodeFields = ["code", "area"];

    /// <summary>Makes codes; they are in this answer and nowhere else.</summary>
    public async Task Issue(HttpContext context)
    {
        var form = new IssueForm();
        if (await rounds.Asked(context) is { } round && await RequestBody.Read(context, ReadIssue, form))
        {
            var command = new IssueCodes(form.Count, form.Area, form.Label, StaffRoundApi.Member(context));
            await Answer(context, await Register(round).Issue(command));
        }
    }

    /// <summary>Registers codes made elsewhere, all or none.</summary>
    public async Task Import(HttpContext context)
    {
        var form = new ImportForm();
        if (await rounds.Asked(context) is { } round && await RequestBody.Read(context, ReadImport, form))
        {
            var command = new ImportCodes(form.Codes.ToImmutable(), form.Label, StaffRoundApi.Member(context));
            await Answer(context, await Register(round).Import(command));
        }
    }

    /// <summary>Re-hashes the ledger.</summary>
    public async Task Ledger(HttpContext context)
    {
        if (await rounds.Asked(context) is { } round)
        {
            var check = await grains.GetGrain<IBallotBoxGrain>(round.Slug).CheckLedger();
            await ApiAnswer.Write(context, new LedgerBody(check.CastEntries, check.PublicEntries, check.Ballots, check.Problem), ApiJson.Default.LedgerBody);
        }
    }

    private IRegisterGrain Register(RoundKey round) => grains.GetGrain<IRegisterGrain>(round.Slug);

    private static async Task Answer(HttpContext context, CodesOutcome outcome) => await (outcome.Refusals.IsEmpty
        ? ApiAnswer.Write(context, new CodesBody(outcome.Codes), ApiJson.Default.CodesBody)
        : ApiProblem.Write(context, outcome.Refusals).AsTask());

    private static Refused? ReadIssue(ReadOnlySpan<byte> body, IssueForm into) => StrictJson.ReadBody(body, ReadIssueField, into, 0b101, IssueFields);

    private static int ReadIssueField(ref StrictJson json, ReadOnlySpan<byte> field, IssueForm form)
    {
        if (field.SequenceEqual("count"u8))
        {
            form.Count = (int)json.Whole("count", 1, MostCodes);
            return 1;
        }

        if (field.SequenceEqual("area"u8))
        {
            form.Area = json.IsNull ? null : json.Text("area", 100);
            return 2;
        }

        return Label(ref json, field, form) << 2;
    }

    private static Refused? ReadImport(ReadOnlySpan<byte> body, ImportForm into) => StrictJson.ReadBody(body, ReadImportField, into, 0b11, ImportFields);

    private static int ReadImportField(ref StrictJson json, ReadOnlySpan<byte> field, ImportForm form)
    {
        if (field.SequenceEqual("codes"u8))
        {
            json.List("codes", MostCodes, ReadCode, form);
            return 2;
        }

        return Label(ref json, field, form);
    }

    private static int Label(ref StrictJson json, ReadOnlySpan<byte> field, LabelledForm form)
    {
        if (!field.SequenceEqual("label"u8))
        {
            return 0;
        }

        form.Label = json.Text("label", 100) ?? "";
        return 1;
    }

    private static bool ReadCode(ref StrictJson json, ImportForm form)
    {
        form.Code = "";
        form.Area = null;
        if (!json.Object(ReadCodeField, form, 0b01, CodeFields))
        {
            return false;
        }

        form.Codes.Add(new ImportedCode(form.Code, form.Area));
        return true;
    }

    private static int ReadCodeField(ref StrictJson json, ReadOnlySpan<byte> field, ImportForm form)
    {
        if (field.SequenceEqual("code"u8))
        {
            form.Code = json.Text("code", 64) ?? "";
            return 1;
        }

        if (field.SequenceEqual("area"u8))
        {
            form.Area = json.IsNull ? null : json.Text("area", 100);
            return 2;
        }

        return 0;
    }

    private abstract class LabelledForm
    {
        public string Label { get; set; } = "";
    }

    private sealed class IssueForm : LabelledForm
    {
        public int Count { get; set; }

        public string? Area { get; set; }
    }

    private sealed class ImportForm : LabelledForm
    {
        public ImmutableArray<ImportedCode>.Builder Codes { get; } = ImmutableArray.CreateBuilder<ImportedCode>();

        public string Code { get; set; } = "";

        public string? Area { get; set; }
    }
}
