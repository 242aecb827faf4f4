using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>
/// Whom to believe about where a request came from. Nobody, unless <c>Hub:Proxies</c> lists addresses with commas: else anyone could
/// make up an address for each guess at a voter code.
/// </summary>
internal static class ProxySetup
{
    private const string Key = "Hub:Proxies";

    public static void AddProxies(this WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(headers =>
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        foreach (var proxy in Proxies(builder.Configuration))
        {
            headers.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    });

    /// <summary>First of all: what comes after goes by the true address.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (Proxies(app.Configuration).Length > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    private static string[] Proxies(IConfiguration configuration) =>
        configuration[Key]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
