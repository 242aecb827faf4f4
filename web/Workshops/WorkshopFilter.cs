using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>Finds the workshop that a page is about, as its reader may see it; who has not joined is shown the door to it.</summary>
internal sealed class WorkshopFilter(IGrainFactory grains, ParticipantCookie cookie, CurrentStaff staff) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>After the folder's own filter has asked for the sign-in.</summary>
    public int Order => 1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is WorkshopPage page)
        {
            context.HttpContext.Response.IsKeptNowhere();
            if (await Find(context, page) is { } other)
            {
                context.Result = other;
                return;
            }
        }

        await next();
    }

    private async Task<IActionResult?> Find(PageHandlerExecutingContext context, WorkshopPage page)
    {
        if (!WorkshopKey.TryParse((string?)context.RouteData.Values["workshop"], out var key))
        {
            return new NotFoundResult();
        }

        var grain = grains.GetGrain<IWorkshopGrain>(key.Slug);
        var lead = staff.Member?.May(StaffAct.LeadWorkshops) == true ? staff.Member : null;
        var token = cookie.Token(context.HttpContext, key.Slug);
        foreach (var person in page.People(lead, token))
        {
            if (await grain.GetView(person) is { } view)
            {
                page.Found(key.Slug, grain, person, view);
                return page.Refuses();
            }
        }

        return !page.HasDoor || await grain.GetDoor() is not { } door ? new NotFoundResult() : new LocalRedirectResult(WorkshopLinks.Join(door.Code));
    }
}
