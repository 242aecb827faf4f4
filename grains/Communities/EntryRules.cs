using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Consents;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Communities;

/// <summary>What an entry may say and who may do what to it: pure decisions.</summary>
internal static class EntryRules
{
    public const int LongestTitle = 120;
    public const int LongestWhat = 4_000;
    public const int LongestReason = 1_000;
    public const int LongestAlt = 300;
    public const int MostTaken = 500;

    public static Refused NotYours { get; } = new("not-yours", "You may not do this here.");

    /// <summary>Without an id of its own a form that is sent once could be taken for another that was sent before.</summary>
    public static Refused NoCommand { get; } = new("command-missing", "The form was not whole. Load the page again.");

    public static Refused NotFound { get; } = new("entry-unknown", "There is no such entry.");

    public static bool MayAdd(EntryFieldSet set, EntryReader by) =>
        by.Staff?.May(StaffAct.AddEntries) == true || set.Audience == EntryAudience.Everybody && by.Resident is not null;

    public static bool MaySeeAll(EntryReader by) => by.Staff?.May(StaffAct.SeeCommunities) == true;

    public static bool MayDecide(EntryReader by) => by.Staff?.May(StaffAct.KeepCommunities) == true;

    public static bool IsOwn(Entry entry, EntryReader by) =>
        by.Staff is { } staff ? entry.By.Staff == staff.Id : by.Resident is { } resident && entry.By.Resident == resident;

    public static bool MaySee(Entry entry, EntryReader by) => entry.IsPublic || MaySeeAll(by) || IsOwn(entry, by);

    /// <summary>Staff change what they added, residents what they suggested until it is decided on, officers everything.</summary>
    public static bool MayChange(Entry entry, EntryReader by) =>
        MayDecide(by)
        || IsOwn(entry, by) && entry.Status != EntryStatus.Withdrawn && (by.Staff is { } staff ? staff.May(StaffAct.AddEntries) : entry.Status == EntryStatus.Suggested);

    /// <summary>Whether everybody may read it: it counts, and whoever said it agreed.</summary>
    public static bool IsPublic(EntryFieldSet set, EntryStatus status, EntryText text) =>
        status == EntryStatus.Kept && set.Audience != EntryAudience.Staff && (set.Field("consent") is null || text.Field("consent") == EntryFieldSet.OpenConsent);

    public static EntryHand Hand(EntryReader by) => by.Staff is { } staff ? new(staff.Id, staff.Name, null) : new("", "", by.Resident);

    /// <summary>What is wrong with a text, each sentence with its field.</summary>
    public static ImmutableArray<Refused> Check(EntryFieldSet set, EntryText text, EntryReader by, DateTimeOffset now)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Free(wrong, "title", text.Title, true, LongestTitle);
        Free(wrong, "what", text.What, set.NeedsText, LongestWhat);
        foreach (var field in set.Fields)
        {
            Check(wrong, field, text.Field(field.Name), by, now);
        }

        if (text.Fields.Keys.Any(name => set.Field(name) is null) || text.Tags.Any(tag => !set.Tags.Contains(tag)))
        {
            wrong.Add(new("field-unknown", "The form held something that is not asked for. Load the page again."));
        }

        if (text.Place is { } place && (!set.HasPlace || !(Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180)))
        {
            wrong.Add(new("place-unfit", "Enter degrees of latitude and longitude, such as 53.72 and -2.63, or leave both empty.", "latitude"));
        }

