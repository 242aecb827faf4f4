using Microsoft.AspNetCore.SignalR;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>Workshops as they happen.</summary>
internal static class WorkshopLiveSetup
{
    /// <summary>Where pages connect.</summary>
    public const string Path = "/live/workshops";

    /// <summary>The hub takes commands of the size of an agenda; what is longer is refused in words up to the second limit, and ends the connection above it.</summary>
    public static void AddWorkshopLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkshopCallers>();
        builder.Services.AddSingleton<BoardSnapshots>();
        builder.Services.AddSingleton<LiveRooms>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveRooms>());
        builder.Services.AddSingleton<WorkshopConnections>();
        builder.Services.AddSingleton<HubLifetimeManager<WorkshopHub>>(services => services.GetRequiredService<WorkshopConnections>());
        builder.Services.AddSignalR().AddHubOptions<WorkshopHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = 2 * LiveCommand.MostBytes;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
        }).AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default));
    }

    /// <summary>The hub and the board.</summary>
    public static void MapWorkshopLive(this WebApplication app)
    {
        app.MapHub<WorkshopHub>(Path, connection =>
        {
            connection.ApplicationMaxBufferSize = 2 * LiveCommand.MostBytes;
            connection.TransportMaxBufferSize = 64 * 1024;
            connection.TransportSendTimeout = TimeSpan.FromSeconds(5);
        });
        app.MapWorkshopBoard();
    }
}
