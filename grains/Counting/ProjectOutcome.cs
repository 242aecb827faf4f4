namespace ParticipatoryHub.Counting;

/// <summary>How one project came out of a count.</summary>
/// <param name="Id">The project.</param>
/// <param name="Score">The sum of its points.</param>
/// <param name="Votes">The ballots that gave it more than nothing.</param>
/// <param name="Cost">Its cost in minor units.</param>
/// <param name="Won">Whether it was bought.</param>
/// <param name="Reason">The decision that settled it.</param>
/// <param name="Sentence">The same for a resident.</param>
/// <param name="Step">The step, counted from 0, that settled it: for a loser the moment it became impossible.</param>
/// <param name="EffectiveSupport">
/// Equal shares: percent, rounded down, of its cost that its supporters could pay at the price of some purchase or with
/// all they had left; a winner by the method itself has 100. Otherwise null.
/// </param>
[GenerateSerializer, Immutable, Alias("hub.counting.ProjectOutcome")]
public sealed record ProjectOutcome(
    [property: Id(0)] string Id,
    [property: Id(1)] long Score,
    [property: Id(2)] long Votes,
    [property: Id(3)] long Cost,
    [property: Id(4)] bool Won,
    [property: Id(5)] CountDecision Reason,
    [property: Id(6)] string Sentence,
    [property: Id(7)] int Step,
    [property: Id(8)] long? EffectiveSupport);