        return wrong.ToImmutable();
    }

    /// <summary>What a change may not do once the entry's day has come, or before: a promise stands, and an answer needs its day.</summary>
    public static ImmutableArray<Refused> CheckDay(EntryFieldSet set, EntryText? before, EntryText text, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var isHere = Day(text.Field("day")) is { } day && day <= today;
        var hasBegun = before is not null && Day(before.Field("day")) is { } announced && announced <= today;
        return
        [
            .. set.Fields.Where(field => field.IsAnswer && !isHere && text.Field(field.Name).Length > 0)
                .Select(field => new Refused("answer-early", "This is answered once the day has come.", field.Name)),
            .. set.Fields.Where(field => field.IsPromise && hasBegun && text.Field(field.Name) != before!.Field(field.Name))
                .Select(field => new Refused("promise-stands", "The day has come: what was promised stands.", field.Name)),
            .. hasBegun && set.Fields.Any(field => field.IsPromise) && !isHere ? [new Refused("promise-stands", "The day has come: what was promised stands.", "day")] : Array.Empty<Refused>(),
        ];
    }

    /// <summary>A day as a field holds it, or null.</summary>
    public static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? day : null;

    /// <summary>Refuses a decision on an entry; null when it may be made.</summary>
    public static Refused? RefuseDecision(Entry entry, DecideEntry command) =>
        command.To is not (EntryStatus.Kept or EntryStatus.Withdrawn) ? NotYours
        : !MayDecide(command.By) && !(command.To == EntryStatus.Withdrawn && entry.Status == EntryStatus.Suggested && IsOwn(entry, command.By)) ? NotYours
        : command.To == EntryStatus.Withdrawn && MayDecide(command.By) && string.IsNullOrWhiteSpace(command.Reason) ? new("reason-missing", "Say why.", "reason")
        : command.Reason?.Length > LongestReason ? TooLong("reason", LongestReason)
        : null;

    /// <summary>Refuses a photo; nothing when it may be set or taken away.</summary>
    public static ImmutableArray<Refused> RefusePhoto(EntryFieldSet set, Entry entry, SetEntryPhoto command, DateTimeOffset now) =>
        !set.HasPhoto || !MayChange(entry, command.By) ? [NotYours]
        : command.Photo is { } photo ? CheckPhoto(photo, now)
        : [];

    /// <summary>What is wrong with a photo: nobody is shown who can be recognised and has not agreed.</summary>
    public static ImmutableArray<Refused> CheckPhoto(EntryPhoto photo, DateTimeOffset now)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Free(wrong, "alt", photo.Alt.Trim(), true, LongestAlt);
        wrong.AddRange(ConsentRules.Check(photo.Consent, DateOnly.FromDateTime(now.AddDays(1).UtcDateTime)));
        return wrong.ToImmutable();
    }

    /// <summary>What the history says about a photo.</summary>
    public static string Told(EntryPhoto? photo) =>
        photo is null ? ""
        : photo.Consent is { Basis: ConsentBasis.EverybodyAgreed } consent ? string.Create(CultureInfo.InvariantCulture, $"{photo.Alt} Agreed: {consent.Who.Trim()}, {consent.Day:yyyy-MM-dd}")
        : photo.Alt;

    /// <summary>Refuses a link; null when it may be made.</summary>
    public static Refused? RefuseLink(EntryRegister register, LinkEntries command, Entry? one, Entry? other) =>
        register != EntryRegister.Evidence || command.By?.May(StaffAct.AddEntries) != true ? NotYours
        : one is not { Status: EntryStatus.Kept } ? NotFound
        : other is not { Status: EntryStatus.Kept } || command.Other == command.Number ? new("other-unknown", "Enter the number of another entry that is kept.", "other")
        : string.IsNullOrWhiteSpace(command.Why) ? new("why-missing", "Say what they disagree on.", "why")
        : command.Why.Length > LongestReason ? TooLong("why", LongestReason)
        : null;

    private static void Check(ImmutableArray<Refused>.Builder wrong, EntryField field, string value, EntryReader by, DateTimeOffset now)
    {
        if (value.Length > 0 && field.IsForStaff && by.Staff is null)
        {
            wrong.Add(NotYours with { Field = field.Name });
        }
        else if (field.Choices.Length > 0)
        {
            Unless(value.Length > 0 ? field.Choices.Contains(value) : !field.IsNeeded, "choice-missing", "Choose one of these.");
        }
        else if (field.Kind is EntryFieldKind.PastDay)
        {
            Unless(value.Length > 0 ? Day(value) <= DateOnly.FromDateTime(now.AddDays(1).UtcDateTime) : !field.IsNeeded, "day-missing", "Enter a day that has been, such as 27 3 2026.");
        }
        else if (field.Kind is EntryFieldKind.Day)
        {
            Unless(value.Length > 0 ? Day(value) is not null : !field.IsNeeded, "day-unfit", "Enter a day, such as 27 3 2026.");
        }
        else if (field.Kind is EntryFieldKind.Number)
        {
            Unless(value.Length > 0 ? Number(value) is not null : !field.IsNeeded, "number-unfit", "Enter a whole number, such as 12.");
        }
        else
        {
            Free(wrong, field.Name, value, field.IsNeeded, field.Longest);
        }

        void Unless(bool fits, string code, string sentence)
        {
            if (!fits)
            {
                wrong.Add(new Refused(code, sentence, field.Name));
            }
        }
    }

    /// <summary>A number as a field holds it, or null.</summary>
    public static int? Number(string value) =>
        value.Length is > 0 and <= 7 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Free(ImmutableArray<Refused>.Builder wrong, string field, string value, bool isNeeded, int longest)
    {
        if (value.Length == 0 && isNeeded)
        {
            wrong.Add(new("words-missing", "Fill this in.", field));
        }
        else if (value.Length > longest)
        {
            wrong.Add(TooLong(field, longest));
        }
    }

    private static Refused TooLong(string field, int longest) => new("words-too-long", string.Create(CultureInfo.InvariantCulture, $"Say it in at most {longest} characters."), field);
}
