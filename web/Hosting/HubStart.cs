using System.Net;
using System.Net.Sockets;
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
                : await Serve(app);
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

    // The web server binds last, when much has been begun that then breaks off, page upon page of it in the log.
    private static Task<int> Serve(WebApplication app) =>
        (app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(IsTaken) is { } taken
            ? throw new StartRefused($"something listens at {taken} already; stop it, or choose another address (--urls, and HUB_PORT for ./run)")
            : app.RunHubAsync();

    private static bool IsTaken(string address)
    {
        var wanted = BindingAddress.Parse(address);
        if (wanted.IsUnixPipe || wanted.IsNamedPipe || wanted.Port == 0)
        {
            return false;
        }

        var at = wanted.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(wanted.Host, out var named) ? named : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(at, wanted.Port);
            listener.Start();
            return false;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Listening on {Addresses} ({Engine})")]
    private static partial void Listening(ILogger log, string addresses, string engine);
}
