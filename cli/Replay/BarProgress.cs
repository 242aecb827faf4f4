using Spectre.Console;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>A progress bar on standard error, so that standard output stays the report's.</summary>
internal sealed class BarProgress : IReplayProgress
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <inheritdoc />
    public void Tell(string what) => console.WriteLine(what + " …");

    /// <inheritdoc />
    public async Task While(string what, int total, Func<int> done, Task work)
    {
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(what, maxValue: Math.Max(1, total));
                while (!work.IsCompleted)
                {
                    bar.Value = done();
                    await Task.WhenAny(work, Task.Delay(Glance));
                }

                bar.Value = done();
            });
        await work;
    }
}
