using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.Deliveries;

namespace ParticipatoryHub.Pots;

/// <summary>
/// The named pots of the council: what is left of awards and budgets goes into them, and later rounds draw on them. Entries are never changed,
/// and each is in the audit log. One grain, key <c>all</c>.
/// </summary>
[Alias("hub.pots.IPotsGrain")]
public interface IPotsGrain : IGrainWithStringKey
{
    /// <summary>Makes a pot. Finance, officers and administrators.</summary>
    [Alias("Open")]
    Task<PotOutcome> Open(OpenPot command);

    /// <summary>
    /// Gives money to a round before its voting opens, at most its budget; or takes back what it had, or what its result left of the budget.
    /// Finance, officers and administrators.
    /// </summary>
    [Alias("Move")]
    Task<PotOutcome> Move(MoveMoney command);

    /// <summary>Puts back what a project did not need. Deliveries call it themselves, until it is done; done once for each return.</summary>
    [Alias("Take")]
    Task Take(DeliveryKey from, string name, UnderspendReturn back);

    /// <summary>Every pot, in the order in which they were made.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<Pot>> List();

    /// <summary>What a round has from pots and put into them.</summary>
    [Alias("Share"), AlwaysInterleave]
    Task<PotShare> Share(string round);

    /// <summary>What the result of a round left of its budget, put back or not; null while nothing or another result may come of it.</summary>
    [Alias("LeftOf"), AlwaysInterleave]
    Task<Money?> LeftOf(string round);
}
