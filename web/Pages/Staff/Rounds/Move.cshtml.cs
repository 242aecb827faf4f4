using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class MoveModel(IGrainFactory grains) : StaffRoundPage
{
    // A finance officer may take a signature back, and nothing else; the grain asks about each move.
    public override StaffAct Sees => StaffAct.SignResults;

    public override StaffAct Does => StaffAct.SignResults;

    [BindProperty(SupportsGet = true, Name = "move")]
    public string? Slug { get; set; }

    public RoundMove Move => StaffWords.Read(Slug);

    public string? Reason { get; private set; }

    public MoveView? View => Staff.Moves.FirstOrDefault(view => view.Move == Move);

    public IActionResult OnGet() => Move switch
    {
        RoundMove.Unspecified => NotFound(),
        RoundMove.Sign => LocalRedirect(StaffRoundLinks.Sign(Round.Id)),
        _ => Page(),
    };

    public async Task<IActionResult> OnPost(string? reason)
    {
        Reason = reason?.Trim();
        if (StaffWords.NeedsReason(Move) && string.IsNullOrEmpty(Reason))
        {
            return Again(new Refused("reason-missing", "Say why. The reason is kept in the record of the round.", "reason"));
        }

        var outcome = await Make(grains.GetGrain<IRoundGrain>(Round.Id), new MoveRound(Member, string.IsNullOrEmpty(Reason) ? null : Reason));
        return outcome switch
        {
            null => NotFound(),
            { Done: true } => Went(StaffRoundLinks.Home(Round.Id), StaffWords.Done(Move)),
            _ => Again(outcome.Refusals.Select(refusal => refusal with { Field = StaffWords.NeedsReason(Move) ? refusal.Field : null })),
        };
    }

    private async Task<RoundOutcome?> Make(IRoundGrain round, MoveRound command) => Move switch
    {
        RoundMove.OpenVoting => await round.OpenVoting(command),
        RoundMove.SuspendVoting => await round.SuspendVoting(command),
        RoundMove.ResumeVoting => await round.ResumeVoting(command),
        RoundMove.CloseVoting => await round.CloseVoting(command),
        RoundMove.Count => await round.Count(command),
        RoundMove.ClearSignatures => await round.ClearSignatures(command),
        RoundMove.Publish => await round.Publish(command),
        RoundMove.Cancel => await round.Cancel(command),
        RoundMove.OpenIdeas => await round.OpenIdeas(command),
        RoundMove.CloseIdeas => await round.CloseIdeas(command),
        RoundMove.ReopenIdeas => await round.ReopenIdeas(command),
        _ => null,
    };
}
