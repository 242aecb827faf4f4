using Microsoft.AspNetCore.Mvc;

namespace ParticipatoryHub.Web.Deliveries;

/// <summary>A CSV file that is written as it is sent.</summary>
internal static class CsvDownload
{
    /// <summary>Not found when it may not be written, which is known before the first byte.</summary>
    public static async Task<IActionResult> Send(HttpContext context, string name, Func<Stream, CancellationToken, Task<Refused?>> write)
    {
        var response = context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        if (await write(response.Body, context.RequestAborted) is null)
        {
            return new EmptyResult();
        }

        response.ContentType = null;
        response.Headers.ContentDisposition = default;
        return new NotFoundResult();
    }
}
