namespace ParticipatoryHub.Counting;

/// <summary>What a ballot had to keep to; null where there is no limit. Costs are in minor units, points as counted.</summary>
/// <param name="MinLength">Fewest projects.</param>
/// <param name="MaxLength">Most projects; 1 with approval is "choose one".</param>
/// <param name="MinTotalCost">Least that the named projects cost together.</param>
/// <param name="MaxTotalCost">Most that they cost together; with it an approval ballot is a knapsack.</param>
/// <param name="MinPoints">Fewest points for one project.</param>
/// <param name="MaxPoints">Most points for one project.</param>
/// <param name="MinTotalPoints">Fewest points in all.</param>
/// <param name="MaxTotalPoints">Most points in all.</param>
/// <param name="DefaultScore">Scoring: the points of a project that a ballot does not name.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.BallotLimits")]
public sealed record BallotLimits(
    [property: Id(0)] int? MinLength = null,
    [property: Id(1)] int? MaxLength = null,
    [property: Id(2)] long? MinTotalCost = null,
    [property: Id(3)] long? MaxTotalCost = null,
    [property: Id(4)] long? MinPoints = null,
    [property: Id(5)] long? MaxPoints = null,
    [property: Id(6)] long? MinTotalPoints = null,
    [property: Id(7)] long? MaxTotalPoints = null,
    [property: Id(8)] long? DefaultScore = null);
