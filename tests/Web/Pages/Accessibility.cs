using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// WCAG 2.2 AA as far as a program can see it: axe with all its rules at a phone's, a tablet's and a desk's width, and in forced
/// colours; and no sideways scrolling at 320 pixels, which is what a desk's window at 400 % zoom leaves (success criterion 1.4.10).
/// </summary>
internal static class Accessibility
{
    private static readonly int[] Widths = [320, 768, 1280];
    private static readonly ConcurrentDictionary<string, bool> Checked = new(StringComparer.Ordinal);

    /// <summary>Checks the page in the state it is in, once for each name, and leaves it so.</summary>
    public static async Task IsAccessible(this IPage page, string name)
    {
        if (!Checked.TryAdd(name, true))
        {
            return;
        }

        var size = page.ViewportSize!;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, size.Height);
            await page.FitsItsWindow($"{name} at {width}");
            await NoViolations(page, $"{name} at {width}");
        }

        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await NoViolations(page, $"{name} in forced colours");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Nothing sticks out of the window sideways.</summary>
    public static async Task FitsItsWindow(this IPage page, string name)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{name} is {over} pixels wider than its window of {page.ViewportSize!.Width}.");
    }

    private static async Task NoViolations(IPage page, string name)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var found = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}\n    {node.Html}\n    {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}"));
        Assert.True(result.Violations.Length == 0, $"{name} ({page.Url}):\n  {string.Join("\n  ", found)}");
    }
}
