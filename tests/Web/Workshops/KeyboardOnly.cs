using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages.Walk;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>Somebody who uses a page with the keyboard alone: everything is reached by Tab, and done by a key.</summary>
internal static class KeyboardOnly
{
    private const int MostSteps = 400;

    /// <summary>Goes to a field and types.</summary>
    public static async Task TypeInto(this Walker walker, string field, string text)
    {
        await walker.TabTo(walker.Page.Locator(field));
        await walker.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a button and presses it.</summary>
    public static async Task PressWithKeys(this Walker walker, string button)
    {
        await walker.TabTo(walker.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);
        await walker.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a box and ticks it.</summary>
    public static async Task TickWithKeys(this Walker walker, string label)
    {
        await walker.TabTo(walker.Page.GetByLabel(label, new() { Exact = true }));
        await walker.Page.Keyboard.PressAsync("Space");
    }

    private static async Task TabTo(this Walker walker, ILocator target)
    {
        await target.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var step = 0; step < MostSteps; step++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await walker.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {target} on {walker.Path}.");
    }
}
