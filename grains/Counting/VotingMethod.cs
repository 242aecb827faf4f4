namespace ParticipatoryHub.Counting;

/// <summary>What a ballot may say. "Choose one" is <see cref="Approval"/> with a greatest length of 1.</summary>
public enum VotingMethod
{
    /// <summary>Not set; no election has it.</summary>
    Unspecified = 0,

    /// <summary>A set of projects; each gets 1 point.</summary>
    Approval = 1,

    /// <summary>A set of projects whose costs together keep within a limit; each gets 1 point.</summary>
    Knapsack = 2,

    /// <summary>Points shared out among projects, their sum limited.</summary>
    Cumulative = 3,

    /// <summary>A ranked list of k projects: k points for the first, down to 1 for the last.</summary>
    Ordinal = 4,

    /// <summary>Each project scored by itself within a range.</summary>
    Scoring = 5,
}
