using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class IndexModel(IGrainFactory grains, ResidentNames names, IdeaSentences sentences) : RoundPage
{
    private const int PageSize = 20;
    private const int Seeds = 10_000;

    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "area")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "category")]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? Order { get; set; }

    /// <summary>Of the shuffle: drawn at the first page, and then carried along so that no idea is missed or shown twice.</summary>
    [BindProperty(SupportsGet = true, Name = "seed")]
    public int Seed { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    public IdeaPageOf Shown { get; private set; } = null!;

    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = new Dictionary<ResidentId, string>();

    public IdeaSentences Sentences => sentences;

    public IdeaCall Call => Setup.Ideas!;

    public bool IsOpen => Round.Phase == RoundPhase.Ideas;

    public bool IsNarrowed => !string.IsNullOrEmpty(Find) || !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(Category) || Phase != IdeaPhase.Unspecified;

    public IdeaPhase Phase => IdeaSentences.Public.FirstOrDefault(phase => string.Equals(phase.ToString(), Status, StringComparison.OrdinalIgnoreCase));

    public async Task OnGet()
    {
        Number = Math.Clamp(Number, 1, 1_000);
        Seed = Seed is > 0 and <= Seeds ? Seed : Random.Shared.Next(1, Seeds);
        var order = Order switch { "newest" => IdeaOrder.Newest, "support" => IdeaOrder.MostSupported, _ => IdeaOrder.Shuffled };
        var found = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).List(
            new IdeaQuery(Find, Area, Category, Phase, order, Seed, (Number - 1) * PageSize, PageSize));
        Shown = new IdeaPageOf(found, Number, (found.Found + PageSize - 1) / PageSize);
        Names = await names.For(found.Lines.SelectMany(line => line.Authors.Take(1)), HttpContext.RequestAborted);
    }

    /// <summary>The same list, another page of it.</summary>
    public string Page(int number) => IdeaLinks.List(Round.Id) + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["find"] = Find, ["area"] = Area, ["category"] = Category, ["status"] = Status, ["order"] = Order,
            ["seed"] = Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), ["p"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}

/// <summary>A page of a list and where it stands among the others.</summary>
internal sealed record IdeaPageOf(ParticipatoryHub.Ideas.IdeaPage Found, int Number, int Pages);
