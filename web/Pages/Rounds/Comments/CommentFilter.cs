using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

/// <summary>Finds what a comment is about and the comment, and asks whoever is unknown to sign in. Grains check again who may do what.</summary>
internal sealed class CommentFilter(IGrainFactory grains, CommentSubjects subjects, CurrentCommenter commenter, ResidentNames names, IStringLocalizer<Text> L) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>After the round was found.</summary>
    public int Order => 1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is CommentPage page && await WhyNot(context.HttpContext, page) is { } instead)
        {
            context.Result = instead;
            return;
        }

        await next();
    }

    private async Task<IActionResult?> WhyNot(HttpContext http, CommentPage page)
    {
        http.Response.IsKeptNowhere();
        var query = http.Request.Query;
        if (!CommentSubject.TryMake(page.Round.Id, query["kind"], query["about"], out var subject) || await subjects.Name(subject) is not { } name)
        {
            return new NotFoundResult();
        }

        if (commenter.Author is not { } author)
        {
            return new LocalRedirectResult(ResidentLinks.SignIn(HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : CommentLinks.Subject(subject)));
        }

        (page.Subject, page.SubjectName, page.Author) = (subject, name, author);
        page.Thread = grains.GetGrain<ICommentsGrain>(subject.ToString());
        if (long.TryParse(query["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            page.Comment = await page.Thread.GetComment(number, author) is { State: not CommentState.Deleted } found ? found : null;
            page.CommentBy = page.Comment is { } comment ? await By(comment) : "";
        }

        return page.Comment is null && (page.NeedsComment || query.ContainsKey("number")) ? new NotFoundResult() : null;
    }

    private async Task<string> By(CommentView comment) =>
        comment.StaffName ?? (comment.Author is { } author ? (await names.For([author])).Of(author, L) : L["Somebody who has left"]);
}
