using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Live;

/// <summary>Keeps other sites' pages from opening a live connection with a visitor's cookie.</summary>
internal static class LiveOrigin
{
    /// <summary>Refuses <c>/live</c> with an Origin that is neither the request's own nor the configured address.</summary>
    public static void UseLiveOriginCheck(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<HubOptions>().Address?.GetLeftPart(UriPartial.Authority);
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(LiveSetup.Path, StringComparison.OrdinalIgnoreCase) || IsOurs(context.Request, address))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    private static bool IsOurs(HttpRequest request, string? address)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, address, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
