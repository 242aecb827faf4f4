namespace ParticipatoryHub.Counting;

/// <summary>What a step of a count decided about its project.</summary>
public enum CountDecision
{
    /// <summary>Not set; no step has it.</summary>
    Unspecified = 0,

    /// <summary>Bought.</summary>
    Bought = 1,

    /// <summary>Out before the count: withdrawn.</summary>
    Withdrawn = 2,

    /// <summary>Out before the count: it costs more than the whole budget.</summary>
    CostsMoreThanBudget = 3,

    /// <summary>Out before the count: fewer votes than the round's minimum.</summary>
    BelowMinimumVotes = 4,

    /// <summary>Out before the count: nobody gave it a point.</summary>
    NoSupport = 5,

    /// <summary>It cost more than the money left.</summary>
    DoesNotFit = 6,

    /// <summary>Greedy-stop: the count had ended at an earlier project.</summary>
    NotReached = 7,

    /// <summary>A project in conflict with it was bought first.</summary>
    ConflictWithWinner = 8,

    /// <summary>Equal shares: what its supporters had left was less than its cost.</summary>
    SupportersCannotPay = 9,

    /// <summary>Out before the count: fewer points than the round's minimum.</summary>
    BelowMinimumScore = 10,
}
