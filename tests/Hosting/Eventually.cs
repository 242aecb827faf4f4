using System.Diagnostics;

namespace ParticipatoryHub.Tests.Hosting;

/// <summary>Waits for a fact, within a bound that only a failing test reaches.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Waits until <paramref name="fact"/> holds.</summary>
    public static Task Is(Func<bool> fact, string what, TimeSpan? within = null) =>
        DoesAsync(() => Task.FromResult(fact()), what, within);

    /// <summary>Waits until <paramref name="fact"/> holds.</summary>
    public static async Task DoesAsync(Func<Task<bool>> fact, string what, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await fact())
        {
            Assert.True(watch.Elapsed < (within ?? Patience), $"Waited in vain for {what}.");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits for a task that ought to end.</summary>
    public static Task Ends(this Task task) => task.WaitAsync(Patience);

    /// <summary>Waits for a task that ought to end.</summary>
    public static Task<T> Ends<T>(this Task<T> task) => task.WaitAsync(Patience);
}
