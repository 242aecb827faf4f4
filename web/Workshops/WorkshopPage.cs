using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// A page of a workshop. <see cref="WorkshopFilter"/> has found it before any handler runs. Its forms are commands, each with an operation
/// id of its own; without script they come back to the page, with script they are sent by it and answered as JSON.
/// </summary>
internal abstract class WorkshopPage(WorkshopSentences sentences) : PageModel
{
    /// <summary>The slug.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The board as the reader may see it.</summary>
    public WorkshopView View { get; private set; } = null!;

    /// <summary>As whom the reader is here.</summary>
    public WorkshopPerson Person { get; private set; } = null!;

    /// <summary>What a form of this page that was refused had sent; null otherwise.</summary>
    public PostedCommand? Posted { get; private set; }

    /// <summary>Words that were refused for a reason that is not in them: they are shown, so that nobody types them again.</summary>
    public string? KeptWords { get; private set; }

    public WorkshopSentences Sentences => sentences;

    public WorkshopSetup Setup => View.Setup;

    public RoomView Room => View.Room;

    public MineView? Mine => View.Mine;

    public WorkshopRole Role => Mine?.Role ?? WorkshopRole.Stranger;

    /// <summary>The stage of the agenda, or null before the first.</summary>
    public AgendaStage? Now => Room.Stage >= 0 && Room.Stage < Setup.Agenda.Length ? Setup.Agenda[Room.Stage] : null;

    /// <summary>Whether commands are taken.</summary>
    public bool IsOpen => Room.Phase == WorkshopPhase.Open;

    /// <summary>Whether there is a board: not before the first reveal.</summary>
    public bool HasBoard => Now is { Kind: not WorkshopStage.Gather } || Room.Phase is WorkshopPhase.Closed or WorkshopPhase.Published;

    /// <summary>Whether only those who lead workshops come here.</summary>
    public virtual bool IsForStaff => false;

    /// <summary>Whether a stranger is shown the door; otherwise there is no such page for them.</summary>
    public virtual bool HasDoor => !IsForStaff;

    protected IWorkshopGrain Grain { get; private set; } = null!;

    /// <summary>As whom the reader may be here, the first who sees anything counts.</summary>
    public virtual IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => [new WorkshopPerson(null, token)];

    /// <summary>Where else to go when the reader's role is not one for this page; null to stay.</summary>
    public virtual IActionResult? Refuses() => null;

    internal void Found(string id, IWorkshopGrain grain, WorkshopPerson person, WorkshopView view)
    {
        (Id, Grain, Person, View) = (id, grain, person, view);
        ViewData["Subject"] = view.Setup.Title;
        ViewData["Rehearsal"] = view.Setup.RehearsalOf is not null;
    }

    /// <summary>Gives the form's command to the workshop.</summary>
    protected async Task<IActionResult> Command()
    {
        var posted = new PostedCommand(await Request.ReadFormAsync(HttpContext.RequestAborted));
        var command = posted.Read();
        var outcome = command is null
            ? WorkshopOutcome.No("no-command", "That is nothing that can be done here.")
            : await Give(posted, command);
        var refusals = sentences.Say(outcome.Refusals).ToList();
        if (Request.GetTypedHeaders().Accept?.FirstOrDefault()?.MediaType.Value == "application/json")
        {
            return new JsonResult(new { outcome.Sequence, Refusals = refusals.Select(refused => new { refused.Code, refused.Sentence, refused.Field }) });
        }

        return outcome.IsAccepted ? await Accepted(posted, command!, outcome) : Again(posted, refusals);
    }

    /// <summary>Gives a command to the workshop, with what the page has to do before.</summary>
    protected virtual Task<WorkshopOutcome> Give(PostedCommand posted, WorkshopCommand command) => Grain.Do(Person, posted.Operation, command);

    /// <summary>Where an accepted form leads; the same page, unless the page knows better.</summary>
    protected virtual Task<IActionResult> Accepted(PostedCommand posted, WorkshopCommand command, WorkshopOutcome outcome)
    {
        TempData["Done"] = sentences.Done(command, isShown: HasBoard);
        return Task.FromResult<IActionResult>(LocalRedirect(Request.Path + Request.QueryString + (posted.At.Length > 0 ? "#" + posted.At : "")));
    }

    /// <summary>Shows the page anew with what was refused beside its field, and with everything as it was typed.</summary>
    protected IActionResult Again(PostedCommand posted, IReadOnlyCollection<Refused> refusals)
    {
        Posted = posted;
        HttpContext.Items[typeof(PostedCommand)] = posted;
        KeptWords = refusals.All(refused => refused.Field is null) ? posted.Text("text") : null;
        ModelState.AddRefusals(refusals.Select(refused => refused with { Field = refused.Field is { } field && posted.Key.Length > 0 ? $"{posted.Key}-{field}" : null }));
        return Page();
    }
}
