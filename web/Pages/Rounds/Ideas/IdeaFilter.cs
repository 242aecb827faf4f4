using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

/// <summary>Finds the idea that a page is about, as the visitor may see it; pages for authors are there for authors only.</summary>
internal sealed class IdeaFilter(IGrainFactory grains, CurrentResident resident) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>After the round was found.</summary>
    public int Order => 1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is RoundPage { Round.Setup.Ideas: null })
        {
            context.Result = new NotFoundResult();
            return;
        }

        if (resident.Id is not null)
        {
            context.HttpContext.Response.IsKeptNowhere();
        }

        if (context.HandlerInstance is IdeaPage page)
        {
            var found = int.TryParse((string?)context.RouteData.Values["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && IdeaKey.TryMake(page.Round.Id, number, out var key)
                ? await grains.GetGrain<IIdeaGrain>(key.ToString()).GetView(new IdeaReader(resident.Id, null))
                : null;
            if (found is null || (page.IsForAuthors && !found.IsAuthor))
            {
                context.Result = new NotFoundResult();
                return;
            }

            page.Idea = found;
        }

        await next();
    }
}
