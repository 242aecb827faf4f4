using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

/// <summary>A page about an idea. <see cref="IdeaFilter"/> has found it before any handler runs.</summary>
public abstract class IdeaPage : RoundPage
{
    /// <summary>The idea as the visitor may see it.</summary>
    public IdeaView Idea { get; internal set; } = null!;

    /// <summary>The call for ideas.</summary>
    public IdeaCall Call => Setup.Ideas!;

    /// <summary>Whether only authors come here.</summary>
    public virtual bool IsForAuthors => true;

    /// <summary>Goes on to another page, which says what was done.</summary>
    protected IActionResult Went(string link, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect(link);
    }
}
