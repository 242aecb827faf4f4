using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Pages;

namespace ParticipatoryHub.Web.Comments;

/// <summary>A page of comments, ready to be written.</summary>
/// <param name="Subject">What they are about.</param>
/// <param name="Asked">How they were asked for.</param>
/// <param name="Names">Public names of those who wrote them.</param>
/// <param name="Zone">The council's zone.</param>
/// <param name="Here">The page they stand on, with its own query.</param>
internal sealed record CommentThread(
    CommentSubject Subject, CommentsQuery Asked, CommentsPage Page, IReadOnlyDictionary<ResidentId, string> Names, string Zone, string Here)
{
    /// <summary>Whether only one conversation is shown.</summary>
    public bool IsOne => Asked.Only > 0;

    /// <summary>Whether the viewer may write here now.</summary>
    public bool MayWrite => Asked.Viewer is not null && Page.Closed is null;

    /// <summary>The same page, differently.</summary>
    public string With(params (string Key, string? Value)[] asked) => QueryHelpers.AddQueryString(
        Here, asked.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value))) + "#comments";

    /// <summary>The first page in another order.</summary>
    public string Sorted(CommentSort sort) => With((CommentLinks.Sort, CommentWords.Key(sort)));

    /// <summary>The next page.</summary>
    public string Next => With((CommentLinks.Sort, CommentWords.Key(Asked.Sort)), (CommentLinks.After, Page.Next));

    /// <summary>One conversation, from an answer on.</summary>
    public string Conversation(long number, long after = 0) => With(
        (CommentLinks.Only, number.ToString(CultureInfo.InvariantCulture)),
        (CommentLinks.After, after > 0 ? string.Create(CultureInfo.InvariantCulture, $"0.{after}") : null));

    /// <summary>What one comment needs to be written.</summary>
    public ShownComment Show(CommentView comment) => new(this, comment);
}

/// <summary>One comment of a thread; without a comment, the pattern that news is written by.</summary>
internal sealed record ShownComment(CommentThread Thread, CommentView? Comment)
{
    /// <summary>The number as it stands in addresses and ids.</summary>
    public string Number => Comment?.Number.ToString(CultureInfo.InvariantCulture) ?? "0";
}
