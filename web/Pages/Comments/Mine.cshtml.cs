using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Comments;

[Authorize(ResidentPolicies.Resident)]
internal sealed class MineModel(ICommentJournal journal, CurrentResident resident, CommentSubjects subjects) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "before")]
    public long Before { get; set; }

    public ImmutableArray<PlacedComment> Comments { get; private set; } = [];

    public ImmutableDictionary<CommentSubject, string> Subjects { get; private set; } = [];

    public long Next { get; private set; }

    public async Task OnGet()
    {
        Response.IsKeptNowhere();
        var found = await journal.ReadBy(resident.Required.Value, Before, PageSize + 1, HttpContext.RequestAborted);
        Next = found.Length > PageSize ? found[PageSize - 1].Place : 0;
        Comments = [.. found.Take(PageSize).Where(placed => placed.Comment.State != CommentState.Deleted)];
        Subjects = await subjects.Names(Comments.Select(placed => placed.Subject));
    }
}
