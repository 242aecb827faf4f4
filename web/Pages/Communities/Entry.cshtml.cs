using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class EntryModel(IGrainFactory grains, EntryWords words, ResidentNames names, IStringLocalizer<Text> L) : RegisterPage
{
    public EntryWords Words => words;

    public EntryView Shown { get; private set; } = null!;

    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = new Dictionary<ResidentId, string>();

    /// <summary>Made with the form: sent twice, it is one decision.</summary>
    public Guid Operation { get; private set; } = Guid.NewGuid();

    public string? Reason { get; private set; }

    public string? Other { get; private set; }

    public string? Why { get; private set; }

    /// <summary>Whether it is the reader's own suggestion, which nobody has decided on.</summary>
    public bool MayWithdraw => !Shown.MayDecide && Shown.MayChange && Shown.Entry.Status == EntryStatus.Suggested;

    /// <summary>Where it comes from.</summary>
    public string? OriginLink => Shown.Entry.Origin is { } origin ? Origins.Link(origin) : null;

    private IEntriesGrain Entries => grains.GetGrain<IEntriesGrain>(RegisterKey);

    public async Task<IActionResult> OnGet(int number) => await Find(number) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDecide(int number, string? to, string? reason, Guid op)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        (Reason, Operation) = (reason, op);
        var status = to switch { "kept" => EntryStatus.Kept, "withdrawn" => EntryStatus.Withdrawn, _ => EntryStatus.Unspecified };
        var outcome = await Entries.Decide(new DecideEntry(op, number, status, reason, Reader));
        return outcome.Done ? Went(CommunityLinks.Entry(Community.Id, Fields.Name, number), L["The entry is saved."]) : Again(outcome);
    }

    public async Task<IActionResult> OnPostLink(int number, string? other, string? why)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        (Other, Why) = (other, why);
        _ = int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var second);
        var outcome = await Entries.Link(new LinkEntries(number, second, why, Reader.Staff));
        return outcome.Done ? Went(CommunityLinks.Entry(Community.Id, Fields.Name, number), L["The entry is saved."]) : Again(outcome);
    }

    /// <summary>What a change of the history changed.</summary>
    public IEnumerable<(string Part, string Before, string After)> Differences(int place)
    {
        if (place + 1 >= Shown.History.Length)
        {
            return [];
        }

        var (now, before) = (Parts(Shown.History[place].Text), Parts(Shown.History[place + 1].Text));
        return now.Where(part => part.Value != before[part.Key]).Select(part => (part.Key, before[part.Key], part.Value));
    }

    private Dictionary<string, string> Parts(EntryText text)
    {
        var parts = Fields.Fields.ToDictionary(field => field.Name, field => text.Field(field.Name));
        (parts["title"], parts["text"], parts["tags"]) = (text.Title, text.What, string.Join(", ", text.Tags));
        parts["point"] = text.Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place.Latitude}, {place.Longitude}") : "";
        return parts;
    }

    private PageResult Again(EntryOutcome outcome)
    {
        ModelState.AddRefusals(words.Say(Fields, outcome.Refusals));
        return Page();
    }

    private async Task<bool> Find(int number)
    {
        if (await Entries.GetView(number, Reader) is not { } found)
        {
            return false;
        }

        Shown = found;
        Names = await names.For(found.History.Select(change => change.By.Resident).OfType<ResidentId>(), HttpContext.RequestAborted);
        return true;
    }
}
