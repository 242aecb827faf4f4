namespace ParticipatoryHub.Web.Hosting;

/// <summary>What the operator decides, from arguments, environment or appsettings.</summary>
/// <param name="Data">The folder of everything that is not in PostgreSQL: SQLite file, keys, sealed code sheets, demo token.</param>
/// <param name="Demo">Whether a demo council with its accounts and token is set up.</param>
/// <param name="Address">The address residents use (<c>Hub:Address</c>), for letters, cookies and the live origin check; null means what the request says.</param>
/// <param name="IsHttps">Whether residents come by HTTPS.</param>
internal sealed record HubOptions(string Data, bool Demo, Uri? Address, bool IsHttps)
{
    /// <summary>Where the service listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The address residents use, for links that are sent to them.</summary>
    public Uri Site(HttpRequest request) => Address ?? new Uri($"{request.Scheme}://{request.Host}");

    /// <summary>Reads the keys <c>Hub:Data</c>, <c>Hub:Demo</c>, <c>Hub:Address</c> and <c>urls</c>.</summary>
    public static HubOptions From(IConfiguration configuration)
    {
        var address = Uri.TryCreate(configuration["Hub:Address"], UriKind.Absolute, out var uri) ? uri : null;
        return new HubOptions(
            Path.GetFullPath(configuration["Hub:Data"] is { Length: > 0 } data ? data : "data"),
            configuration.GetValue("Hub:Demo", false),
            address,
            (address?.OriginalString ?? configuration["urls"])?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);
    }
}
