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

    /// <summary>
    /// Does what leads to another page, or to the same one anew, and waits until all of that is loaded. The page that is left is marked, so
    /// that what is read next is of the one that follows.
    /// </summary>
    public static async Task Leave(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("document.documentElement.setAttribute('data-left-behind', '')");
        await act();
        await page.Locator("html:not([data-left-behind])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.IsWhole();
    }

    /// <summary>Presses a button that leads to another page, or to the same one anew, and waits until all of that is loaded.</summary>
    public static async Task Press(this IPage page, string name)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;
        await button.WaitForAsync();
        await page.Leave(() => button.ClickAsync());
    }

    /// <summary>Signs one of the demonstration's staff in, by password.</summary>
    public static async Task SignIn(this IPage page, string email = "officer@demo.example", string password = "clayton brook votes")
    {
        await page.GotoAsync("/staff/sign-in");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", password);
        await page.Press("Sign in");
        await page.Reaches("/staff");
    }
}
