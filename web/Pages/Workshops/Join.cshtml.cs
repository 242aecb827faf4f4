using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class JoinModel(IGrainFactory grains, ParticipantCookie cookie, WorkshopSentences sentences, IStringLocalizer<Text> L) : PageModel
{
    private string workshop = "";
    private WorkshopDoor? door;

    public string Code { get; private set; } = "";

    public string Title => door?.Title ?? L["A workshop"];

    /// <summary>Made with the form: sent twice, one person joins once.</summary>
    public Guid JoinId { get; private set; } = Guid.NewGuid();

    public string? Name { get; private set; }

    public int Table { get; private set; }

    /// <summary>How many tables there are to choose from.</summary>
    public int Tables => door?.Tables ?? 0;

    public bool IsEarly => door is null;

    public bool IsOver => door is { Phase: WorkshopPhase.Closed };

    public bool IsRemoved { get; private set; }

    /// <summary>How many stand before the door, or 0.</summary>
    public int Place { get; private set; }

    /// <summary>Seconds until a page with script asks again.</summary>
    public int AskAgain { get; private set; }

    private IWorkshopGrain Grain => grains.GetGrain<IWorkshopGrain>(workshop);

    public async Task<IActionResult> OnGet(string code) => await Find(code) ? await WhoComes() ?? Page() : NotFound();

    public async Task<IActionResult> OnPost(string code, Guid join, string? name, int table)
    {
        if (!await Find(code))
        {
            return NotFound();
        }

        (JoinId, Name, Table) = (join, name, table);
        var outcome = await Grain.Join(new JoinWorkshop(join, cookie.Make(HttpContext, workshop), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), table));
        if (outcome.Place > 0)
        {
            (Place, AskAgain) = (outcome.Place, Math.Max(1, (int)Math.Ceiling(outcome.AskAgain.TotalSeconds)));
            return Page();
        }

        if (outcome.Refusals.IsEmpty)
        {
            return LocalRedirect(WorkshopLinks.Show(workshop));
        }

        ModelState.AddRefusals(sentences.Say(outcome.Refusals));
        JoinId = Guid.NewGuid();
        return Page();
    }

    private async Task<bool> Find(string code)
    {
        Response.IsKeptNowhere();
        if (!JoinCode.TryParse(code, out var read) || await grains.GetGrain<IWorkshopIndexGrain>("all").FindCode(read.Text) is not { } found)
        {
            return false;
        }

        (Code, workshop) = (read.Text, found);
        door = await Grain.GetDoor();
        ViewData["Rehearsal"] = door is { IsRehearsal: true };
        return true;
    }

    // Who has joined is in already, and a published workshop is for everyone to read.
    private async Task<IActionResult?> WhoComes()
    {
        var role = cookie.Token(HttpContext, workshop) is { } token ? await Grain.GetRole(WorkshopPerson.Of(token)) : WorkshopRole.Stranger;
        IsRemoved = role == WorkshopRole.Removed;
        return role is WorkshopRole.Participant or WorkshopRole.TableHost || door is { Phase: WorkshopPhase.Published } ? LocalRedirect(WorkshopLinks.Show(workshop)) : null;
    }
}
