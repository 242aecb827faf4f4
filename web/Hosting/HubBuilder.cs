namespace ParticipatoryHub.Web.Hosting;

/// <summary>A lean host whose content lies beside the program, wherever it is started from.</summary>
internal static class HubBuilder
{
    /// <summary>The builder that every set-up adds to.</summary>
    public static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HubBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error); // its start-up advice is for servers with memory to spare
        var options = HubOptions.From(builder.Configuration);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(HubOptions.DefaultUrl);
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }
}
