using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

/// <summary>What the hall sees. Anybody may: there is nothing on it but sums, and what groups are called.</summary>
internal sealed class ProjectorModel(IGrainFactory grains, WorkshopSentences sentences, HubOptions options, TimeProvider clock) : PageModel
{
    public string Workshop { get; private set; } = "";

    public WorkshopDoor Door { get; private set; } = null!;

    public ProjectorBoard Board { get; private set; } = null!;

    public WorkshopSentences Sentences => sentences;

    public DateTimeOffset Instant => clock.GetUtcNow();

    public string JoinAddress => new Uri(options.Site(Request), WorkshopLinks.Join(Door.Code)).ToString();

    public string EnterAddress => new Uri(options.Site(Request), WorkshopLinks.EnterCode).ToString();

    public async Task<IActionResult> OnGet(string workshop)
    {
        Response.IsKeptNowhere();
        if (!WorkshopKey.TryParse(workshop, out var key))
        {
            return NotFound();
        }

        var grain = grains.GetGrain<IWorkshopGrain>(key.Slug);
        if (await grain.GetDoor() is not { } door || await grain.GetBoard(BoardAudience.Projector) is not { } snapshot)
        {
            return NotFound();
        }

        ViewData["Rehearsal"] = door.IsRehearsal;
        (Workshop, Door, Board) = (key.Slug, door, ProjectorBoard.Read(snapshot));
        return Page();
    }
}
