using System.Globalization;
using System.Resources;

namespace ParticipatoryHub.Web.Languages;

/// <summary>
/// The texts of the pages: the English sentence is the key, Text.{language}.resx has the translations. Pages ask the localizer
/// <c>L</c>, word lists without one ask here; both read the same files.
/// </summary>
internal sealed class Text
{
    private static readonly ResourceManager Files = new(typeof(Text).FullName!, typeof(Text).Assembly);

    private Text()
    {
    }

    /// <summary>A sentence in the language of the request.</summary>
    /// <param name="english">The sentence in English, with {0} for the first argument.</param>
    /// <param name="arguments">What goes in, already in words.</param>
    public static string Of(string english, params object[] arguments)
    {
        var found = Files.GetString(english, CultureInfo.CurrentUICulture) ?? english;
        return arguments.Length == 0 ? found : string.Format(CultureInfo.CurrentCulture, found, arguments);
    }

    /// <summary>A sentence with a number; <see cref="Plurals.Count"/> says how its translations are written.</summary>
    public static string Count(long number, string one, string other) => Plurals.In(Files.GetString($"{one}|{other}", CultureInfo.CurrentUICulture), number, one, other);
}
