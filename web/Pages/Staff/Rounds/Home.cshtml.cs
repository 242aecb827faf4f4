using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Dashboard;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The round's dashboard: what is next, what blocks it, and how it goes.</summary>
internal sealed class HomeModel(IGrainFactory grains, IEnumerable<IDashboardFigure> figures, TimeProvider clock) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeRounds;

    // The way a round takes when nothing goes wrong.
    private static readonly RoundMove[] Way = [RoundMove.OpenIdeas, RoundMove.CloseIdeas, RoundMove.OpenVoting, RoundMove.ResumeVoting, RoundMove.CloseVoting, RoundMove.Count, RoundMove.Sign, RoundMove.Publish];

    public BoxActivity Activity { get; private set; } = null!;

    public TurnoutChart Chart { get; private set; } = null!;

    public IReadOnlyList<DashboardFigure> Figures { get; private set; } = [];

    /// <summary>What keeps voting from opening.</summary>
    public IReadOnlyList<ReadinessFinding> Blocking { get; private set; } = [];

    /// <summary>How many pieces of advice there are besides.</summary>
    public int Advice { get; private set; }

    public IEnumerable<MoveView> Moves => Staff.Moves.Where(move => StaffWords.Move(move.Move).Length > 0);

    /// <summary>The next step on the way, whether or not it can be made yet.</summary>
    public MoveView? Next => Round.Phase switch
    {
        RoundPhase.Draft => Find(Setup.Ideas is null ? RoundMove.OpenVoting : RoundMove.OpenIdeas),
        RoundPhase.Review => Find(RoundMove.OpenVoting),
        RoundPhase.Suspended => Find(RoundMove.ResumeVoting),
        RoundPhase.Closed => Find(RoundMove.Count),
        RoundPhase.Counted when Round.RehearsalOf is null => Find(RoundMove.Sign),
        RoundPhase.SignedOnce => Find(RoundMove.Sign),
        RoundPhase.SignedTwice => Find(RoundMove.Publish),
        _ => null,
    };

    /// <summary>Everything else that can be done now.</summary>
    public IEnumerable<MoveView> Others => Moves.Where(move => move.Allowed && move != Next).OrderBy(move => Array.IndexOf(Way, move.Move) < 0);

    /// <summary>The round's other pages that the visitor may read, and that there is something to read on.</summary>
    public IEnumerable<(string Link, string Words)> Links => RoundMenu.Of(this);

    public bool IsLive => Round.Phase is RoundPhase.Voting or RoundPhase.Suspended;

    public async Task OnGet()
    {
        var now = clock.GetUtcNow();
        Activity = await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetActivity();
        Chart = new TurnoutChart(Setup, Activity, now);
        Figures = [.. (await Task.WhenAll(figures.Select(figure => figure.Of(Round, Member)))).OfType<DashboardFigure>().Where(figure => figure.Number > 0 || !IsPrepared)];
        if (IsPrepared && May(StaffAct.SeeSetUp))
        {
            var findings = Readiness.Check(Setup, Activity.Turnout.Issued, Staff.Rehearsal is not null || Round.RehearsalOf is not null, now);
            Blocking = [.. findings.Where(finding => finding.IsBlocking)];
            Advice = findings.Length - Blocking.Count;
        }
    }

    private MoveView? Find(RoundMove move) => Staff.Moves.FirstOrDefault(view => view.Move == move);
}
