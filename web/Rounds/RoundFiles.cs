using System.Net.Mime;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A round's files as downloads, by name.</summary>
internal static class RoundFiles
{
    /// <summary>The code of the refusal for a name that is no file.</summary>
    public const string NoSuchFile = "file-unknown";

    /// <summary>Null when the file was sent; else why not, before a byte was.</summary>
    public static async Task<Refused?> Send(HttpContext context, RoundExports exports, string round, string file, IProgress<ExportProgress>? progress = null)
    {
        var response = context.Response;
        response.ContentType = file.EndsWith(".csv", StringComparison.Ordinal) ? MediaTypeNames.Text.Csv + "; charset=utf-8" : MediaTypeNames.Text.Plain + "; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{round}-{Name(file)}\"";
        var refusal = await Write(exports, round, file, response.Body, progress, context.RequestAborted);
        if (refusal is not null)
        {
            response.ContentType = null;
            response.Headers.ContentDisposition = default;
        }

        return refusal;
    }

    private static Task<Refused?> Write(RoundExports exports, string round, string file, Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel) => file switch
    {
        "election.pb" => exports.WritePabulib(round, target, withVotes: true, cancel, progress),
        "projects.csv" => exports.WriteProjects(round, target, CsvFlavour.Excel, cancel),
        "ballots.csv" => exports.WriteBallots(round, target, CsvFlavour.Data, cancel, progress),
        "result.csv" => exports.WriteResult(round, target, CsvFlavour.Excel, cancel),
        _ => Task.FromResult<Refused?>(new Refused(NoSuchFile, "There is no such file.")),
    };

    // Only the four names above ever leave; anything else is refused before the header is sent.
    private static string Name(string file) => string.Concat(file.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.'));
}
