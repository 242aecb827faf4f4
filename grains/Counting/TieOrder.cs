using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Counting;

/// <summary>The declared order among equals, fixed before the count and the same in all its runs.</summary>
internal sealed class TieOrder
{
    private readonly Election election;
    private readonly bool seeded;

    public TieOrder(Election election, TieRule rule)
    {
        this.election = election;
        seeded = rule.Seed is not null;
        var order = Enumerable.Range(0, election.Projects.Length).ToArray();
        if (rule.Seed is { } seed)
        {
            var hashes = Array.ConvertAll(order, index => Convert.ToHexString(Hash(seed, election.Projects[index].Id)));
            Array.Sort(order, (first, second) => string.CompareOrdinal(hashes[first], hashes[second]));
        }
        else
        {
            Array.Sort(order, Compare);
        }

        Rank = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            Rank[order[place]] = place;
        }
    }

    /// <summary>By project: its place in the order, 0 the first to be taken.</summary>
    public int[] Rank { get; }

    /// <summary>What told the first of two equals from the next.</summary>
    public TieDecision Between(int first, int second)
    {
        if (seeded)
        {
            return TieDecision.Seed;
        }

        if (election.Projects[first].Cost != election.Projects[second].Cost)
        {
            return TieDecision.LowerCost;
        }

        return election.Supporters.Votes[first] != election.Supporters.Votes[second] ? TieDecision.MoreVotes : TieDecision.Id;
    }

    private static byte[] Hash(string seed, string id) => SHA256.HashData(Encoding.UTF8.GetBytes(seed + id));

    // Projects stand in the order of their ids, so the index is the last resort.
    private int Compare(int first, int second) =>
        (election.Projects[first].Cost, -election.Supporters.Votes[first], first)
            .CompareTo((election.Projects[second].Cost, -election.Supporters.Votes[second], second));
}
