namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>Reads pages in a shuffled order, several people at a time.</summary>
internal static class PageReading
{
    private const int WarmUps = 5;

    /// <summary>Reads each page as often as wanted after a few times that do not count; <paramref name="meanwhile"/> is done over and over until all are read.</summary>
    public static async Task Read(IReadOnlyList<MeasuredPage> pages, int reads, int readers, Func<Task> meanwhile, CancellationToken cancel)
    {
        foreach (var page in pages)
        {
            for (var time = 0; time < WarmUps; time++)
            {
                await page.Visitor.Measure(page with { Latencies = new() }, cancel);
            }
        }

        var order = Enumerable.Repeat(pages, reads).SelectMany(page => page).ToArray();
        new Random(2027).Shuffle(order);
        var next = -1;
        var reading = Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(Reader, cancel)));
        while (!reading.IsCompleted)
        {
            await meanwhile();
        }

        await reading;

        async Task Reader()
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < order.Length)
            {
                await order[index].Visitor.Measure(order[index], cancel);
            }
        }
    }
}
