using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>Finds the round that a staff page is about and lets only those change it whose role may. Grains check the role again.</summary>
internal sealed class StaffFilter(IGrainFactory grains, CurrentStaff staff) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.HttpContext.Response.IsKeptNowhere();
        if (context.HandlerInstance is PageModel any)
        {
            any.ViewData["Staff"] = true;
        }

        if (context.HandlerInstance is IStaffPage asked && !MayCome(context, asked, staff.Required))
        {
            context.Result = new ForbidResult();
            return;
        }

        if (context.HandlerInstance is StaffRoundPage page && !await Find(context, page, staff.Required))
        {
            context.Result = new NotFoundResult();
            return;
        }

        await next();
    }

    private static bool MayCome(PageHandlerExecutingContext context, IStaffPage page, StaffMember member) =>
        member.May(page.Sees) && (HttpMethods.IsGet(context.HttpContext.Request.Method) || member.May(page.Does));

    private async Task<bool> Find(PageHandlerExecutingContext context, StaffRoundPage page, StaffMember member)
    {
        if (!RoundKey.TryParse((string?)context.RouteData.Values["round"], out var key) || await grains.GetGrain<IRoundGrain>(key.Slug).GetStaffView(member) is not { } view)
        {
            return false;
        }

        page.Staff = view;
        page.Member = member;
        page.ViewData["Subject"] = view.Round.Setup.Name;
        page.ViewData["Rehearsal"] = view.Round.RehearsalOf is not null;
        return true;
    }
}
