using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

internal sealed class DeleteModel : CommentPage
{
    public IActionResult OnGet() => Comment!.IsMine ? Page() : NotFound();

    public async Task<IActionResult> OnPost() => After(
        await Thread.Delete(new(Command, Author, Comment!.Number)), CommentLinks.Thread(Subject), L["Your comment is deleted."]);
}
