using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>Starts the service, or says in one line why not.</summary>
internal static partial class HubStart
{
    /// <summary>0 after an orderly stop, 1 when the start was refused, with one line on stderr.</summary>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        await using var app = build(args);
        app.SayHowToSignIn();
        try
        {
            return CreateAdministrator.Asked(args) is { } email
                ? await CreateAdministrator.Run(app, email, Console.In)
                : await app.RunHubAsync();
        }
        catch (Exception failure) when (failure is StartRefused or IOException)
        {
            await Console.Error.WriteLineAsync($"ParticipatoryHub will not start: {failure.Message}");
            return 1;
        }
    }

    /// <summary>Writes where the service listens, once it does.</summary>
    public static void SayWhereItListens(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ParticipatoryHub.Web");
        app.Lifetime.ApplicationStarted.Register(() => Listening(log, string.Join(" ", app.Urls), EngineName.Current));
    }

    [LoggerMessage(1, LogLevel.Information, "Listening on {Addresses} ({Engine})")]
    private static partial void Listening(ILogger log, string addresses, string engine);
}
