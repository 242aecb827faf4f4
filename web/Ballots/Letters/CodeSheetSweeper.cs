namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>Destroys code sheets that nobody destroyed in time.</summary>
internal sealed partial class CodeSheetSweeper(CodeSheets sheets, TimeProvider clock, ILogger<CodeSheetSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            if (sheets.DestroyOld() is > 0 and var count)
            {
                Destroyed(log, count);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} code sheets were kept for 72 hours and have been destroyed.")]
    private static partial void Destroyed(ILogger log, int count);
}
