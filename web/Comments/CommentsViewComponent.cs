using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Comments;

/// <summary>
/// The comments on an idea or a project, for its page to include: <c>Component.InvokeAsync("Comments", new { round, kind = "idea", id })</c>.
/// Order, page and a single comment come from the query of the page it stands on; the rest of that query is kept in its links.
/// </summary>
[ViewComponent(Name = "Comments")]
public sealed class CommentsViewComponent : ViewComponent
{
    /// <summary>The thread.</summary>
    /// <param name="round">The round's slug.</param>
    /// <param name="kind">idea or project.</param>
    /// <param name="id">The idea's or project's id.</param>
    public async Task<IViewComponentResult> InvokeAsync(string round, string kind, string id) =>
        CommentSubject.TryMake(round, kind, id, out var subject)
            ? View(await HttpContext.RequestServices.GetRequiredService<CommentReader>().Read(subject, HttpContext))
            : throw new ArgumentException($"Nothing can be commented on as {kind} {id}.", nameof(id));
}

/// <summary>Reads a page of comments as a request asks for it.</summary>
internal sealed class CommentReader(IGrainFactory grains, CurrentCommenter commenter, ResidentNames names)
{
    public async Task<CommentThread> Read(CommentSubject subject, HttpContext http)
    {
        var query = http.Request.Query;
        var asked = new CommentsQuery(
            CommentWords.Sort(query[CommentLinks.Sort]),
            query[CommentLinks.After],
            long.TryParse(query[CommentLinks.Only], NumberStyles.None, CultureInfo.InvariantCulture, out var only) ? only : 0,
            commenter.Author);
        var view = await grains.GetGrain<IRoundGrain>(subject.Round).GetView();
        var page = await grains.GetGrain<ICommentsGrain>(subject.ToString()).GetPage(asked);
        var authors = page.Conversations.SelectMany(conversation => conversation.Replies.Prepend(conversation.First)).Select(comment => comment.Author).OfType<ResidentId>();
        return new(subject, asked, page, await names.For(authors, http.RequestAborted), view?.Setup.TimeZone ?? "UTC", Here(http.Request));
    }

    private static string Here(HttpRequest request) => QueryHelpers.AddQueryString(
        request.Path.Value ?? "/",
        request.Query
            .Where(entry => entry.Key is not (CommentLinks.Sort or CommentLinks.After or CommentLinks.Only))
            .SelectMany(entry => entry.Value.Select(value => KeyValuePair.Create(entry.Key, value))));
}
