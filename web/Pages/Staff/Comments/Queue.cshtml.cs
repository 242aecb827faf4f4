using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Comments;

internal sealed class QueueModel(IGrainFactory grains, CurrentStaff staff, ResidentNames names, CommentSubjects subjects) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.ModerateComments;

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "round")]
    public string? Round { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public long Before { get; set; }

    public ModerationPage Queue { get; private set; } = null!;

    public WaitingComments Waiting { get; private set; } = null!;

    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = null!;

    public ImmutableDictionary<CommentSubject, string> Subjects { get; private set; } = [];

    /// <summary>The act that can be taken back, straight after it was done.</summary>
    public string? Undo { get; private set; }

    private IModerationGrain Moderation => grains.GetGrain<IModerationGrain>("all");

    public static IReadOnlyList<(string Key, string Text, QueueFilter Filter)> Filters { get; } =
    [
        ("", "Waiting: reported or new", QueueFilter.Unspecified),
        ("flagged", "Reported", QueueFilter.Flagged),
        ("new", "New since anybody looked", QueueFilter.New),
        ("hidden", "Hidden", QueueFilter.Hidden),
        ("all", "All comments", QueueFilter.All),
    ];

    public async Task OnGet()
    {
        var kind = Kind switch { "idea" => CommentSubjectKind.Idea, "project" => CommentSubjectKind.Project, _ => CommentSubjectKind.Unspecified };
        var filter = Filters.FirstOrDefault(filter => filter.Key == (Filter ?? "")).Filter;
        Rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        Queue = await Moderation.GetQueue(new(filter, Round is { Length: > 0 } ? Round : null, kind, Find?.Trim(), Before), staff.Required);
        Waiting = await Moderation.CountWaiting(Round is { Length: > 0 } ? Round : null);
        Names = await names.For(Queue.Comments.Select(queued => queued.Comment.Author).OfType<ResidentId>(), HttpContext.RequestAborted);
        Subjects = await subjects.Names(Queue.Comments.Select(queued => queued.Subject));
        Undo = TempData["Undo"]?.ToString(); // a GUID comes back as one, whatever it was put in as
    }

    public async Task<IActionResult> OnPostUndo(Guid command, string? back)
    {
        var outcome = await Moderation.Undo(new(command, staff.Required));
        TempData["Done"] = outcome.Refusal?.Sentence ?? $"Undone for {Words(outcome.Changed)}.";
        return LocalRedirect(Url.IsLocalUrl(back) ? back : CommentLinks.Queue);
    }

    /// <summary>The same list further down.</summary>
    public string Next => QueryHelpers.AddQueryString(CommentLinks.Queue, new Dictionary<string, string?>
    {
        ["show"] = Filter, ["round"] = Round, ["kind"] = Kind, ["find"] = Find, ["before"] = $"{Queue.Next}",
    });

    public string RoundName(string round) => Rounds.FirstOrDefault(line => line.Id == round)?.Name ?? round;

    public static string Words(int comments) => comments == 1 ? "1 comment" : $"{comments:N0} comments";
}
