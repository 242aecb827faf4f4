using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Web.Results;

/// <summary>The same ballots under every rule, the declared one first, and the projects about which they differ.</summary>
/// <param name="Rules">What each rule funds; the first is the result, the others are for information.</param>
/// <param name="Differing">Projects that some rules fund and others do not, those with most votes first.</param>
internal sealed record RuleComparison(ImmutableArray<RuleOutcome> Rules, ImmutableArray<ProjectOutcome> Differing)
{
    private readonly ImmutableArray<HashSet<string>> funded = [.. Rules.Select(rule => rule.Selected.ToHashSet(StringComparer.Ordinal))];

    public static RuleComparison? Of(ResultView result)
    {
        if (result.Stored.OtherRules.IsDefaultOrEmpty)
        {
            return null;
        }

        var count = result.Count;
        var declared = new RuleOutcome(count.Rule, count.Selected, count.Cost, count.Voters - count.VotersWithoutFunded, count.FundedChoices);
        ImmutableArray<RuleOutcome> rules = [declared, .. result.Stored.OtherRules];
        var differing = count.Projects
            .Where(project => rules.Select(rule => rule.Selected.Contains(project.Id)).Distinct().Count() > 1)
            .OrderByDescending(project => project.Votes);
        return new RuleComparison(rules, [.. differing]);
    }

    /// <summary>Whether a rule, by its place, funds a project.</summary>
    public bool Funds(int rule, string project) => funded[rule].Contains(project);

    /// <summary>Projects that a rule, by its place, funds and the declared one does not.</summary>
    public int Gained(int rule) => funded[rule].Count(project => !funded[0].Contains(project));

    /// <summary>Projects that the declared rule funds and a rule, by its place, does not.</summary>
    public int Lost(int rule) => funded[0].Count(project => !funded[rule].Contains(project));
}
