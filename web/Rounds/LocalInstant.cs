using System.Globalization;
using System.Text.RegularExpressions;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A day and a time as a form holds them, in a round's zone.</summary>
/// <param name="Day">As a date field sends it: 2027-05-04; people's 4/5/2027 is read too.</param>
/// <param name="Time">As a time field sends it: 17:00; people's 5pm and 5.30pm are read too.</param>
public sealed partial record LocalInstant(string? Day, string? Time)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "d.M.yyyy"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H.mm", "htt", "h:mmtt", "h.mmtt"];

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Time);

    /// <summary>The fields of an instant.</summary>
    public static LocalInstant Of(DateTimeOffset instant, string zone)
    {
        var local = CivicTime.Local(instant, zone);
        return new(local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The instant; null with a refusal about <paramref name="field"/> when it is none.</summary>
    public DateTimeOffset? Read(string zone, string field, ICollection<Refused> wrong)
    {
        if (!DateOnly.TryParseExact(Day?.Trim(), Days, English, DateTimeStyles.None, out var day))
        {
            wrong.Add(new Refused("date-unreadable", "Enter a date, such as 4 May 2027.", field + "Day"));
            return null;
        }

        if (!TimeOnly.TryParseExact(Blanks().Replace(Time ?? "", ""), Times, English, DateTimeStyles.None, out var time))
        {
            wrong.Add(new Refused("time-unreadable", "Enter a time, such as 9am or 17:00.", field + "Time"));
            return null;
        }

        var instant = CivicTime.Instant(day, time, zone);
        if (instant is null)
        {
            wrong.Add(new Refused("time-skipped", "The clocks go forward at that time, so it does not exist. Choose another.", field + "Time"));
        }

        return instant;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();
}
