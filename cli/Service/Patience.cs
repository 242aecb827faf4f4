using System.Diagnostics;

namespace ParticipatoryHub.Cli.Service;

/// <summary>How long to go on asking a service that is away, in steps that grow from 50 ms to 2 s.</summary>
internal sealed class Patience(TimeSpan atMost)
{
    private long startedAt;
    private TimeSpan step = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits one step; false when patience is over.</summary>
    public async Task<bool> Wait(CancellationToken cancel)
    {
        if (startedAt == 0)
        {
            startedAt = Stopwatch.GetTimestamp();
        }

        if (Stopwatch.GetElapsedTime(startedAt) > atMost)
        {
            return false;
        }

        await Task.Delay(step, cancel);
        step = TimeSpan.FromMilliseconds(Math.Min(2000, step.TotalMilliseconds * 2));
        return true;
    }
}
