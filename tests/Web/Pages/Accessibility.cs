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

        await SaysWhatItMeans(page, name);
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

    /// <summary>What is marked as hidden is hidden, and the lines of an error summary lead to fields, in the fields' order.</summary>
    private static async Task SaysWhatItMeans(IPage page, string name)
    {
        var shown = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[hidden]')].filter(it => getComputedStyle(it).display !== 'none').map(it => it.outerHTML.slice(0, 200))");
        Assert.True(shown.Length == 0, $"{name} shows what it calls hidden:\n  {string.Join("\n  ", shown)}");

        var wrong = await page.EvaluateAsync<string[]>("""
            (() => {
              const links = [...document.querySelectorAll('.govuk-error-summary__list a')];
              const fields = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
              return links.filter((link, at) => !fields[at] || (at > 0 && fields[at - 1] && fields[at] !== fields[at - 1] && !(fields[at - 1].compareDocumentPosition(fields[at]) & Node.DOCUMENT_POSITION_FOLLOWING)))
                .map(link => link.hash + ': ' + link.textContent);
            })()
            """);
        Assert.True(wrong.Length == 0, $"{name} has an error summary whose lines have no field, or stand in another order:\n  {string.Join("\n  ", wrong)}");
    }

    private static async Task NoViolations(IPage page, string name)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var found = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}\n    {node.Html}\n    {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}"));
        Assert.True(result.Violations.Length == 0, $"{name} ({page.Url}):\n  {string.Join("\n  ", found)}");
    }
}
