using System.Globalization;

namespace ParticipatoryHub.Web.Languages;

/// <summary>A language that pages for residents speak.</summary>
/// <param name="Code">As in the lang attribute (BCP 47), and the culture of dates, money and plurals.</param>
/// <param name="Name">Its name in itself.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="IsReviewed">Whether a speaker has read the wording; else the page says that it was made by machine.</param>
internal sealed record Language(string Code, string Name, bool IsRightToLeft = false, bool IsReviewed = false)
{
    /// <summary>The languages there are, the first being the one texts are written in.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en-GB", "English", IsReviewed: true),
        new("cy", "Cymraeg"),
        new("pl", "Polski"),
        new("ur", "اردو", IsRightToLeft: true),
    ];

    /// <summary>The language of the request that is being answered.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.Name) ?? All[0];

    /// <summary>The language with a code; null when there is none.</summary>
    public static Language? Of(string? code) => All.FirstOrDefault(language => language.Code == code);
}
