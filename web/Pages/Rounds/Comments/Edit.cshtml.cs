using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

internal sealed class EditModel : CommentPage
{
    [BindProperty(Name = "text")]
    public string? Written { get; set; }

    public void OnGet() => Written = Comment!.Text;

    public async Task<IActionResult> OnPost() => After(
        await Thread.Edit(new(Command, Author, Comment!.Number, Written ?? "")), CommentLinks.One(Subject, Comment.Number), L["Your comment is changed."]);
}
