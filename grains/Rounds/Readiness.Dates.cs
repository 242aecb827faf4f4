using System.Globalization;

namespace ParticipatoryHub.Rounds;

/// <summary>Dates, the time zone, and the two nights of the year in which a clock's hour is missing or comes twice.</summary>
public static partial class Readiness
{
    private static void CheckDates(RoundSetup setup, DateTimeOffset now, List<ReadinessFinding> found)
    {
        if (setup.ClosesAt <= now)
        {
            found.Add(new(true, SetupStep.Dates, "The closing time has passed. Set a later one."));
        }
        else if (setup.OpensAt <= now)
        {
            found.Add(new(false, SetupStep.Dates, "The opening time has passed: voting opens by itself as soon as nothing blocks it any more."));
        }
        else if (setup.OpensAt - now < TimeSpan.FromDays(1))
        {
            found.Add(new(false, SetupStep.Dates, "Voting opens by itself in less than a day. From then on nothing can be changed."));
        }

        var days = (setup.ClosesAt - setup.OpensAt).TotalDays;
        if (days is > 0 and < ShortestDays)
        {
            found.Add(new(false, SetupStep.Dates, $"Voting is open for {(days < 2 ? $"{(setup.ClosesAt - setup.OpensAt).TotalHours:0} hours" : $"{days:0} days")} only. People who get their letter late or work shifts may miss it."));
        }
        else if (days > LongestDays)
        {
            found.Add(new(false, SetupStep.Dates, $"Voting is open for {days:0} days. Most people vote in the first week and the last days; a long middle costs attention."));
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(setup.TimeZone, out var zone))
        {
            CheckZone(setup, zone, found);
        }
    }

    private static void CheckZone(RoundSetup setup, TimeZoneInfo zone, List<ReadinessFinding> found)
    {
        if (setup.Currency == "GBP" && setup.TimeZone is not "Europe/London")
        {
            found.Add(new(false, SetupStep.Dates, $"The budget is in pounds, but the dates are in the time zone {setup.TimeZone}. Is that right?"));
        }

        CheckInstant("opens", setup.OpensAt, zone, found);
        CheckInstant("closes", setup.ClosesAt, zone, found);
        foreach (var (day, forward) in ClockChanges(setup.OpensAt, setup.ClosesAt, zone))
        {
            found.Add(new(false, SetupStep.Dates, $"The clocks go {(forward ? "forward" : "back")} on {Day(day)}, while voting is open. The opening and the close stay at the time on the clock that is shown to residents."));
        }
    }

    private static void CheckInstant(string what, DateTimeOffset instant, TimeZoneInfo zone, List<ReadinessFinding> found)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        if (zone.IsAmbiguousTime(local.DateTime))
        {
            var first = zone.GetAmbiguousTimeOffsets(local.DateTime).Max() == local.Offset;
            found.Add(new(false, SetupStep.Dates, $"Voting {what} at {local:HH:mm} in the night of {Day(local.DateTime)}, a time that comes twice when the clocks go back; the {(first ? "first" : "second")} is meant. Choose another time."));
        }
        else if (ClockChanges(instant.AddHours(-5), instant.AddHours(5), zone).Length > 0)
        {
            found.Add(new(false, SetupStep.Dates, $"Voting {what} at {local:HH:mm} on {Day(local.DateTime)}, in the hours around a change of the clocks. Choose a time on another day, so that nobody is an hour late."));
        }
    }

    /// <summary>The days on which the zone's clocks change between two instants, and whether they go forward.</summary>
    private static (DateTime Day, bool Forward)[] ClockChanges(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        var changes = new List<(DateTime, bool)>();
        var last = zone.GetUtcOffset(from);

        // An hour is fine enough: no zone changes its clocks twice in one.
        for (var at = from; at < until && changes.Count < 10; at = Earlier(at.AddHours(1), until))
        {
            var next = zone.GetUtcOffset(Earlier(at.AddHours(1), until));
            if (next != last)
            {
                changes.Add((TimeZoneInfo.ConvertTime(Earlier(at.AddHours(1), until), zone).DateTime, next > last));
                last = next;
            }
        }

        return [.. changes];
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static string Day(DateTime day) => day.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
