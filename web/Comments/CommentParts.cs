using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ParticipatoryHub.Web.Comments;

/// <summary>A stretch of a comment: words, or a link that says where it leads.</summary>
/// <param name="Text">As written.</param>
/// <param name="Link">Absolute, http or https; null for words.</param>
internal sealed record CommentPart(string Text, string? Link = null);

/// <summary>Finds the links in plain text. Nothing else of it has a meaning, so nothing else can do harm.</summary>
internal static partial class CommentParts
{
    private const int MostLinks = 10;

    /// <summary>The text in order; put together it is the text.</summary>
    public static ImmutableArray<CommentPart> Of(string text)
    {
        var parts = ImmutableArray.CreateBuilder<CommentPart>();
        var from = 0;
        foreach (var found in Address().Matches(text).Take(MostLinks))
        {
            var written = WithoutPunctuation(found.Value);
            if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Scheme is not ("http" or "https"))
            {
                continue;
            }

            Add(parts, text[from..found.Index]);
            parts.Add(new(written, address.AbsoluteUri));
            from = found.Index + written.Length;
        }

        Add(parts, text[from..]);
        return parts.DrainToImmutable();
    }

    // A full stop after an address ends the sentence, and a bracket that was opened before it closes.
    private static string WithoutPunctuation(string written)
    {
        var end = written.Length;
        while (end > 0 && (".,;:!?'\"”’»".Contains(written[end - 1], StringComparison.Ordinal) || (written[end - 1] == ')' && !written[..end].Contains('(', StringComparison.Ordinal))))
        {
            end--;
        }

        return written[..end];
    }

    private static void Add(ImmutableArray<CommentPart>.Builder parts, string words)
    {
        if (words.Length > 0)
        {
            parts.Add(new(words));
        }
    }

    [GeneratedRegex(@"\bhttps?://[^\s<>""]{3,500}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();
}
