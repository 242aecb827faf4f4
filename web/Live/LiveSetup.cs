using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Front;

namespace ParticipatoryHub.Web.Live;

/// <summary>News by SignalR.</summary>
internal static class LiveSetup
{
    /// <summary>Where pages connect.</summary>
    public const string Path = "/live";

    /// <summary>Small messages only: the hub takes names of rounds and jobs.</summary>
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TurnoutRelay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TurnoutRelay>());
        builder.Services.AddSingleton<FrontReader>();
        builder.Services.AddSingleton<FreshRelay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FreshRelay>());
        builder.Services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = 2 * 1024;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.EnableDetailedErrors = false;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
    }

    /// <summary>The hub.</summary>
    public static void MapLive(this WebApplication app) => app.MapHub<LiveHub>(Path, connection =>
    {
        connection.ApplicationMaxBufferSize = 4 * 1024;
        connection.TransportMaxBufferSize = 64 * 1024;
    });
}
