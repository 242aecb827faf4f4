namespace ParticipatoryHub.Counting;

/// <summary>How a tie was decided.</summary>
public enum TieDecision
{
    /// <summary>There was no tie.</summary>
    Unspecified = 0,

    /// <summary>By lower cost.</summary>
    LowerCost = 1,

    /// <summary>At equal cost, by more votes.</summary>
    MoreVotes = 2,

    /// <summary>At equal cost and votes, by the id as UTF-8 bytes.</summary>
    Id = 3,

    /// <summary>By the round's public seed.</summary>
    Seed = 4,
}
