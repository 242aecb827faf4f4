namespace ParticipatoryHub.Rounds;

/// <summary>Where a round is in its life.</summary>
public enum RoundPhase
{
    /// <summary>Not created.</summary>
    Unspecified = 0,

    /// <summary>Being set up; nothing is fixed.</summary>
    Draft = 10,

    /// <summary>Residents put ideas forward; anyone may read and support them.</summary>
    Ideas = 20,

    /// <summary>No new ideas; the council looks at each, and what passes goes on the ballot.</summary>
    Review = 30,

    /// <summary>Open: the rules are frozen, ballots are taken.</summary>
    Voting = 40,

    /// <summary>Voting is paused, to be resumed or closed.</summary>
    Suspended = 45,

    /// <summary>No more ballots.</summary>
    Closed = 50,

    /// <summary>Counted, not yet public.</summary>
    Counted = 60,

    /// <summary>One officer has signed the count.</summary>
    SignedOnce = 65,

    /// <summary>Two officers have signed the count; it may be published.</summary>
    SignedTwice = 70,

    /// <summary>The result is public.</summary>
    Published = 80,

    /// <summary>The result is public, the time for objections is over and each is answered.</summary>
    Final = 85,

    /// <summary>Given up, with a reason.</summary>
    Cancelled = 90,
}

/// <summary>Questions about a phase that are asked in many places.</summary>
public static class RoundPhases
{
    /// <summary>Whether the result is public.</summary>
    public static bool IsPublic(this RoundPhase phase) => phase is RoundPhase.Published or RoundPhase.Final;
}

/// <summary>What can be asked of a round's lifecycle.</summary>
public enum RoundMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Freeze the rules and take ballots.</summary>
    OpenVoting = 1,

    /// <summary>Pause voting.</summary>
    SuspendVoting = 2,

    /// <summary>Take ballots again.</summary>
    ResumeVoting = 3,

    /// <summary>End voting.</summary>
    CloseVoting = 4,

    /// <summary>Count the ballots; a second count is a new version.</summary>
    Count = 5,

    /// <summary>Make the result public.</summary>
    Publish = 6,

    /// <summary>Give the round up.</summary>
    Cancel = 7,

    /// <summary>Take the ballots of a finished election, as imported with its votes.</summary>
    TakeImportedVotes = 8,

    /// <summary>Let residents put ideas forward.</summary>
    OpenIdeas = 9,

    /// <summary>Take no more ideas and look at those that came.</summary>
    CloseIdeas = 10,

    /// <summary>Let residents put ideas forward again.</summary>
    ReopenIdeas = 11,

    /// <summary>Sign the count; the second signature is another officer's.</summary>
    Sign = 12,

    /// <summary>Take the signatures back.</summary>
    ClearSignatures = 13,

    /// <summary>Declare a ballot void; asked by one officer and agreed to by another. The votes are to be counted again.</summary>
    VoidBallot = 14,

    /// <summary>End the time for objections; the clock does it.</summary>
    MakeFinal = 15,

    /// <summary>Destroy the round's keys; asked by one officer and agreed to by another.</summary>
    DestroyKeys = 16,

    /// <summary>Set the published result aside, since an objection to it was upheld; asked by one officer and agreed to by another. The votes are to be counted again.</summary>
    SetAside = 17,
}
