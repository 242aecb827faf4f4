using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Where the dashboard leads, by what its reader may do and by how far the round is.</summary>
internal static class RoundMenu
{
    public static IEnumerable<(string Link, string Words)> Of(StaffRoundPage page)
    {
        var (id, phase, setup) = (page.Round.Id, page.Round.Phase, page.Setup);
        var isReal = page.Round.RehearsalOf is null;
        return new (StaffAct Act, bool IsThere, string Link, string Words)[]
        {
            (StaffAct.SeeSetUp, true, StaffRoundLinks.Setup(id), page.IsPrepared ? "Set it up" : "See the set-up"),
            (StaffAct.SeeSetUp, setup.Ideas is null, IdeaLinks.Call(id), "Call for ideas"),
            (StaffAct.SeeIdeas, setup.Ideas is not null, IdeaLinks.Queue(id), "Ideas"),
            (StaffAct.SeeSetUp, true, StaffRoundLinks.Projects(id), $"Projects ({setup.Projects.Length})"),
            (StaffAct.SeeSetUp, page.IsPrepared, StaffRoundLinks.Preview(id), "See the ballot"),
            (StaffAct.RunRounds, true, StaffRoundLinks.Codes(id), "Voter codes"),
            (StaffAct.ModerateComments, true, CommentLinks.Settings(id), "Comments"),
            (StaffAct.RunRounds, page.IsPrepared && isReal, StaffRoundLinks.Rehearsal(id), "Rehearse"),
            (StaffAct.SeeSetUp, page.IsPrepared && isReal, StaffRoundLinks.Ready(id), "Check before opening"),
            (StaffAct.RunRounds, true, StaffRoundLinks.Access(id), "Who may vote without a code"),
            (StaffAct.SeeSetUp, true, VoteLinks.Paper(id), "Blank ballot paper"),
            (StaffAct.RunRounds, phase != RoundPhase.Cancelled, PaperLinks.All(id), "Paper ballots"),
            (StaffAct.RunRounds, phase is RoundPhase.Voting or RoundPhase.Suspended, StaffRoundLinks.Kiosk(id), "A device for many voters"),
            (StaffAct.RunRounds, phase is RoundPhase.Voting or RoundPhase.Suspended, StaffRoundLinks.Extend(id), "Put the close later"),
            (StaffAct.ExportRounds, page.Round.CountVersion > 0, StaffRoundLinks.Result(id), "The count"),
            (StaffAct.ExportRounds, page.Round.CountVersion > 1, StaffRoundLinks.Counts(id), "The counts compared"),
            (StaffAct.SignResults, isReal && phase is >= RoundPhase.Closed and < RoundPhase.Cancelled, StaffRoundLinks.Voids(id), "Void ballots"),
            (StaffAct.SignResults, page.Round.CountVersion > 0 && isReal && phase != RoundPhase.Cancelled, StaffRoundLinks.Sign(id), "Figures and signatures"),
            (StaffAct.SignResults, page.Round.CountVersion > 0 && isReal && phase != RoundPhase.Cancelled, StaffRoundLinks.Committee(id), "Summary for the committee"),
            (StaffAct.SeeRounds, phase.IsPublic(), RoundLinks.Results(id), "The result as it was published"),
            (StaffAct.SignResults, (phase.IsPublic() && setup.ChallengeDays > 0) || !page.Round.Challenges.IsEmpty, StaffRoundLinks.Challenges(id), "Objections to the result"),
            (StaffAct.SignResults, phase == RoundPhase.Published && page.Round.Challenges.Any(challenge => challenge.Upheld), StaffRoundLinks.SetAside(id), "Set the result aside"),
            (StaffAct.SignResults, phase == RoundPhase.Final, StaffRoundLinks.Keys(id), "The keys of the round"),
            (StaffAct.ExportRounds, phase.IsPublic(), DeliveryLinks.Staff(id), "Deliveries"),
            (StaffAct.ExportRounds, true, StaffRoundLinks.Ledger(id), "Check the ledger"),
            (StaffAct.ReadAudit, true, StaffRoundLinks.Log(id), "Audit log"),
            (StaffAct.SeeRounds, phase != RoundPhase.Draft, RoundLinks.About(id), "What residents see"),
        }.Where(line => line.IsThere && page.May(line.Act)).Select(line => (line.Link, line.Words));
    }
}
