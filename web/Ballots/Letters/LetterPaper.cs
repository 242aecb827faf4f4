using System.Net.Mime;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>Sends a batch's letters as a download.</summary>
internal sealed class LetterPaper(CouncilName council, HubOptions hub)
{
    /// <summary>One PDF, page by page as it is drawn.</summary>
    public Task Send(HttpContext context, RoundView round, CodeSheet sheet)
    {
        context.Response.ContentType = MediaTypeNames.Application.Pdf;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"letters-{round.Id}.pdf\"";
        context.Response.Headers.CacheControl = "no-store";
        return LetterPrinter.Print(sheet, Text(context, round), context.Response.Body, context.RequestAborted);
    }

    private LetterText Text(HttpContext context, RoundView round)
    {
        var site = hub.Address ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        return new LetterText(council.Text, round.Setup.Name, "at " + CivicTime.Closing(round.Setup.ClosesAt, round.Setup.TimeZone), new Uri(site, VoteLinks.Start(round.Id)));
    }
}
