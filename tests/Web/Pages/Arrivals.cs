using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Waits that ask the page again until it is so. Playwright's own <c>WaitForURLAsync</c> and <c>WaitForLoadStateAsync</c> look once and then
/// listen, and wait for ever for a page that came between the two, which happens on a busy machine.
/// </summary>
internal static class Arrivals
{
    /// <summary>Waits until the page's address ends so, such as <c>/vote/done</c>, and all of it is loaded.</summary>
    public static async Task Reaches(this IPage page, string end)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"));
        await page.IsWhole();
    }

    /// <summary>Waits until all of the page is loaded.</summary>
    public static Task IsWhole(this IPage page) => Eventually.DoesAsync(
        async () =>
        {
            try
            {
                return await page.EvaluateAsync<bool>("document.readyState === 'complete'");
            }
            catch (PlaywrightException) when (!page.IsClosed)
            {
                // The page was left while it was asked.
                return false;
            }
        },
        "a whole page",
        TimeSpan.FromSeconds(90));

    /// <summary>Signs one of the demonstration's staff in, by password.</summary>
    public static async Task SignIn(this IPage page, string email = "officer@demo.example", string password = "clayton brook votes")
    {
        await page.GotoAsync("/staff/sign-in");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Reaches("/staff");
    }
}
