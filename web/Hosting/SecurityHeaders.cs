namespace ParticipatoryHub.Web.Hosting;

/// <summary>Headers that every response carries, whatever made it.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'{0}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static readonly string WithoutNonce = Policy.Replace("{0}", "", StringComparison.Ordinal);

    /// <summary>Adds the headers as the response starts, so that error answers have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(Write, context);
            return next(context);
        });
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
        }
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PageNonce.Given(context) is { } nonce
            ? Policy.Replace("{0}", $" 'nonce-{nonce}'", StringComparison.Ordinal)
            : WithoutNonce;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
