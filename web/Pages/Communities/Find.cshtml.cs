using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Search;
using ParticipatoryHub.Web.Communities;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class FindModel(IGrainFactory grains, ISearchIndex search, EntryWords words) : CommunityPage
{
    private const int Most = 10;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public EntryWords Words => words;

    /// <summary>What the community itself has.</summary>
    public ImmutableArray<FoundNear> Here { get; private set; } = [];

    /// <summary>What other communities have.</summary>
    public ImmutableArray<FoundNear> Around { get; private set; } = [];

    public async Task OnGet()
    {
        Query = Query?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 200)] : null;
        if (Query is null)
        {
            return;
        }

        var asked = new SearchQuery(SearchWords.Telling(Query), IsStaff: false, [SearchKind.Asset, SearchKind.Partner], Community.Id, AnyWord: true, Take: Most);
        Here = await Read((await search.Find(asked, HttpContext.RequestAborted)).Hits);
        Around = await Read([.. (await search.Find(asked with { Place = null, Take = 2 * Most }, HttpContext.RequestAborted)).Hits.Where(hit => hit.Place != Community.Id).Take(Most)]);
    }

    // A vulnerability is nothing to be sent to.
    private async Task<ImmutableArray<FoundNear>> Read(ImmutableArray<SearchHit> hits)
    {
        var names = (await grains.GetGrain<ICommunityIndexGrain>("all").List()).ToDictionary(line => line.Id, line => line.Name);
        var found = ImmutableArray.CreateBuilder<FoundNear>();
        foreach (var hit in hits)
        {
            var register = hit.Kind == SearchKind.Partner ? EntryRegister.Partners : EntryRegister.Assets;
            var key = $"{hit.Place}/{EntryFieldSet.Of(register).Name}";
            if (await grains.GetGrain<IEntriesGrain>(key).GetView(int.Parse(hit.Thing, NumberStyles.None, CultureInfo.InvariantCulture), EntryReader.Anyone) is { } view
                && view.Entry.Text.Field("kind") != EntryFieldSet.Vulnerability)
            {
                found.Add(new FoundNear(register, view.Entry.Text, hit.Place == Community.Id ? "" : names.GetValueOrDefault(hit.Place, ""), SearchLinks.To(hit)));
            }
        }

        return found.ToImmutable();
    }
}

/// <summary>Something that a resident is pointed to.</summary>
/// <param name="Where">The community that has it, where it is another.</param>
internal sealed record FoundNear(EntryRegister Register, EntryText Text, string Where, string Link);
