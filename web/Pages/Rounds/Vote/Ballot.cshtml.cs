using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class BallotModel(IGrainFactory grains, VoteSessions sessions) : VotePage
{
    /// <summary>What stands on the form.</summary>
    public PostedBallot Form { get; private set; } = null!;

    /// <summary>Whether the box holds an earlier vote of this code, which another would replace.</summary>
    public bool HasVoted { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var stored = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(new ReadBallot(Session.Code));
        HasVoted = stored.TrackingCode is not null;
        Form = PostedBallot.Of(Setup, Session.HasBallot ? Session.Choices : stored.Choices);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? step)
    {
        Form = PostedBallot.Read(Setup, await Request.ReadFormAsync());
        if (step is { Length: > 0 })
        {
            Form = Rearranged(step);
            return Page();
        }

        if (await grains.GetGrain<IRoundGrain>(Round.Id).GetVotingRules() is not { } rules)
        {
            return Again(new Refused("voting-not-open", "Voting is not open."));
        }

        var wrong = Form.Unreadable.Length > 0 ? Form.Unreadable : BallotRules.Check(new BallotPaper(rules), Form.Choices);
        if (wrong.Length > 0)
        {
            return Again(BallotErrors.OnPage(Setup, Form.Choices, wrong));
        }

        sessions.Write(HttpContext, Round.Id, Session.Choosing(Form.Choices));
        return LocalRedirect(VoteLinks.Check(Round.Id));
    }

    private PostedBallot Rearranged(string step) => step.Split(':', 2) switch
    {
        ["up", var project] => Form.Move(project, -1),
        ["down", var project] => Form.Move(project, +1),
        ["out", var project] => Form.Move(project, 0),
        _ => Form,
    };
}
