using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

internal sealed class AuthorsModel(
    IGrainFactory grains, CurrentResident resident, ResidentNames names, IdeaSentences sentences, IMailer mailer, HubOptions hub, IStringLocalizer<Text> L) : IdeaPage
{
    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = new Dictionary<ResidentId, string>();

    /// <summary>The link just made; it is shown once and not stored.</summary>
    public string? Link => TempData["Invitation"] as string;

    public string? Note { get; private set; }

    public string? Email { get; private set; }

    public bool MayInvite => Idea.Phase is not (IdeaPhase.Merged or IdeaPhase.Withdrawn);

    private IIdeaGrain Grain => grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string? note, string? email)
    {
        (Note, Email) = (note, email?.Trim());
        if (!string.IsNullOrEmpty(Email) && !MailAddress.TryCreate(Email, out _))
        {
            await Load();
            return Again(new Refused("email-unfit", L["Enter an e-mail address, such as name@example.org."], "email"));
        }

        var (token, hash) = InvitationToken.Make();
        var outcome = await Grain.Invite(new InviteCoAuthor(hash, note?.Trim() ?? "", resident.Required));
        if (!outcome.Done)
        {
            await Load();
            return Again(sentences.Say(outcome.Refusals));
        }

        var link = new Uri(hub.Site(Request), IdeaLinks.Join(Round.Id, Idea.Number, token)).ToString();
        if (!string.IsNullOrEmpty(Email))
        {
            await mailer.Queue(Letter.To(Email, $"idea-invitation-{hash}", L["An invitation to write an idea together"], Invitation(link)), HttpContext.RequestAborted);
            return Went(IdeaLinks.Authors(Round.Id, Idea.Number), L["The invitation is on its way by e-mail."]);
        }

        TempData["Invitation"] = link;
        return Went(IdeaLinks.Authors(Round.Id, Idea.Number), L["The invitation is made. Send its link to your co-author."]);
    }

    public async Task<IActionResult> OnPostRevoke(string hash)
    {
        await Grain.Revoke(new RevokeInvitation(hash, resident.Required));
        return Went(IdeaLinks.Authors(Round.Id, Idea.Number), L["The invitation is taken back."]);
    }

    public async Task<IActionResult> OnPostLeave()
    {
        var outcome = await Grain.Leave(new LeaveIdea(resident.Required));
        if (outcome.Done)
        {
            return Went(IdeaLinks.Mine, L["You are no longer an author of this idea."]);
        }

        await Load();
        return Again(sentences.Say(outcome.Refusals));
    }

    private string Invitation(string link) => string.Join(
        "\n\n",
        L["{0} invites you to write an idea together for {1}: {2}", resident.PublicName ?? "", Setup.Name, Idea.Text.Title],
        L["Open this link to read it and to join: {0}", link],
        L["If you do not know what this is about, you can ignore it."]);

    private async Task Load() => Names = await names.In(Idea, HttpContext.RequestAborted);
}
