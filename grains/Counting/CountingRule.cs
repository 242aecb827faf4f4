namespace ParticipatoryHub.Counting;

/// <summary>How ballots become winners. The exact definitions are in docs/counting and in the tests' hand examples.</summary>
public enum CountingRule
{
    /// <summary>Not set; nothing is counted by it.</summary>
    Unspecified = 0,

    /// <summary>By score, highest first; what does not fit the money left is skipped.</summary>
    Greedy = 1,

    /// <summary>By score, highest first; ends at the first that does not fit.</summary>
    GreedyStop = 2,

    /// <summary>Method of Equal Shares with cost utilities, endowments raised step by step up to the first overspend.</summary>
    EqualShares = 3,

    /// <summary>Equal shares; what is left is then spent by greedy over the projects left.</summary>
    EqualSharesScore = 4,

    /// <summary>Sequential Phragmén; what no longer fits is dropped.</summary>
    Phragmen = 5,
}
