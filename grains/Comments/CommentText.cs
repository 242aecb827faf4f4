using System.Text;

namespace ParticipatoryHub.Comments;

/// <summary>The words of a comment as they are kept: plain text with line breaks, nothing that hides or turns other text about.</summary>
internal static class CommentText
{
    /// <summary>The most characters of a comment.</summary>
    public const int Most = 2_000;

    /// <summary>Without control and direction-override characters, blanks at the ends, and more than one empty line together.</summary>
    public static string Clean(string? text)
    {
        var kept = new StringBuilder();
        // Half a character is no text: it becomes U+FFFD, which can be stored and normalised.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        foreach (var line in whole.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).Split('\n'))
        {
            kept.Append(string.Concat(line.Where(IsKept)).TrimEnd()).Append('\n');
        }

        var clean = kept.ToString().Trim();
        while (clean.Contains("\n\n\n", StringComparison.Ordinal))
        {
            clean = clean.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        }

        return clean;
    }

    // U+202A–202E and U+2066–2069 turn the direction of what follows, the names of others on the page included.
    private static bool IsKept(char letter) => letter == '\t' || (!char.IsControl(letter) && letter is not (>= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069'));
}
