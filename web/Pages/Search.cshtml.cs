using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Search;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages;

internal sealed class SearchModel(ISearchIndex search, IGrainFactory grains, CurrentStaff staff, EntryWords words) : PageModel
{
    private const int PageSize = 20;

    private static readonly ImmutableArray<SearchKind> Open =
        [SearchKind.Community, SearchKind.Plan, SearchKind.Asset, SearchKind.Evidence, SearchKind.Profile, SearchKind.Activity, SearchKind.Partner, SearchKind.Story, SearchKind.Idea];

    private Dictionary<string, string> places = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindName { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    public EntryWords Words => words;

    public SearchPage Shown { get; private set; } = new([], 0);

    public int Pages { get; private set; }

    public ImmutableArray<SearchKind> Kinds => SeesAll ? [.. Open, SearchKind.Voices, SearchKind.Skill] : Open;

    public SearchKind Kind => Kinds.FirstOrDefault(kind => NameOf(kind) == KindName);

    private bool SeesAll => staff.Member?.May(StaffAct.SeeCommunities) == true;

    public static string NameOf(SearchKind kind) => kind.ToString().ToLowerInvariant();

    public async Task OnGet()
    {
        Query = Query?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 200)] : null;
        if (Query is null)
        {
            return;
        }

        Number = Math.Clamp(Number, 1, SearchPage.Most / PageSize);
        Shown = await search.Find(new SearchQuery(Query, SeesAll, Kind == SearchKind.Unspecified ? [] : [Kind], Skip: (Number - 1) * PageSize, Take: PageSize), HttpContext.RequestAborted);
        Pages = (Shown.Found + PageSize - 1) / PageSize;
        places = (await grains.GetGrain<ICommunityIndexGrain>("all").List()).ToDictionary(line => line.Id, line => line.Name);
        foreach (var round in (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => Shown.Hits.Any(hit => hit.Kind == SearchKind.Idea && hit.Place == round.Id)))
        {
            places.TryAdd(round.Id, round.Name);
        }
    }

    /// <summary>The community or round that it is in.</summary>
    public string PlaceOf(SearchHit hit) => hit.Kind == SearchKind.Community ? "" : places.GetValueOrDefault(hit.Place, "");

    public string PageLink(int number) => SearchLinks.Page(("q", Query), ("kind", KindName), ("p", number.ToString(CultureInfo.InvariantCulture)));
}
