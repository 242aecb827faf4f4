namespace ParticipatoryHub.Web.Hosting;

/// <summary>Every error has an answer in words: a page for people, problem details under /api.</summary>
internal static class ErrorAnswers
{
    /// <summary>Pages at <c>/error</c> and <c>/status/{code}</c> speak for everything that people look at.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/error");
            pages.UseStatusCodePagesWithReExecute("/status/{0}");
        });
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
