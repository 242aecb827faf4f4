using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Demo;

/// <summary>The demo council, where <c>Hub:Demo</c> is on. Added after the silo, which it needs running.</summary>
internal static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue("Hub:Demo", false))
        {
            builder.Services.AddHostedService<DemoResidents>();
            builder.Services.AddSingleton<DemoCouncil>();
            builder.Services.AddHostedService<DemoStart>();
        }

        return builder;
    }

    private sealed class DemoStart(DemoCouncil council, HubOptions hub) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            council.Seed(hub.Data, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
