using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Web.Pages;

/// <summary>A title as part of an address.</summary>
internal static class Slug
{
    private const int Most = 48;

    /// <summary>In small letters, digits and hyphens; <paramref name="otherwise"/> where nothing of the title is left.</summary>
    public static string Of(string title, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Take(Most))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-') is { Length: > 0 } text ? text : otherwise;
    }
}
