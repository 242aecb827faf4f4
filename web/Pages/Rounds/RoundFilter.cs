using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds;

/// <summary>Finds the round that a resident's page is about; a draft is nobody's business yet.</summary>
internal sealed class RoundFilter(IGrainFactory grains) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is RoundPage page)
        {
            var found = RoundKey.TryParse((string?)context.RouteData.Values["round"], out var key)
                ? await grains.GetGrain<IRoundGrain>(key.Slug).GetView()
                : null;
            if (found is null or { Phase: RoundPhase.Draft or RoundPhase.Unspecified })
            {
                context.Result = new NotFoundResult();
                return;
            }

            page.Round = found;
            page.ViewData["Subject"] = found.Setup.Name;
            page.ViewData["Rehearsal"] = found.RehearsalOf is not null;
        }

        await next();
    }
}
