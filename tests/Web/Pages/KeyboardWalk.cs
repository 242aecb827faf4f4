using Microsoft.Playwright;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// A page gone through with the Tab key alone: every control is come to (WCAG 2.1.1), shows that it has the focus (2.4.7) and is in the
/// window, and not under the budget bar, while it has it (2.4.11).
/// </summary>
internal static class KeyboardWalk
{
    /// <summary>What the focus is on: null on nothing, else what it is called and what is wrong with how it is seen.</summary>
    private const string Focus =
        """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const name = at.tagName.toLowerCase() + (at.id ? "#" + at.id : "") + " " + (at.textContent ?? "").trim().slice(0, 40);
          const seen = at.labels?.length && (at.type === "checkbox" || at.type === "radio") ? [at, ...at.labels].flatMap(part => [getComputedStyle(part), getComputedStyle(part, "::before")]) : [getComputedStyle(at)];
          // Inside one field, such as from a date's month to its calendar, the browser marks where one is.
          const isInside = at === window.stoppedAt;
          window.stoppedAt = at;
          window.stopsLeft?.delete(at.type === "radio" ? document.querySelector(`input[type=radio][name="${at.name}"]`) : at);
          const marked = isInside || seen.some(style => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
          const box = (at.labels?.[0] ?? at).getBoundingClientRect();
          const bar = document.querySelector(".hub-budget")?.getBoundingClientRect();
          const isUnderBar = bar && !at.closest(".hub-budget") && getComputedStyle(document.querySelector(".hub-budget")).position === "sticky" && box.top >= bar.top && box.bottom <= bar.bottom;
          return { name, wrong: !marked ? "its focus is not seen" : box.bottom <= 0 || box.top >= innerHeight ? "it is out of the window" : isUnderBar ? "it is under the budget bar" : "" };
        }
        """;

    private const string Stops =
        """
        () => (window.stopsLeft = new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
          .filter(part => !part.disabled && part.tabIndex >= 0 && !part.closest("fieldset[disabled], [hidden], [inert]") && part.checkVisibility({ visibilityProperty: true })
            && !(part.type === "radio" && document.querySelector(`input[type=radio][name="${part.name}"]`) !== part)))).size
        """;

    // Wherever a page has put the focus, or puts it once it is drawn (autofocus, which yields to a focus that is there), the next Tab goes to
    // its first control.
    private const string FromTheTop =
        """
        () => {
          const top = document.createElement("span");
          top.tabIndex = -1;
          document.body.prepend(top);
          top.addEventListener("blur", () => setTimeout(() => top.remove()), { once: true });
          top.focus();
        }
        """;

    /// <summary>Goes through the page from its top; what is wrong with it, one line each.</summary>
    public static async Task<IReadOnlyList<string>> WalkByTab(this IPage page, string name)
    {
        var wrong = new List<string>();
        var stops = await page.EvaluateAsync<int>(Stops);
        await page.EvaluateAsync(FromTheTop);
        var reached = 0;
        for (var press = 0; press < stops + 5; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<FocusSeen?>(Focus) is not { } focus)
            {
                break;
            }

            reached++;
            if (focus.Wrong.Length > 0)
            {
                wrong.Add($"{name}: {focus.Name}: {focus.Wrong}");
            }
        }

        if (reached < stops)
        {
            var missed = await page.EvaluateAsync<string[]>("() => [...window.stopsLeft].map(part => part.outerHTML.slice(0, 120))");
            wrong.Add($"{name}: {reached} of {stops} reached, not {string.Join(" nor ", missed)}");
        }

        return wrong;
    }

    private sealed class FocusSeen
    {
        public string Name { get; set; } = "";

        public string Wrong { get; set; } = "";
    }
}
