using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class CommentsModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ModerateComments;

    public override StaffAct Does => StaffAct.ArrangeComments;

    [BindProperty(Name = "closed")]
    public bool IsClosed { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public CommentSettings Settings { get; private set; } = null!;

    public WaitingComments Waiting { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (IsClosed, Reason) = (Settings.IsClosed, Settings.Reason);
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await grains.GetGrain<ICommentSettingsGrain>(Round.Id).Change(new(IsClosed, Reason, Member));
        if (outcome.Refusal is { } refusal)
        {
            await Load();
            return Again(refusal);
        }

        return Went(CommentLinks.Settings(Round.Id), IsClosed ? "Comments are closed. What is there can still be read." : "Comments are open while ideas are gathered and reviewed, and while voting is on.");
    }

    private async Task Load()
    {
        Settings = await grains.GetGrain<ICommentSettingsGrain>(Round.Id).Get();
        Waiting = await grains.GetGrain<IModerationGrain>("all").CountWaiting(Round.Id);
    }
}
