using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>Sets the watch over the ledgers going, once the silo takes calls.</summary>
internal sealed partial class LedgerWatchStart(IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<LedgerWatchStart> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var on = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await services.GetRequiredService<IGrainFactory>().GetGrain<ILedgerWatchGrain>("all").Begin();
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotBegun(failure);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The next start sets it going.
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The watch over the ledgers could not be set going; it is tried again soon")]
    private partial void LogNotBegun(Exception failure);
}
