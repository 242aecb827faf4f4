using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Ideas;

internal sealed class QueueModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeIdeas;

    public override StaffAct Does => StaffAct.ReviewIdeas;

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "area")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "category")]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public IdeaPhase? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public IdeaOrder? Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    public IdeaPage Found { get; private set; } = null!;

    public int Pages => (Found.Found + PageSize - 1) / PageSize;

    public IdeaCall? Call => Setup.Ideas;

    public int Waiting => Found.ByPhase.Where(pair => pair.Key is IdeaPhase.Submitted or IdeaPhase.InReview or IdeaPhase.ChangesAsked or IdeaPhase.Appealed).Sum(pair => pair.Value);

    public async Task OnGet()
    {
        Number = Math.Clamp(Number, 1, 1_000);
        Found = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).List(
            new IdeaQuery(Find, Area, Category, Status ?? IdeaPhase.Unspecified, Order ?? IdeaOrder.Unspecified, 0, (Number - 1) * PageSize, PageSize, ForStaff: true));
    }

    public string Page(int number) => IdeaLinks.Queue(Round.Id) + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["find"] = Find, ["area"] = Area, ["category"] = Category, ["status"] = Status?.ToString(),
            ["order"] = Order?.ToString(), ["p"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
