using System.Collections.Immutable;

namespace ParticipatoryHub.Papers;

/// <summary>Whether a batch that was counted in adds up.</summary>
public static class PaperSums
{
    /// <summary>Why it does not, with both figures, in sentences; empty when it does.</summary>
    public static ImmutableArray<string> Sentences(PaperBatch batch) => [.. PaperRules.RefuseSum(batch).Select(refusal => refusal.Sentence)];
}
