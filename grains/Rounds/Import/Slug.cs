using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>Makes a round's address of its name.</summary>
internal static class Slug
{
    private const int Longest = 56;

    /// <summary>Letters without their accents, digits, and a hyphen for everything else; <c>round</c> where little is left.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Replace('ł', 'l').Replace('Ł', 'L').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length == Longest)
            {
                break;
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length >= 3 ? text : "round";
    }
}
