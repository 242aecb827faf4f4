using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Api;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>Hands rounds out as files, to staff.</summary>
internal sealed class ExportApi(RoundExports exports, KnownRounds rounds, IGrainFactory grains)
{
    private delegate Task<Refused?> Writer(string round, Stream target, CancellationToken cancel);

    /// <summary>Pabulib text, with votes once voting has ended.</summary>
    public Task Pabulib(HttpContext context) => Send(context, "text/plain; charset=utf-8", "pb", standsOnVotes: true, async (round, target, cancel) =>
        await exports.WritePabulib(round, target, withVotes: true, cancel) is null ? null : await exports.WritePabulib(round, target, withVotes: false, cancel));

    /// <summary>Projects, ballots or result as CSV.</summary>
    public Task Csv(HttpContext context)
    {
        var flavour = context.Request.Query["flavour"] == "excel" ? CsvFlavour.Excel : CsvFlavour.Data;
        var of = context.Request.Query["of"].ToString();
        return Send(context, "text/csv; charset=utf-8", "csv", standsOnVotes: of is "ballots" or "result", of switch
        {
            "ballots" => (round, target, cancel) => exports.WriteBallots(round, target, flavour, cancel),
            "result" => (round, target, cancel) => exports.WriteResult(round, target, flavour, cancel),
            "" or "projects" => (round, target, cancel) => exports.WriteProjects(round, target, flavour, cancel),
            _ => (_, _, _) => Task.FromResult<Refused?>(new Refused("malformed-body", "“of” must be projects, ballots or result.", "of")),
        });
    }

    private async Task Send(HttpContext context, string type, string extension, bool standsOnVotes, Writer write)
    {
        if (await rounds.Asked(context) is not { } round)
        {
            return;
        }

        var phase = (await grains.GetGrain<IRoundGrain>(round.Slug).GetView())?.Phase ?? RoundPhase.Unspecified;
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{RoundFiles.Mark(phase, standsOnVotes)}{round.Slug}.{extension}\"";
        context.Response.Headers.CacheControl = "no-store";
        if (await write(round.Slug, context.Response.Body, context.RequestAborted) is { } refusal)
        {
            context.Response.Headers.ContentDisposition = default;
            await ApiProblem.Write(context, refusal);
        }
    }
}
