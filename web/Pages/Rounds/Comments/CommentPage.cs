using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds.Comments;

/// <summary>A page where something is done with comments. <see cref="CommentFilter"/> has found what it is about and who asks.</summary>
public abstract class CommentPage : RoundPage
{
    /// <summary>Made with the form; sending it twice has one effect.</summary>
    [BindProperty(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>What is commented on.</summary>
    public CommentSubject Subject { get; internal set; } = null!;

    /// <summary>Its name.</summary>
    public string SubjectName { get; internal set; } = "";

    /// <summary>The comment it is about; null only where the query names none.</summary>
    public CommentView? Comment { get; internal set; }

    /// <summary>Public name of whoever wrote that comment.</summary>
    public string CommentBy { get; internal set; } = "";

    /// <summary>Who asks.</summary>
    public CommentAuthor Author { get; internal set; } = null!;

    /// <summary>The thread's grain.</summary>
    public ICommentsGrain Thread { get; internal set; } = null!;

    /// <summary>Whether the page makes no sense without a comment.</summary>
    protected internal virtual bool NeedsComment => true;

    /// <summary>Texts in the page's language.</summary>
    internal IStringLocalizer<Text> L => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Text>>();

    /// <summary>Back to the comment, or to the thread.</summary>
    public string Back => Comment is null ? CommentLinks.Thread(Subject) : CommentLinks.One(Subject, Comment.Number);

    /// <summary>The id of a form that is shown for the first time.</summary>
    public Guid NewCommand => Command == Guid.Empty ? Guid.NewGuid() : Command;

    /// <summary>Shows the page again with what was refused, or goes on.</summary>
    protected IActionResult After(CommentOutcome outcome, string link, string? done)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Refusal is { } refusal)
        {
            return Again(refusal.In(L));
        }

        if (done is not null)
        {
            TempData["Done"] = done;
        }

        return LocalRedirect(link);
    }
}
