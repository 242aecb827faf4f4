using System.Globalization;
using Microsoft.Playwright;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Holds every page to its window's width, and takes its picture (a PNG) where <c>HUB_SCREENS</c> names a folder:
/// the first <c>HUB_SCREENS_HEIGHT</c> pixels, or the whole page.
/// </summary>
internal static class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HUB_SCREENS") is { Length: > 0 } folder ? folder : null;

    private static readonly int? Height =
        int.TryParse(Environment.GetEnvironmentVariable("HUB_SCREENS_HEIGHT"), NumberStyles.None, CultureInfo.InvariantCulture, out var height) ? height : null;

    /// <summary>Whether pictures are to be taken.</summary>
    public static bool AreAskedFor => Folder is not null;

    /// <summary>Takes the page as it is, once it is shown to be accessible.</summary>
    public static async Task TakeAccessible(this IPage page, string name)
    {
        await page.IsAccessible(name);
        await page.Take(name);
    }

    /// <summary>Takes the page as it is, as a phone and as a desk's screen show it, and leaves it so.</summary>
    public static async Task TakeAtBothWidths(this IPage page, string name)
    {
        var size = page.ViewportSize!;
        foreach (var (width, height) in new[] { (360, 740), (1280, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.Take(name);
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Takes the page as it is.</summary>
    public static async Task Take(this IPage page, string name)
    {
        var size = page.ViewportSize!;
        await page.FitsItsWindow(name);
        if (Folder is null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        await page.EvaluateAsync("window.scrollTo(0, 0)");
        var tall = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Folder, $"{name}-{size.Width}.png"),
            FullPage = true,
            Clip = new Clip { X = 0, Y = 0, Width = size.Width, Height = Math.Min(tall, Height ?? tall) },
        });
    }
}
