using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class EntriesModel(IGrainFactory grains, EntryWords words, TimeProvider clock, IStringLocalizer<Text> L) : RegisterPage
{
    private readonly DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "tag")]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? StatusName { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    public EntryWords Words => words;

    public EntryPage Shown { get; private set; } = null!;

    public EntryMap? Map { get; private set; }

    public int Pages { get; private set; }

    public EntryStatus Status => StatusName switch { "suggested" => EntryStatus.Suggested, "withdrawn" => EntryStatus.Withdrawn, _ => EntryStatus.Unspecified };

    public async Task OnGet()
    {
        Number = Math.Clamp(Number, 1, 10_000);
        Find = Find?.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } find ? find[..Math.Min(find.Length, 200)] : null;
        Kind = Fields.Field("kind")!.Choices.Contains(Kind ?? "") ? Kind : null;
        Tag = Fields.Tags.Contains(Tag ?? "") ? Tag : null;
        Shown = await grains.GetGrain<IEntriesGrain>(RegisterKey).List(new EntryQuery(Reader, Find, Kind, Tag, Status, (Number - 1) * PageSize, PageSize));
        Pages = (Shown.Found + PageSize - 1) / PageSize;
        var placed = Shown.Entries.Where(entry => entry.Text.Place is not null).ToList();
        Map = Fields.HasPlace && placed.Count > 0 ? EntryMap.Of(placed) : null;
    }

    /// <summary>Where, when and from whom, as far as it is said.</summary>
    public static IEnumerable<string> Facts(Entry entry) => new[] { entry.Text.Field("where"), entry.Text.Field("when"), entry.Text.Field("source"), entry.Text.Field("who"), EntryWords.DayOf(entry.Text.Field("gathered")), EntryWords.DayOf(entry.Text.Field("day")) }
        .Where(part => part.Length > 0);

    /// <summary>Where an activity stands between its promise and its answer; null for other entries.</summary>
    public (string Words, string Look)? Stage(Entry entry) =>
        Fields.Register != EntryRegister.Activities || DateOnly.TryParseExact(entry.Text.Field("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) is false ? null
        : day > today ? (L["To come"].Value, "govuk-tag--blue")
        : entry.Text.Field("answer").Length > 0 ? (L["Answered"].Value, "govuk-tag--green")
        : (L["Answer due"].Value, "govuk-tag--yellow");

    /// <summary>The same list, another page of it.</summary>
    public string PageLink(int number) => CommunityLinks.Narrowed(
        Community.Id, Fields.Name, ("find", Find), ("kind", Kind), ("tag", Tag), ("status", StatusName), ("p", number.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Where the entries of a page of a register are; every point is also an entry of the list.</summary>
internal sealed record EntryMap(MapLayout Layout, ImmutableArray<(Entry Entry, double X, double Y)> Points)
{
    /// <summary>The map of entries that have a place.</summary>
    public static EntryMap Of(List<Entry> placed)
    {
        var layout = MapLayout.Of(placed.ConvertAll(entry => entry.Text.Place!));
        return new EntryMap(layout, [.. placed.Zip(layout.At, static (entry, at) => (entry, at.X, at.Y))]);
    }
}
