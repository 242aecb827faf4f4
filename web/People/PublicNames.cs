using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Web.People;

/// <summary>What a resident may be called in public, and when two names are the same. Sentences are keys of <c>Text</c>.</summary>
internal static class PublicNames
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 40;

    private static readonly HashSet<string> Official = new(StringComparer.Ordinal)
    {
        "ADMIN", "ADMINISTRATOR", "COUNCIL", "COUNCILLOR", "FACILITATOR", "HUB", "MODERATOR", "OFFICER", "PARTICIPATORYHUB", "STAFF", "SYSTEM", "THECOUNCIL",
    };

    /// <summary>The name as it is kept: composed letters, single blanks.</summary>
    public static string Tidy(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);

    /// <summary>Why a tidy name cannot be taken; null when it can.</summary>
    /// <param name="name">The name, tidied.</param>
    /// <param name="council">The council's own name, which nobody else may bear.</param>
    public static string? Fault(string name, string council)
    {
        if (name.Length == 0)
        {
            return "Enter the name that others will see.";
        }

        if (name.Length is < 2 or > Longest)
        {
            return "Your public name must have between 2 and 40 characters.";
        }

        if (!name.EnumerateRunes().All(IsAllowed) || !name.EnumerateRunes().Any(Rune.IsLetter))
        {
            return "Use letters, numbers, blanks, hyphens, apostrophes and full stops only, with at least one letter.";
        }

        return IsOfficial(Key(name), Key(council)) ? "This name could be taken for the council’s. Choose another." : null;
    }

    /// <summary>The same for names that a reader would take for one another: case, accents, blanks and marks do not count.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                key.Append(Rune.ToUpperInvariant(rune).ToString());
            }
        }

        return key.ToString();
    }

    private static bool IsOfficial(string key, string council) => Official.Contains(key) || (council.Length > 0 && key == council);

    // Marks that combine are part of many languages' letters; invisible and direction-changing characters are of none.
    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '\'' or '’' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
