using System.Net.Mime;
using ParticipatoryHub.Finance;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A round's files as downloads, by name.</summary>
internal sealed class RoundFiles(RoundExports exports, FinanceExports finance)
{
    /// <summary>The code of the refusal for a name that is no file.</summary>
    public const string NoSuchFile = "file-unknown";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Refused Unknown = new(NoSuchFile, "There is no such file.");

    /// <summary>Null when the file was sent; else why not, before a byte was.</summary>
    /// <param name="by">Who asks, for the files that only staff have; null for everybody else.</param>
    public async Task<Refused?> Send(HttpContext context, RoundView round, string file, StaffMember? by, IProgress<ExportProgress>? progress = null)
    {
        var response = context.Response;
        response.ContentType = TypeOf(file);
        response.Headers.ContentDisposition = $"attachment; filename=\"{Mark(round.Phase, !file.StartsWith("projects", StringComparison.Ordinal))}{round.Id}-{Name(file)}\"";
        var refusal = await Write(round.Id, file, by, response.Body, progress, context.RequestAborted);
        if (refusal is not null)
        {
            response.ContentType = null;
            response.Headers.ContentDisposition = default;
        }

        return refusal;
    }

    private Task<Refused?> Write(string round, string file, StaffMember? by, Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel) => file switch
    {
        "election.pb" => exports.WritePabulib(round, target, withVotes: true, cancel, progress, forEverybody: by is null),
        "projects.csv" => exports.WriteProjects(round, target, CsvFlavour.Excel, cancel),
        "projects-data.csv" => exports.WriteProjects(round, target, CsvFlavour.Data, cancel),
        "ballots-spreadsheet.csv" => exports.WriteBallots(round, target, CsvFlavour.Excel, cancel, progress, forEverybody: by is null),
        "ballots.csv" => exports.WriteBallots(round, target, CsvFlavour.Data, cancel, progress, forEverybody: by is null),
        "result.csv" => exports.WriteResult(round, target, CsvFlavour.Excel, cancel),
        "result-data.csv" => exports.WriteResult(round, target, CsvFlavour.Data, cancel),
        "360giving.json" => finance.WriteGivingJson(round, target, cancel),
        "360giving.csv" => finance.WriteGivingCsv(round, target, CsvFlavour.Data, cancel),
        "transparency-grants.csv" => finance.WriteTransparency(round, target, CsvFlavour.Data, cancel),
        "reconciliation.csv" when by is not null => finance.WriteReconciliation(round, by, target, CsvFlavour.Excel, cancel),
        "reconciliation-data.csv" when by is not null => finance.WriteReconciliation(round, by, target, CsvFlavour.Data, cancel),
        "result.xlsx" when by is not null => finance.WriteWorkbook(round, by, target, cancel),
        _ => Task.FromResult<Refused?>(Unknown),
    };

    /// <summary>What the name of a file begins with: PROVISIONAL where it stands on votes, or on their count, that two officers have not signed.</summary>
    public static string Mark(RoundPhase phase, bool standsOnVotes) => standsOnVotes && phase >= RoundPhase.Closed && FinanceExports.IsProvisional(phase) ? "PROVISIONAL-" : "";

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".csv" => MediaTypeNames.Text.Csv + "; charset=utf-8",
        ".json" => MediaTypeNames.Application.Json,
        ".xlsx" => Workbook,
        _ => MediaTypeNames.Text.Plain + "; charset=utf-8",
    };

    // Only the names above ever leave; anything else is refused before the header is sent.
    private static string Name(string file) => string.Concat(file.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'));
}
