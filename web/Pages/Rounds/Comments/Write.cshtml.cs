using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

internal sealed class WriteModel : CommentPage
{
    [BindProperty(Name = "text")]
    public string? Written { get; set; }

    [BindProperty(Name = "official")]
    public bool IsOfficial { get; set; }

    protected internal override bool NeedsComment => false;

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Thread.Post(new(Command, Author, Written ?? "", Comment?.Number ?? 0, IsOfficial));
        return After(
            outcome,
            Comment is null ? $"{CommentLinks.Subject(Subject)}#comment-{outcome.Number}" : CommentLinks.One(Subject, outcome.Number),
            Author.Staff is null ? L["Your comment is there for everyone to read. You can change it for 10 minutes."] : "The comment is there for everyone to read. It can be changed for 10 minutes.");
    }
}
