using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Papers;

/// <summary>The audit of the papers over the API.</summary>
internal sealed partial class PaperApi
{
    private static readonly string[] DrawFields = ["seed", "size"];

    /// <summary>Every audit.</summary>
    public async Task ListAudits(HttpContext context)
    {
        if (await rounds.Asked(context) is { } round)
        {
            await WriteAudits(context, round);
        }
    }

    /// <summary>Draws a sample.</summary>
    public Task Draw(HttpContext context) => Do(context, ReadDraw, (papers, form, by) => papers.Draw(new DrawSample(form.Seed, form.Size, by)), WriteAudits);

    /// <summary>Enters what stands on a paper of a sample.</summary>
    public Task Check(HttpContext context) => Do(
        context,
        ReadEnter,
        (papers, form, by) => PaperSerial.TryReadWhole(form.Serial, out var serial)
            ? papers.Check(new CheckPaper(Number(context, "audit"), serial, form.Marks, by))
            : Task.FromResult(new PaperOutcome([new("serial-mistyped", "That is no paper. Send its serial whole, such as 3-0127-K.", "serial")], 0)),
        WriteAudits);

    /// <summary>Ends an audit.</summary>
    public Task FinishAudit(HttpContext context) => Do(context, null, (papers, _, by) => papers.FinishAudit(new FinishSample(Number(context, "audit"), by)), WriteAudits);

    /// <summary>Puts right what an audit found.</summary>
    public Task Correct(HttpContext context) => Do(
        context, ReadDecide, (papers, form, by) => papers.Correct(new DecidePaper(Number(context, "batch"), form.Number, form.Marks, form.Reason, by)), WriteAudits);

    private async Task WriteAudits(HttpContext context, RoundKey round)
    {
        var audits = await grains.GetGrain<IPaperGrain>(round.Slug).GetAudits(StaffRoundApi.Member(context));
        await ApiAnswer.Write(context, new PaperAuditsBody([.. audits.Select(PaperAuditBody.Of)]), ApiJson.Default.PaperAuditsBody);
    }

    private static Refused? ReadDraw(ReadOnlySpan<byte> body, PaperForm into) => StrictJson.ReadBody(body, Field(DrawFields), into, 0b11, DrawFields);
}
