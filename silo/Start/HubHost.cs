using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ParticipatoryHub.Silo;

/// <summary>Runs a host the way an operator expects.</summary>
public static class HubHost
{
    /// <summary>Runs until stopped and returns the exit code: a refusal to start is one line on stderr and 1.</summary>
    public static async Task<int> RunHubAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        try
        {
            await host.Services.GetRequiredService<StartGate>().OpenAsync(cancellationToken);
        }
        catch (StartRefused refusal)
        {
            await Console.Error.WriteLineAsync($"ParticipatoryHub will not start: {refusal.Message}");
            await DisposeAsync(host);
            return 1;
        }

        await host.RunAsync(cancellationToken);
        return 0;
    }

    private static ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
