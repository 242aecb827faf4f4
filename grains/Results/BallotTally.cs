using System.Collections.Immutable;
using System.Security.Cryptography;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Results;

/// <summary>What was counted: the election, the number of ballots, their digest, and where and how they came.</summary>
internal sealed record BallotTally(Election Election, long Ballots, string Digest, IReadOnlyDictionary<(string? Area, BallotChannel Channel), long> Origins)
{
    /// <summary>Streams a round's ballots into an election; no ballot is held longer than it takes to add it.</summary>
    public static async Task<BallotTally> Read(string round, RoundSetup setup, IAsyncEnumerable<StoredBallot> ballots, CancellationToken cancel)
    {
        var builder = new ElectionBuilder(
            setup.Method,
            setup.Budget.Pence,
            setup.Projects.Select(project => new ElectionProject(project.Id, project.Cost.Pence, project.Withdrawn)));
        var leaves = new List<byte[]>();
        var origins = new Dictionary<(string? Area, BallotChannel Channel), long>();
        await foreach (var ballot in ballots.WithCancellation(cancel).ConfigureAwait(false))
        {
            builder.Add(Complete(setup, BallotText.Read(ballot.Choices)).AsSpan());
            leaves.Add(Commitment.Leaf(round, setup.Method, ballot));
            origins[(ballot.Area, ballot.Channel)] = origins.GetValueOrDefault((ballot.Area, ballot.Channel)) + 1;
        }

        return new BallotTally(builder.Build(), leaves.Count, DigestOf(leaves), origins);
    }

    /// <summary>The ballots beside the register, area by area; those without an area first.</summary>
    public ImmutableArray<AreaTurnout> Against(IEnumerable<AreaRights> register)
    {
        var issued = register.ToDictionary(line => line.Area ?? "", line => line.Issued, StringComparer.Ordinal);
        return
        [
            .. issued.Keys.Concat(Origins.Keys.Select(origin => origin.Area ?? "")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(area => new AreaTurnout(
                area.Length == 0 ? null : area,
                issued.GetValueOrDefault(area),
                Origins.Where(origin => (origin.Key.Area ?? "") == area).ToImmutableSortedDictionary(origin => Commitment.Word(origin.Key.Channel), origin => origin.Value, StringComparer.Ordinal))),
        ];
    }

    // A score that a ballot leaves out is the default one.
    internal static ImmutableArray<Choice> Complete(RoundSetup setup, ImmutableArray<Choice> choices)
    {
        if (setup.Method != VotingMethod.Scoring || setup.Limits.DefaultScore is not > 0)
        {
            return choices;
        }

        var named = choices.Select(choice => choice.ProjectId).ToHashSet(StringComparer.Ordinal);
        return choices.AddRange(setup.Projects
            .Where(project => !project.Withdrawn && !named.Contains(project.Id))
            .Select(project => new Choice(project.Id, setup.Limits.DefaultScore.Value)));
    }

    // In the order of the leaves, which anyone can restore, and which says nothing about the order of the casts.
    private static string DigestOf(List<byte[]> leaves)
    {
        leaves.Sort(static (first, second) => first.AsSpan().SequenceCompareTo(second));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var leaf in leaves)
        {
            hash.AppendData(leaf);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
