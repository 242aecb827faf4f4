using System.Globalization;
using Microsoft.Net.Http.Headers;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>The board over HTTP: where a phone starts from, and where it comes back to when it missed too much.</summary>
internal static class BoardEndpoint
{
    /// <summary><c>GET /workshops/{workshop}/board?view=lite&amp;after=12</c>.</summary>
    public static void MapWorkshopBoard(this WebApplication app) => app.MapGet("/workshops/{workshop}/board", Get);

    private static async Task Get(HttpContext context, IGrainFactory grains, BoardSnapshots boards, WorkshopCallers callers, string workshop, string? view, string? after)
    {
        var audience = LiveView.Parse(view);
        var response = context.Response;
        if (!WorkshopKey.TryParse(workshop, out var key) || audience == BoardAudience.Unspecified || await File(context, grains, boards, callers, key.Slug, audience, after) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The same for a whole audience, and yet for nobody else: a cache between must ask us each time.
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = file.ETag;
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (context.Request.Headers.IfNoneMatch.ToString() == file.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var takesBrotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0);
        var body = takesBrotli ? file.Brotli : file.Plain;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (takesBrotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<BoardFile?> File(HttpContext context, IGrainFactory grains, BoardSnapshots boards, WorkshopCallers callers, string workshop, BoardAudience audience, string? after)
    {
        var grain = grains.GetGrain<IWorkshopGrain>(workshop);
        var role = await grain.GetRole(await callers.Of(context, workshop));
        var mayLook = await LiveView.IsFor(audience, role, grain) || (audience == BoardAudience.Participant && await grain.GetView(new WorkshopPerson()) is not null);
        return mayLook ? await boards.Get(workshop, audience, long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least : 0) : null;
    }
}
