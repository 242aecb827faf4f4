using System.Collections.Frozen;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>A round's voting rules, laid out for checking one ballot after another.</summary>
public sealed class BallotPaper
{
    private readonly FrozenDictionary<string, long> costs;

    /// <summary>The paper of a round.</summary>
    public BallotPaper(VotingRules rules)
    {
        Rules = rules;
        costs = rules.Projects.ToFrozenDictionary(p => p.Id, p => p.Cost.Pence, StringComparer.Ordinal);
        MostTotalCost = rules.Limits.MaxTotalCost ?? (rules.Method == VotingMethod.Knapsack ? rules.Budget.Pence : null);
    }

    /// <summary>The rules.</summary>
    public VotingRules Rules { get; }

    /// <summary>How many projects are on the paper.</summary>
    public int Projects => costs.Count;

    /// <summary>The most that the chosen projects may cost together, in minor units, or null.</summary>
    public long? MostTotalCost { get; }

    /// <summary>The cost of a project; false when it is not on the paper.</summary>
    public bool TryCost(string? project, out long cost)
    {
        cost = 0;
        return project is not null && costs.TryGetValue(project, out cost);
    }
}
