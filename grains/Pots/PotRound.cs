using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Pots;

/// <summary>What pots need to know of a round.</summary>
/// <param name="Left">What a result that nothing can set aside any more left of the budget; null before that.</param>
internal sealed record PotRound(string Id, RoundPhase Phase, string Currency, Money Budget, bool IsRehearsal, Money? Left)
{
    /// <summary>Whether its budget may still change.</summary>
    public bool IsPrepared => Phase is not RoundPhase.Unspecified and < RoundPhase.Voting;

    public static PotRound Of(RoundView view, RoundResult? result)
    {
        // A result that cannot be objected to stands from its publication on.
        var stands = view.Phase == RoundPhase.Final || (view.Phase == RoundPhase.Published && view.Setup.ChallengeDays == 0);
        var spent = view.Setup.Projects.Where(project => stands && result!.Selected.Contains(project.Id)).Sum(project => project.Cost.Pence);
        return new(view.Id, view.Phase, view.Setup.Currency, view.Setup.Budget, view.RehearsalOf is not null, stands ? view.Setup.Budget - new Money(spent) : null);
    }

    /// <summary>A draft that was deleted. What it had is still to be given back.</summary>
    public static PotRound Gone(string id) => new(id, RoundPhase.Cancelled, Pot.Currency, Money.Zero, false, null);
}
