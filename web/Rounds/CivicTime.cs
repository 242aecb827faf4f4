using System.Globalization;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>Instants as a council writes them, in its own zone: noon on Monday 3 May 2027.</summary>
internal static class CivicTime
{
    /// <summary>The zone of what belongs to no round.</summary>
    public const string Home = "Europe/London";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Culture => IsEnglish ? English : CultureInfo.CurrentUICulture;

    /// <summary>Time and day in words.</summary>
    public static string InWords(DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone(zone));
        return IsEnglish && local.TimeOfDay == TimeSpan.Zero
            ? string.Create(English, $"midnight at the start of {local:dddd d MMMM yyyy}")
            : Text.Of("{0} on {1}", Clock(local), local.ToString("dddd d MMMM yyyy", Culture));
    }

    /// <summary>A close in words; midnight is the end of the day before, as people mean it.</summary>
    public static string Closing(DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone(zone));
        return local.TimeOfDay == TimeSpan.Zero
            ? Text.Of("midnight at the end of {0}", local.AddDays(-1).ToString("dddd d MMMM yyyy", Culture))
            : InWords(instant, zone);
    }

    /// <summary>The day in words, without the time.</summary>
    public static string Day(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, Zone(zone)).ToString("d MMMM yyyy", Culture);

    /// <summary>The time of day in words: 7:15pm.</summary>
    public static string Time(DateTimeOffset instant, string zone) => Clock(TimeZoneInfo.ConvertTime(instant, Zone(zone)));

    /// <summary>How long until an instant, roughly: 3 days, 5 hours, 20 minutes.</summary>
    public static string Left(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Text.Count((int)span.TotalDays, "{0} day", "{0} days"),
        { TotalHours: >= 2 } => Text.Count((int)span.TotalHours, "{0} hour", "{0} hours"),
        { TotalMinutes: >= 2 } => Text.Count((int)span.TotalMinutes, "{0} minute", "{0} minutes"),
        _ => Text.Of("a minute"),
    };

    /// <summary>The instant of a local day and time; null when the zone skips it.</summary>
    public static DateTimeOffset? Instant(DateOnly day, TimeOnly time, string zone)
    {
        var local = day.ToDateTime(time);
        var rules = Zone(zone);
        return rules.IsInvalidTime(local) ? null : new DateTimeOffset(local, rules.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The local day and time of an instant.</summary>
    public static DateTime Local(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, Zone(zone)).DateTime;

    /// <summary>Whether there is such a zone.</summary>
    public static bool IsZone(string? zone) => zone is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    private static TimeZoneInfo Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    private static string Clock(DateTimeOffset local) => (local.Hour, local.Minute) switch
    {
        _ when !IsEnglish => local.ToString("t", Culture),
        (12, 0) => "noon",
        (_, 0) => local.ToString("htt", English).ToLowerInvariant(),
        _ => local.ToString("h:mmtt", English).ToLowerInvariant(),
    };
}
