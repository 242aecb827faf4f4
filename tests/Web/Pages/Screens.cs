using System.Globalization;
using Microsoft.Playwright;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Holds every page to its window's width, and takes its picture where <c>HUB_SCREENS</c> names a folder:
/// the first <c>HUB_SCREENS_HEIGHT</c> pixels, or the whole page.
/// </summary>
internal static class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HUB_SCREENS") is { Length: > 0 } folder ? folder : null;

    private static readonly int? Height =
        int.TryParse(Environment.GetEnvironmentVariable("HUB_SCREENS_HEIGHT"), NumberStyles.None, CultureInfo.InvariantCulture, out var height) ? height : null;

    /// <summary>Takes the page as it is, once it is shown to be accessible.</summary>
    public static async Task TakeAccessible(this IPage page, string name)
    {
        await page.IsAccessible(name);
        await page.Take(name);
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
            Path = Path.Combine(Folder, $"{name}-{size.Width}.jpg"),
            FullPage = true,
            Clip = new Clip { X = 0, Y = 0, Width = size.Width, Height = Math.Min(tall, Height ?? tall) },
            Type = ScreenshotType.Jpeg,
            Quality = 60,
        });
    }
}
