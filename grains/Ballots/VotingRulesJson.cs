using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>The voting rules as they are stored with the box.</summary>
internal static class VotingRulesJson
{
    public static string Write(VotingRules rules) => JsonSerializer.Serialize(rules);

    [return: NotNullIfNotNull(nameof(json))]
    public static VotingRules? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<VotingRules>(json)!;
}
