using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Rounds.Imports;

/// <summary>Imports one file after the other and tells their owners how far they are.</summary>
internal sealed partial class ImportWorker(
    ImportJobs jobs, RoundImporter importer, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Directory.Exists(jobs.Folder))
        {
            Directory.Delete(jobs.Folder, recursive: true);
        }

        await foreach (var job in jobs.Queue.ReadAllAsync(stoppingToken))
        {
            await Import(job, stoppingToken);
        }
    }

    private async Task Import(ImportJob job, CancellationToken cancel)
    {
        try
        {
            await using var content = File.OpenRead(job.File);
            job.Ended(await importer.ImportPabulib(content, job.Options, job.By, new Reporter(this, clock, job), cancel));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, job.Id, failure);
            job.Broke();
        }
        finally
        {
            File.Delete(job.File);
        }

        await Tell(job);
    }

    private Task Tell(ImportJob job) => hub.Clients.Group(LiveEvents.ImportGroup(job.Id)).SendAsync(LiveEvents.ImportProgressed, job.State);

    [LoggerMessage(1, LogLevel.Error, "Import {Job} failed.")]
    private static partial void Failed(ILogger log, string job, Exception failure);

    private sealed class Reporter(ImportWorker worker, TimeProvider clock, ImportJob job) : IProgress<ImportProgress>
    {
        private long told;

        public void Report(ImportProgress value)
        {
            job.Progressed(value);
            if (told == 0 || clock.GetElapsedTime(told) >= Tick)
            {
                told = clock.GetTimestamp();
                _ = worker.Tell(job);
            }
        }
    }
}
