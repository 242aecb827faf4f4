using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Mail;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Demo;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed partial class OutboxModel(IMailOutbox outbox, ResidentNames residents, MailState mail) : PageModel
{
    private const int Most = 50;

    private IReadOnlyDictionary<ResidentId, string> names = ImmutableDictionary<ResidentId, string>.Empty;

    public ImmutableArray<OutboxEntry> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!mail.IsOutboxOpen)
        {
            return NotFound();
        }

        Letters = await outbox.Latest(Most, cancel);
        names = await residents.For(Letters.Select(entry => entry.Letter.Resident).OfType<ResidentId>(), cancel);
        return Page();
    }

    public string To(Letter letter) => letter.Address ?? (letter.Resident is { } resident && names.TryGetValue(resident, out var name) ? name : "somebody who has left");

    /// <summary>The text with the links in it apart; a link leads to a path of the demo itself.</summary>
    public static IEnumerable<(string Text, string? Link)> Parts(string text)
    {
        var at = 0;
        foreach (Match found in Links().Matches(text))
        {
            yield return (text[at..found.Index], null);
            yield return (found.Value, new Uri(found.Value).PathAndQuery);
            at = found.Index + found.Length;
        }

        yield return (text[at..], null);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
