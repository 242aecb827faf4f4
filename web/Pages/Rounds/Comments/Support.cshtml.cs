using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Comments;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

internal sealed class SupportModel : CommentPage
{
    protected internal override bool NeedsComment => false;

    public IActionResult OnGet() => LocalRedirect(CommentLinks.Thread(Subject));

    public async Task<IActionResult> OnPost(long support, long withdraw, string? back)
    {
        if (Author.Resident is not { } resident)
        {
            return Forbid();
        }

        var number = support > 0 ? support : withdraw;
        var outcome = await Thread.Support(new(resident, number, support > 0));
        if (outcome.Refusal is { } refusal)
        {
            TempData["Sorry"] = refusal.In(L).Sentence;
        }

        var page = Url.IsLocalUrl(back) ? back : CommentLinks.Subject(Subject);
        return LocalRedirect($"{page}#comment-{number.ToString(CultureInfo.InvariantCulture)}");
    }
}
