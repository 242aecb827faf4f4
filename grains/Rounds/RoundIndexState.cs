using System.Collections.Immutable;

namespace ParticipatoryHub.Rounds;

/// <summary>What is stored of the list of rounds: a line each, by slug.</summary>
internal sealed record RoundIndexState
{
    public ImmutableSortedDictionary<string, RoundSummary> Rounds { get; init; } =
        ImmutableSortedDictionary.Create<string, RoundSummary>(StringComparer.Ordinal);
}
