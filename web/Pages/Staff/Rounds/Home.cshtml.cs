using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class HomeModel(IGrainFactory grains) : StaffRoundPage
{
    // The way a round takes when nothing goes wrong.
    private static readonly RoundMove[] Way = [RoundMove.OpenIdeas, RoundMove.CloseIdeas, RoundMove.OpenVoting, RoundMove.ResumeVoting, RoundMove.CloseVoting, RoundMove.Count, RoundMove.Publish];

    public TurnoutView Turnout { get; private set; } = null!;

    public IEnumerable<MoveView> Moves => Staff.Moves.Where(move => StaffWords.Move(move.Move).Length > 0);

    /// <summary>The next step on the way, whether or not it can be made yet.</summary>
    public MoveView? Next => Round.Phase switch
    {
        RoundPhase.Draft => Find(Setup.Ideas is null ? RoundMove.OpenVoting : RoundMove.OpenIdeas),
        RoundPhase.Review => Find(RoundMove.OpenVoting),
        RoundPhase.Suspended => Find(RoundMove.ResumeVoting),
        RoundPhase.Closed => Find(RoundMove.Count),
        RoundPhase.Counted => Find(RoundMove.Publish),
        _ => null,
    };

    /// <summary>Everything else that can be done now.</summary>
    public IEnumerable<MoveView> Others => Moves.Where(move => move.Allowed && move != Next).OrderBy(move => Array.IndexOf(Way, move.Move) < 0);

    public bool IsLive => Round.Phase is RoundPhase.Voting or RoundPhase.Suspended;

    public async Task OnGet() => Turnout = await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout();

    private MoveView? Find(RoundMove move) => Staff.Moves.FirstOrDefault(view => view.Move == move);
}
