using System.Globalization;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Papers;

/// <summary>Batches of paper over the API, from the printer to the box. The grain checks the role and who may be which hand.</summary>
internal sealed partial class PaperApi(IGrainFactory grains, KnownRounds rounds)
{
    private const int MostPapers = 500;
    private const int MostDrawn = 5_000;

    private static readonly string[] PrepareFields = ["place", "area", "printed"];
    private static readonly string[] CountInFields = ["bag", "returned", "spoilt", "unused", "missing", "unmarked", "notTaken", "note"];
    private static readonly string[] EnterFields = ["serial", "marks"];
    private static readonly string[] HandOutFields = ["id", "voterCode"];
    private static readonly string[] DecideFields = ["number", "marks", "reason"];

    /// <summary>Every batch.</summary>
    public async Task List(HttpContext context)
    {
        if (await rounds.Asked(context) is { } round)
        {
            await Write(context, round);
        }
    }

    /// <summary>Makes a batch.</summary>
    public Task Prepare(HttpContext context) => Do(context, ReadPrepare, (papers, form, _, by) => papers.Prepare(new PreparePapers(form.Place, form.Area, form.Printed, by)));

    /// <summary>Marks the register, since a paper is handed out.</summary>
    public async Task HandOut(HttpContext context)
    {
        var form = new PaperForm();
        if (await rounds.Asked(context) is not { } round || !await RequestBody.Read(context, ReadHandOut, form))
        {
            return;
        }

        var outcome = await grains.GetGrain<IPaperGrain>(round.Slug).HandOut(new HandOutPaper(form.Id, Number(context, "batch"), form.VoterCode, StaffRoundApi.Member(context)));
        await (outcome.Refusals.IsEmpty
            ? ApiAnswer.Write(context, new HandedOutBody(outcome.HadVoted), ApiJson.Default.HandedOutBody)
            : ApiProblem.Write(context, outcome.Refusals).AsTask());
    }

    /// <summary>Stores how a batch came back.</summary>
    public Task CountIn(HttpContext context) => Do(context, ReadCountIn, (papers, form, batch, by) => papers.CountIn(new CountInPapers(
        batch, new PaperManifest(form.Bag, form.Returned, form.Spoilt, form.Unused, form.Missing, form.Unmarked, form.NotTaken, form.Note), by)));

    /// <summary>Enters a paper.</summary>
    public Task Enter(HttpContext context) => Do(context, ReadEnter, (papers, form, batch, by) => papers.Enter(new EnterPaper(batch, form.Serial, form.Marks, by)));

    /// <summary>Decides a difference.</summary>
    public Task Decide(HttpContext context) => Do(context, ReadDecide, (papers, form, batch, by) => papers.Decide(new DecidePaper(batch, form.Number, form.Marks, form.Reason, by)));

    /// <summary>Ends one's own entry.</summary>
    public Task Finish(HttpContext context) => Do(context, null, (papers, _, batch, by) => papers.Finish(new BatchAct(batch, by)));

    /// <summary>Puts a batch into the box.</summary>
    public Task Settle(HttpContext context) => Do(context, null, (papers, _, batch, by) => papers.Settle(new BatchAct(batch, by)));

    private Task Do(HttpContext context, RequestBody.Reader<PaperForm>? reader, Func<IPaperGrain, PaperForm, int, StaffMember, Task<PaperOutcome>> act) =>
        Do(context, reader, (papers, form, by) => act(papers, form, Number(context, "batch"), by), Write);

    private async Task Do(HttpContext context, RequestBody.Reader<PaperForm>? reader, Func<IPaperGrain, PaperForm, StaffMember, Task<PaperOutcome>> act, Func<HttpContext, RoundKey, Task> answer)
    {
        var form = new PaperForm();
        if (await rounds.Asked(context) is not { } round || (reader is not null && !await RequestBody.Read(context, reader, form)))
        {
            return;
        }

        var outcome = await act(grains.GetGrain<IPaperGrain>(round.Slug), form, StaffRoundApi.Member(context));
        await (outcome.Done ? answer(context, round) : ApiProblem.Write(context, outcome.Refusals).AsTask());
    }

