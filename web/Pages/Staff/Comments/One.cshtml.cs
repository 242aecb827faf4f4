using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Comments;

internal sealed class OneModel(IGrainFactory grains, CurrentStaff staff, ResidentNames names, CommentSubjects subjects) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.ModerateComments;

    [BindProperty(SupportsGet = true, Name = "round")]
    public string? Round { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "about")]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public long Number { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public CommentSubject Subject { get; private set; } = null!;

    public string SubjectName { get; private set; } = "";

    public CommentView Comment { get; private set; } = null!;

    public ImmutableArray<CommentHistoryLine> History { get; private set; } = [];

    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = null!;

    private ICommentsGrain Thread => grains.GetGrain<ICommentsGrain>(Subject.ToString());

    public async Task<IActionResult> OnGet() => await Found() ?? Page();

    public async Task<IActionResult> OnPost(Guid command, CommentAct act)
    {
        if (await Found() is { } not)
        {
            return not;
        }

        var outcome = await Thread.Moderate(new(command, staff.Required, [Number], act, Reason));
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddRefusals([refusal]);
            return Page();
        }

        TempData["Done"] = outcome.Changed == 0 ? "Nothing had to be changed." : $"{CommentWords.Act(act)}.";
        return LocalRedirect(Request.Path + Request.QueryString);
    }

    private async Task<IActionResult?> Found()
    {
        if (!CommentSubject.TryMake(Round, Kind, About, out var subject))
        {
            return NotFound();
        }

        Subject = subject;
        if (await subjects.Name(subject) is not { } name || await Thread.GetComment(Number, CommentAuthor.Of(staff.Required)) is not { } comment)
        {
            return NotFound();
        }

        (SubjectName, Comment) = (name, comment);
        History = await Thread.GetHistory(Number, staff.Required);
        Names = await names.For(History.Select(line => line.Resident).Append(comment.Author).OfType<ResidentId>(), HttpContext.RequestAborted);
        return null;
    }
}
