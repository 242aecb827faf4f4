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
            builder.Services.AddSingleton<DemoComments>();
            builder.Services.AddHostedService<DemoStart>();
            builder.Services.AddSingleton<DemoIdeasStart>();
            builder.Services.AddHostedService<DemoIdeas>();
            builder.Services.AddHostedService<DemoMethods>();
            builder.Services.AddHostedService<DemoPapers>();
            builder.Services.AddHostedService<DemoWorkshops>();
            builder.Services.AddSingleton<DemoFocus>();
            builder.Services.AddSingleton<DemoPlans>();
            builder.Services.AddHostedService<DemoCommunities>();
        }

        return builder;
    }

    private sealed class DemoStart(DemoCouncil council, DemoComments comments, HubOptions hub) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await council.Seed(hub.Data, cancellationToken);
            await comments.Seed(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
