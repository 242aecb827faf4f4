using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ParticipatoryHub.Web.Languages;

/// <summary>Numbers in sentences: each language has its own forms, as the Unicode CLDR lists them.</summary>
internal static class Plurals
{
    /// <summary>
    /// A sentence with a number: <c>L.Count(3, "{0} vote", "{0} votes")</c>. Its key is "{0} vote|{0} votes", its translation the
    /// language's forms with bars between: Polish one, few, many; Welsh zero, one, two, few, many, other; Urdu one, other.
    /// </summary>
    public static string Count(this IStringLocalizer texts, long number, string one, string other, params object[] more)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = texts[$"{one}|{other}"];
        return In(found.ResourceNotFound ? null : found.Value, number, one, other, more);
    }

    /// <summary>The right one of a translation's forms, or of the English ones when there is no translation.</summary>
    internal static string In(string? translation, long number, string one, string other, params object[] more)
    {
        var forms = translation?.Split('|') ?? [one, other];
        var form = translation is null ? English(number) : Form(Language.Current.Code, number);
        return string.Format(CultureInfo.CurrentCulture, forms[Math.Min(form, forms.Length - 1)], [number.ToString("N0", CultureInfo.CurrentCulture), .. more]);
    }

    /// <summary>The place of the form that a language uses with a number.</summary>
    internal static int Form(string language, long number) => language switch
    {
        "cy" => number switch { 0 => 0, 1 => 1, 2 => 2, 3 => 3, 6 => 4, _ => 5 },
        "pl" => Polish(number),
        _ => English(number),
    };

    private static int English(long number) => number == 1 ? 0 : 1;

    private static int Polish(long number) => (number, number % 10, number % 100) switch
    {
        (1, _, _) => 0,
        (_, >= 2 and <= 4, < 12 or > 14) => 1,
        _ => 2,
    };
}
