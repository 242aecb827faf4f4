namespace ParticipatoryHub.Counting;

/// <summary>One line of a ballot.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Value">1 for approval and knapsack; the points for cumulative and scoring; the rank for ordinal, 1 the first.</param>
public readonly record struct Choice(string ProjectId, long Value);
