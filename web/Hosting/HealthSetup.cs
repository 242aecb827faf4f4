using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>What load balancers and people ask: is it alive, is it ready, what is it.</summary>
internal static class HealthSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Live says the process answers; ready and health ask the database too.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", context => Answer(context, "live", isWell: true)).ShortCircuit();
        app.MapGet("/health/ready", Ask).ShortCircuit();
        app.MapGet("/health", Ask).ShortCircuit();
    }

    private static async Task Ask(HttpContext context)
    {
        var started = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested;
        var isWell = started && await DatabaseAnswers(context);
        await Answer(context, isWell ? "ready" : started ? "database unreachable" : "starting", isWell);
    }

    private static async Task<bool> DatabaseAnswers(HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            return await context.RequestServices.GetRequiredService<PeopleDb>().Roles.AnyAsync(patience.Token);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException
            || (failure is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            return false;
        }
    }

    private static Task Answer(HttpContext context, string status, bool isWell) => ApiAnswer.Write(
        context,
        new HealthBody(status, EngineName.Current, Kind(context), HubVersion.Current),
        ApiJson.Default.HealthBody,
        isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static string Kind(HttpContext context) =>
        context.RequestServices.GetRequiredService<StorageOptions>().Kind == DatabaseKind.Postgres ? "postgres" : "sqlite";
}

/// <summary>What the service is and whether it is well.</summary>
internal sealed record HealthBody(string Status, string Engine, string Database, string Version);
