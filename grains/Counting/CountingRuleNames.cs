using System.Diagnostics.CodeAnalysis;

namespace ParticipatoryHub.Counting;

/// <summary>The names of the rules as people type them and as results show them.</summary>
public static class CountingRuleNames
{
    private static readonly (CountingRule Rule, string Name)[] Names =
    [
        (CountingRule.Greedy, "greedy"),
        (CountingRule.GreedyStop, "greedy-stop"),
        (CountingRule.EqualShares, "equal-shares"),
        (CountingRule.EqualSharesScore, "equal-shares+score"),
        (CountingRule.Phragmen, "phragmen"),
    ];

    /// <summary>Every rule that can count, in the order in which they are shown.</summary>
    public static IReadOnlyList<CountingRule> All { get; } = [.. Names.Select(pair => pair.Rule)];

    /// <summary>The name of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rule is unspecified or unknown.</exception>
    public static string Name(CountingRule rule)
    {
        foreach (var pair in Names)
        {
            if (pair.Rule == rule)
            {
                return pair.Name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such counting rule.");
    }

    /// <summary>The rule of a name.</summary>
    /// <exception cref="FormatException">No rule has that name.</exception>
    public static CountingRule Parse(string name) => TryParse(name, out var rule)
        ? rule
        : throw new FormatException($"There is no counting rule '{name}'; there are {string.Join(", ", Names.Select(pair => pair.Name))}.");

    /// <summary>The rule of a name, if there is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out CountingRule rule)
    {
        foreach (var pair in Names)
        {
            if (string.Equals(pair.Name, name, StringComparison.Ordinal))
            {
                rule = pair.Rule;
                return true;
            }
        }

        rule = CountingRule.Unspecified;
        return false;
    }
}
