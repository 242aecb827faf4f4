using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// Everything that is fixed when voting opens, as canonical JSON (RFC 8785), and its SHA-256, which goes into the public chain as OPEN.
/// Projects stand in the order of their ids' bytes and conflicts in that of their pairs, so the order of entry does not matter; money
/// is in minor units; instants are UTC to the second. An absent limit is left out. The places of projects on the map, the
/// ideas that they came from, the call for ideas and what a Pabulib file carried besides are shown to voters but decide nothing, and are
/// not part of it.
/// </summary>
public static class FrozenRules
{
    /// <summary>The canonical text.</summary>
    public static string Write(string round, RoundSetup setup) => CanonicalJson.Write(With(setup, new JsonObject
    {
        ["area"] = setup.Area,
        ["budget"] = setup.Budget.Pence,
        ["closesAt"] = Instant(setup.ClosesAt),
        ["community"] = setup.Community,
        ["counting"] = Counting(setup.Counting),
        ["currency"] = setup.Currency,
        ["description"] = setup.Description,
        ["extension"] = "later only, before the close, with a reason",
        ["form"] = "participatoryhub/rules/v1",
        ["limits"] = Limits(setup.Limits),
        ["method"] = Word(setup.Method),
        ["name"] = setup.Name,
        ["opensAt"] = Instant(setup.OpensAt),
        ["projects"] = new JsonArray([.. setup.Projects.OrderBy(p => p.Id, StringComparer.Ordinal).Select(Project)]),
        ["round"] = round,
        ["timeZone"] = setup.TimeZone,
    }));

    /// <summary>Lower-case hex SHA-256 of the canonical text in UTF-8.</summary>
    public static string Hash(string round, RoundSetup setup) => HashOf(Write(round, setup));

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static string Word(VotingMethod method) => method switch
    {
        VotingMethod.Approval => "approval",
        VotingMethod.Knapsack => "knapsack",
        VotingMethod.Cumulative => "cumulative",
        VotingMethod.Ordinal => "ordinal",
        VotingMethod.Scoring => "scoring",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    // Left out where everybody needs a code and where there is no time for objections, as in rounds from before there was a choice.
    private static JsonObject With(RoundSetup setup, JsonObject rules)
    {
        if (setup.ChallengeDays > 0)
        {
            rules["challengeDays"] = (long)setup.ChallengeDays;
        }

        if (setup.Access is { Residents: true } access)
        {
            rules["residents"] = new JsonObject { ["postcodes"] = new JsonArray([.. access.Postcodes.Order(StringComparer.Ordinal).Select(prefix => (JsonNode)prefix)]) };
        }

        return rules;
    }

    private static JsonNode Project(RoundProject project) => new JsonObject
    {
        ["area"] = project.Area,
        ["categories"] = new JsonArray([.. project.Categories.Select(c => (JsonNode)c)]),
        ["cost"] = project.Cost.Pence,
        ["delivery"] = project.Delivery == Delivery.Unspecified ? null : project.Delivery.ToString().ToLowerInvariant(),
        ["description"] = project.Description,
        ["id"] = project.Id,
        ["name"] = project.Name,
        ["withdrawn"] = project.Withdrawn,
    };

    // A minimum of points is written only where there is one: rules frozen before there was such a thing keep their hash.
    private static JsonObject Counting(CountOptions options)
    {
        var written = CountingWithoutScore(options);
        if (options.MinimumScore > 0)
        {
            written["minimumScore"] = options.MinimumScore;
        }

        return written;
    }

    private static JsonObject CountingWithoutScore(CountOptions options) => new()
    {
        ["compareWithGreedy"] = options.CompareWithGreedy,
        ["conflicts"] = new JsonArray([.. options.Conflicts.Select(Pair).Order(StringComparer.Ordinal).Select(pair => (JsonNode)new JsonArray([.. pair.Split('\n').Select(id => (JsonNode)id)]))]),
        ["minimumVotes"] = options.MinimumVotes,
        ["rule"] = CountingRuleNames.Name(options.Rule),
        ["step"] = options.Step,
        ["stopWhenExhaustive"] = options.StopWhenExhaustive,
        ["tieSeed"] = options.Tie.Seed,
    };

    private static string Pair(Conflict conflict) => string.CompareOrdinal(conflict.First, conflict.Second) <= 0
        ? $"{conflict.First}\n{conflict.Second}"
        : $"{conflict.Second}\n{conflict.First}";

    private static JsonObject Limits(BallotLimits limits)
    {
        var written = new JsonObject();
        Add("minLength", limits.MinLength);
        Add("maxLength", limits.MaxLength);
        Add("minTotalCost", limits.MinTotalCost);
        Add("maxTotalCost", limits.MaxTotalCost);
        Add("minPoints", limits.MinPoints);
        Add("maxPoints", limits.MaxPoints);
        Add("minTotalPoints", limits.MinTotalPoints);
        Add("maxTotalPoints", limits.MaxTotalPoints);
        Add("defaultScore", limits.DefaultScore);
        return written;

        void Add(string name, long? value)
        {
            if (value is { } number)
            {
                written[name] = number;
            }
        }
    }
}
