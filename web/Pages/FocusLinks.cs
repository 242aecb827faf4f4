using System.Globalization;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the score card and of the figures behind it.</summary>
internal static class FocusLinks
{
    public const string Card = "/focus";

    public const string Csv = "/focus/csv";

    public const string Staff = "/staff/focus";

    public const string Import = "/staff/focus/import";

    public const string Figure = "/staff/focus/figure";

    /// <summary>A community's figures over the years.</summary>
    public static string Community(string community) => CommunityLinks.Show(community) + "/figures";

    public static string Indicator(string indicator) => $"{Staff}/indicators/{indicator}";

    /// <summary>The field of an indicator's weight.</summary>
    public static string Weight(string indicator) => string.Create(CultureInfo.InvariantCulture, $"w-{indicator}");
}
