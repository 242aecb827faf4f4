namespace ParticipatoryHub.Web.Hosting;

/// <summary>What the server takes from the network.</summary>
internal static class KestrelSetup
{
    /// <summary>The most that a body may hold unless its route says otherwise: a ballot, a form.</summary>
    public const long SmallBody = 64 * 1024;

    /// <summary>The most that an uploaded election may hold.</summary>
    public const long Upload = 64 * 1024 * 1024;

    /// <summary>The most that a list of voter codes may hold.</summary>
    public const long CodeList = 4 * 1024 * 1024;

    /// <summary>Small bodies, short headers, no Server header.</summary>
    public static void AddKestrelLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = SmallBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    });
}
