namespace ParticipatoryHub.Web.Hosting;

/// <summary>A lean host whose content lies beside the program, wherever it is started from.</summary>
internal static class HubBuilder
{
    private const string Talkative = "Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageActionInvoker";

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
        builder.Services.PostConfigure<LoggerFilterOptions>(SayNoArguments);
        var options = HubOptions.From(builder.Configuration);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(HubOptions.DefaultUrl);
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    // At its most talkative level the framework writes what a page was sent, and voter codes with it. Whatever the settings ask for, for
    // whichever reader of the log, that level stays off there: the last rule for the whole name of a category wins.
    private static void SayNoArguments(LoggerFilterOptions filters)
    {
        foreach (var reader in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            var asked = filters.Rules
                .Where(rule => (rule.ProviderName is null || rule.ProviderName == reader) && Talkative.StartsWith(rule.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
                .OrderBy(rule => rule.ProviderName is not null).ThenBy(rule => rule.CategoryName?.Length ?? 0)
                .LastOrDefault()?.LogLevel ?? filters.MinLevel;
            filters.Rules.Add(new LoggerFilterRule(reader, Talkative, asked < LogLevel.Debug ? LogLevel.Debug : asked, null));
        }
    }
}
