using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>
/// What a page does not do is not found. Without this the framework shows the page for a form that it has not got, with nothing read that
/// it shows, which fails.
/// </summary>
internal sealed class KnownHandlerFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Before anything is looked up.</summary>
    public int Order => -100;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var isReading = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (context.HandlerMethod is null && !isReading && context.ActionDescriptor.HandlerMethods.Count > 0)
        {
            context.Result = new NotFoundResult();
            return Task.CompletedTask;
        }

        return next();
    }
}