    private static int Number(HttpContext context, string of) =>
        int.TryParse((string?)context.Request.RouteValues[of], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task Write(HttpContext context, RoundKey round)
    {
        var batches = await grains.GetGrain<IPaperGrain>(round.Slug).GetBatches(StaffRoundApi.Member(context));
        await ApiAnswer.Write(context, new PapersBody([.. batches.Select(PaperBatchBody.Of)]), ApiJson.Default.PapersBody);
    }

    private static Refused? ReadPrepare(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(PrepareFields), into, 0b101, PrepareFields);

    private static Refused? ReadHandOut(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(HandOutFields), into, 0b11, HandOutFields);

    private static Refused? ReadCountIn(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(CountInFields), into, 0b1111111, CountInFields);

    private static Refused? ReadEnter(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(EnterFields), into, 0b11, EnterFields);

    private static Refused? ReadDecide(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(DecideFields), into, 0b111, DecideFields);

    // The bit of a field is its place among the fields of the body; 0 says that it is none of them.
    private static StrictJson.FieldReader<PaperForm> Field(string[] fields) => (ref StrictJson json, ReadOnlySpan<byte> field, PaperForm form) =>
    {
        var name = System.Text.Encoding.UTF8.GetString(field);
        var at = Array.IndexOf(fields, name);
        if (at < 0)
        {
            return 0;
        }

        switch (name)
        {
            case "id": form.Id = json.Id(name); break;
            case "voterCode": form.VoterCode = json.Text(name, 60) ?? ""; break;
            case "seed": form.Seed = json.Text(name, 200) ?? ""; break;
            case "size": form.Size = (int)json.Whole(name, 1, MostDrawn); break;
            case "place": form.Place = json.Text(name, 100) ?? ""; break;
            case "area": form.Area = json.IsNull ? null : json.Text(name, 100); break;
            case "bag": form.Bag = json.Text(name, 60) ?? ""; break;
            case "note": form.Note = json.IsNull ? "" : json.Text(name, 1_000) ?? ""; break;
            case "serial": form.Serial = json.Text(name, 40) ?? ""; break;
            case "marks": form.Marks = json.Text(name, 1_000) ?? ""; break;
            case "reason": form.Reason = json.Text(name, 500) ?? ""; break;
            case "printed": form.Printed = (int)json.Whole(name, 1, MostPapers); break;
            case "returned": form.Returned = (int)json.Whole(name, 0, MostPapers); break;
            case "spoilt": form.Spoilt = (int)json.Whole(name, 0, MostPapers); break;
            case "unused": form.Unused = (int)json.Whole(name, 0, MostPapers); break;
            case "missing": form.Missing = (int)json.Whole(name, 0, MostPapers); break;
            case "unmarked": form.Unmarked = (int)json.Whole(name, 0, MostPapers); break;
            case "notTaken": form.NotTaken = (int)json.Whole(name, 0, MostPapers); break;
            default: form.Number = (int)json.Whole(name, 1, MostPapers); break;
        }

        return 1 << at;
    };

    private sealed class PaperForm
    {
        public Guid Id { get; set; }

        public string VoterCode { get; set; } = "";

        public string Seed { get; set; } = "";

        public int Size { get; set; }

        public string Place { get; set; } = "";

        public string? Area { get; set; }

        public int Printed { get; set; }

        public string Bag { get; set; } = "";

        public int Returned { get; set; }

        public int Spoilt { get; set; }

        public int Unused { get; set; }

        public int Missing { get; set; }

        public int Unmarked { get; set; }

        public int NotTaken { get; set; }

        public string Note { get; set; } = "";

        public string Serial { get; set; } = "";

        public int Number { get; set; }

        public string Marks { get; set; } = "";

        public string Reason { get; set; } = "";
    }
}
