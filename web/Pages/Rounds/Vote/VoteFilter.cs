using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>Brings a voter to the step that is theirs, and keeps every step out of any cache.</summary>
internal sealed class VoteFilter(VoteSessions sessions, Kiosks kiosks, CurrentResident resident) : IPageFilter, IOrderedFilter
{
    /// <summary>After the round was found.</summary>
    public int Order => 1;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is not VotePage page)
        {
            return;
        }

        context.HttpContext.Response.IsKeptNowhere();
        page.IsKiosk = kiosks.Is(context.HttpContext, page.Round.Id);
        page.ViewData["Kiosk"] = page.IsKiosk ? VoteLinks.Kiosk(page.Round.Id) : null;
        page.Session = Mine(sessions.Read(context.HttpContext, page.Round.Id))!;
        if (page.Session is null && page.NeedsSession)
        {
            context.Result = new LocalRedirectResult(page.IsKiosk ? VoteLinks.Kiosk(page.Round.Id) : VoteLinks.StartAgain(page.Round.Id));
        }
        else if (page.Session?.Receipt is not null && page.NeedsSession && page.IsBeforeCast)
        {
            context.Result = new LocalRedirectResult(VoteLinks.Done(page.Round.Id));
        }

        page.ViewData["Look"] = string.Join(' ', new[] { page.NeedsSession && page.IsBeforeCast ? "hub-uncast" : "", page.IsKiosk ? "hub-kiosk" : "" }.Where(look => look.Length > 0));
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    // Whoever signs out at a shared device takes the vote on its way along.
    private VoteSession? Mine(VoteSession? session) =>
        session?.Resident is { } account && account != resident.Id?.Value ? null : session;
}
