using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

internal sealed class FlagModel : CommentPage
{
    [BindProperty(Name = "reason")]
    public FlagReason Reason { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPost() => After(
        await Thread.Flag(new(Command, Author, Comment!.Number, Reason, Note)),
        CommentLinks.One(Subject, Comment.Number),
        L["Thank you. A moderator will look at this comment. Nobody else sees that you reported it."]);
}
