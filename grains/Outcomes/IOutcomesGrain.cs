using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Outcomes;

/// <summary>
/// What contributes to the outcomes of a community besides the actions of its plans and its stories: funded projects and workshops. Key: the
/// community's slug. Contributions are rows of the database.
/// </summary>
[Alias("hub.outcomes.IOutcomesGrain")]
public interface IOutcomesGrain : IGrainWithStringKey
{
    /// <summary>Ties something to outcomes; what was tied already says so anew. Only for <see cref="StaffAct.KeepCommunities"/>.</summary>
    [Alias("Tie")]
    Task<TieOutcome> Tie(TieContribution command);

    /// <summary>What is tied, newest first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<Contribution>> List();
}

/// <summary>Something that contributes to outcomes.</summary>
/// <param name="Origin">The project or the workshop; made there, never typed.</param>
/// <param name="Outcomes">Of the six, by their tag; none where it was tied by mistake.</param>
/// <param name="Day">When it contributed.</param>
/// <param name="Words">How.</param>
/// <param name="By">Who said so.</param>
[GenerateSerializer, Immutable, Alias("hub.outcomes.Contribution")]
public sealed record Contribution(
    [property: Id(0)] EntryOrigin Origin,
    [property: Id(1)] ImmutableArray<string> Outcomes,
    [property: Id(2)] DateOnly Day,
    [property: Id(3)] string Words,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset At);

/// <summary>Ties something to outcomes.</summary>
/// <param name="Command">Made with the form: sent twice, it is done once.</param>
[GenerateSerializer, Immutable, Alias("hub.outcomes.TieContribution")]
public sealed record TieContribution(
    [property: Id(0)] Guid Command,
    [property: Id(1)] EntryOrigin Origin,
    [property: Id(2)] ImmutableArray<string> Outcomes,
    [property: Id(3)] DateOnly? Day,
    [property: Id(4)] string Words,
    [property: Id(5)] StaffMember By);

/// <summary>What came of it.</summary>
[GenerateSerializer, Immutable, Alias("hub.outcomes.TieOutcome")]
public sealed record TieOutcome([property: Id(0)] ImmutableArray<Refused> Refusals)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}
