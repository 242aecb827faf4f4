using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>The yardstick: the least that a SignalR hub can do with a note. It sends it to everyone at once, checks nothing and keeps nothing.</summary>
internal sealed class BareHub : Hub
{
    /// <summary>Says something to everyone. Not awaited: a hub that waits for the slowest would be no yardstick.</summary>
    public void Say(long sentAt, string text) => _ = Clients.All.SendAsync("said", sentAt, text);

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task Serve(string urls)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapGet("/health/ready", static () => "ready");
        app.MapHub<BareHub>("/hub");
        await app.RunAsync();
    }
}
