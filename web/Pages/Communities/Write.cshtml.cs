using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Search;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Communities;

/// <summary>A page with the form of an entry.</summary>
internal abstract class WriteModel(EntryWords words) : RegisterPage
{
    public override bool IsForAdding => true;

    public EntryWords Words => words;

    public EntryForm Form { get; protected set; } = EntryForm.Empty;

    /// <summary>What is there already that is like it, where that is looked for.</summary>
    public ImmutableArray<SearchHit> Alike { get; protected set; } = [];

    /// <summary>Made with the form: sent twice, it is done once.</summary>
    public Guid Operation { get; protected set; } = Guid.NewGuid();

    protected PageResult Again(EntryOutcome outcome)
    {
        ModelState.AddRefusals(words.Say(Fields, outcome.Refusals));
        return Page();
    }
}

internal sealed class NewEntryModel(IGrainFactory grains, ISearchIndex search, EntryWords words, IStringLocalizer<Text> L) : WriteModel(words)
{
    private const int MostAlike = 8;

    public void OnGet(string? kind) => Form = EntryForm.With("kind", Fields.Field("kind")!.Choices.Contains(kind ?? "") ? kind! : "");

    public async Task<IActionResult> OnPost(Guid op, bool sure)
    {
        (Operation, Form) = (op, EntryForm.Of(Fields, Request.Form));
        if (Fields.Register == EntryRegister.Activities && !sure && await FindAlike() is { IsEmpty: false } alike)
        {
            Alike = alike;
            ModelState.AddModelError("sure", "Look at what is there already, and say that it is still needed.");
            return Page();
        }

        var outcome = await grains.GetGrain<IEntriesGrain>(RegisterKey).Add(new AddEntry(op, Form.Read(Fields), Author));
        return outcome.Done
            ? Went(CommunityLinks.Entry(Community.Id, Fields.Name, outcome.Number), Author.Staff is null ? L["Thank you. An officer reads it before others see it."] : L["The entry is saved."])
            : Again(outcome);
    }

    // A member of staff whose role adds nothing may be a resident too.
    private EntryReader Author => Reader.Staff?.May(StaffAct.AddEntries) == true ? Reader : Reader with { Staff = null };

    // An activity is set up only after a look at what exists, whoever does it: the framework asks that nothing is doubled.
    private async Task<ImmutableArray<SearchHit>> FindAlike() => (await search.Find(
        new SearchQuery(Form["title"], SeesAll, [SearchKind.Asset, SearchKind.Activity, SearchKind.Partner], Community.Id, AnyWord: true, Take: MostAlike), HttpContext.RequestAborted)).Hits;
}

internal sealed class ChangeEntryModel(IGrainFactory grains, EntryWords words, IStringLocalizer<Text> L) : WriteModel(words)
{
    public EntryView Shown { get; private set; } = null!;

    /// <summary>The version that was read.</summary>
    public long Version { get; private set; }

    private IEntriesGrain Entries => grains.GetGrain<IEntriesGrain>(RegisterKey);

    public async Task<IActionResult> OnGet(int number)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        (Form, Version) = (EntryForm.Of(Shown.Entry.Text), Shown.Entry.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(int number, Guid op, long version)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        (Operation, Version, Form) = (op, version, EntryForm.Of(Fields, Request.Form));
        var outcome = await Entries.Change(new ChangeEntry(op, number, version, Form.Read(Fields), Reader));
        return outcome.Done ? Went(CommunityLinks.Entry(Community.Id, Fields.Name, number), L["The entry is saved."]) : Again(outcome);
    }

    private async Task<bool> Find(int number)
    {
        if (await Entries.GetView(number, Reader) is not { MayChange: true } found)
        {
            return false;
        }

        Shown = found;
        return true;
    }
}
