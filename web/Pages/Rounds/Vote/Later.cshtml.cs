using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Mail;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>For whoever stops before the vote is cast: the choices stay, and who likes is written to before the close.</summary>
internal sealed class LaterModel(IGrainFactory grains, VoteSessions sessions, MailState mail, TimeProvider clock) : VotePage
{
    public string? Email { get; private set; }

    /// <summary>Whether an address is noted.</summary>
    public bool Reminds { get; private set; }

    /// <summary>Whether there are choices.</summary>
    public bool HasDraft { get; private set; }

    /// <summary>Whether there is time left to remind anybody, and post to do it by.</summary>
    public bool MayRemind => mail.Works && clock.GetUtcNow() < RemindsAt;

    public DateTimeOffset RemindsAt => Setup.ClosesAt.AddHours(-Setup.Access.RemindHours);

    private IVoteDraftsGrain Drafts => grains.GetGrain<IVoteDraftsGrain>(Round.Id);

    public Task OnGet() => Look();

    public async Task<IActionResult> OnPost(string? email)
    {
        Email = email?.Trim();
        var outcome = await Drafts.Remind(new RemindOfDraft(Session.Code, Session.Person, Email ?? "", Language.Current.Code));
        await Look();
        return outcome.Refusal is { } refusal ? Refuse(refusal) : Page();
    }

    /// <summary>The choices wait; the code is forgotten on this device.</summary>
    public IActionResult OnPostKeep()
    {
        sessions.Forget(HttpContext, Round.Id);
        return LocalRedirect(RoundLinks.About(Round.Id));
    }

    public async Task<IActionResult> OnPostDelete()
    {
        await Drafts.Discard(Session.Draft);
        return OnPostKeep();
    }

    private async Task Look()
    {
        var draft = await Drafts.Read(Session.Draft);
        (HasDraft, Reminds) = (!draft.Choices.IsDefaultOrEmpty, draft.Reminds);
    }
}
