using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// The counting rules as Pabulib names them. It names fewer than we have and others besides: what maps to no rule of ours exactly is
/// counted by the nearest, said in a note, and the file's own word is kept.
/// </summary>
internal static class PabulibRules
{
    /// <summary>The nearest rule of ours.</summary>
    public static CountingRule Nearest(string name) => name switch
    {
        "greedy-no-skip" => CountingRule.GreedyStop,
        _ when name.StartsWith("equalshares", StringComparison.Ordinal) => CountingRule.EqualShares,
        _ => CountingRule.Greedy,
    };

    /// <summary>Whether the nearest rule is just what the name says.</summary>
    public static bool IsExact(string name) => name is "greedy" or "greedy-no-skip" or "equalshares/add1";

    /// <summary>Our rule in Pabulib's words.</summary>
    public static string Name(CountingRule rule) => rule switch
    {
        CountingRule.Greedy => "greedy",
        CountingRule.GreedyStop => "greedy-no-skip",
        CountingRule.EqualShares or CountingRule.EqualSharesScore => "equalshares/add1",
        _ => "unknown",
    };
}
