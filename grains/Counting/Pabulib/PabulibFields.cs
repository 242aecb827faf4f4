using System.Collections.Frozen;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>The names of the format and the order in which Pabulib's checker wants them (April 2026).</summary>
internal static class PabulibFields
{
    public static string[] RequiredMeta { get; } =
    [
        "description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end",
    ];

    public static string[] MetaOrder { get; } =
    [
        "description", "country", "unit", "district", "subunit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule",
        "date_begin", "date_end", "min_length", "max_length", "min_sum_cost", "max_sum_cost", "min_points", "max_points", "min_sum_points",
        "max_sum_points", "default_score", "min_project_cost", "max_project_cost", "min_project_score_threshold", "neighborhoods",
        "subdistricts", "categories", "edition", "language", "currency", "fully_funded", "experimental", "comment", "acknowledgments",
    ];

    public static string[] ProjectOrder { get; } =
    [
        "project_id", "cost", "votes", "score", "name", "category", "beneficiaries", "selected", "neighborhood", "subunit", "district",
        "description", "proposer", "public_id", "latitude", "longitude",
    ];

    /// <summary>META values that are amounts of money.</summary>
    public static FrozenSet<string> MoneyMeta { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "budget", "min_sum_cost", "max_sum_cost", "min_project_cost", "max_project_cost");
}
