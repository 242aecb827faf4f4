namespace ParticipatoryHub.Web.Hosting;

/// <summary>Pages about a person or a round's inner life, which no device and no proxy may keep.</summary>
internal static class KeptNowhere
{
    /// <summary>Says so in the header, as antiforgery does for a page with a form: it writes a warning to the log for every page that says less.</summary>
    public static void IsKeptNowhere(this HttpResponse response) => response.Headers.CacheControl = "no-cache, no-store";
}
