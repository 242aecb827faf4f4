using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// Finds what a page says in English to somebody who reads another language: words that are the same on both, and are not what people wrote.
/// </summary>
internal static partial class Untranslated
{
    private static readonly string[] Said = ["aria-label", "title", "placeholder", "alt"];

    /// <summary>The English words that both pages have.</summary>
    /// <param name="english">The page as HTML in English.</param>
    /// <param name="other">The same page in another language.</param>
    /// <param name="written">What people wrote, whose language is theirs: words within it or around it are theirs too.</param>
    public static async Task<string[]> Of(string english, string other, IReadOnlyCollection<string> written)
    {
        var kept = await Words(other);
        return
        [
            .. (await Words(english)).Where(words => kept.Contains(words) && English().IsMatch(words)
                && !written.Any(text => text.Length > 2 && (text.Contains(words, StringComparison.Ordinal) || words.Contains(text, StringComparison.Ordinal)))),
        ];
    }

    /// <summary>Every text within a set-up, line by line.</summary>
    public static string[] TextsOf(RoundSetup setup)
    {
        using var json = JsonSerializer.SerializeToDocument(setup, HubJson.Options);
        return [.. All(json.RootElement)];

        static IEnumerable<string> All(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => All(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
            JsonValueKind.String => element.GetString()!.Split('\n'),
            _ => [],
        };
    }

    private static async Task<HashSet<string>> Words(string html)
    {
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
        return
        [
            .. page.Descendants<IText>().Where(IsShown).Select(text => text.Data)
                .Concat(page.All.Where(element => element.Closest("[lang]:not(html)") is null).SelectMany(element => Said.Select(element.GetAttribute).OfType<string>()))
                .Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Where(text => text.Length > 0),
        ];
    }

    private static bool IsShown(IText text) =>
        text.ParentElement is { LocalName: not ("script" or "style" or "noscript" or "template" or "code") } parent && parent.Closest("[lang]:not(html)") is null;

    // A word in small letters that no Polish page has by chance.
    [GeneratedRegex(@"(?<![\w./@:-])(?!(?:lub|oraz|nie|jest|https?|www)\b)[a-z]{3,}(?![\w@/:]|\.\w)")]
    private static partial Regex English();
}
