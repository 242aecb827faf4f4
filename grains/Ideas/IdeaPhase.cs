namespace ParticipatoryHub.Ideas;

/// <summary>Where an idea is in its life.</summary>
public enum IdeaPhase
{
    /// <summary>Not begun.</summary>
    Unspecified = 0,

    /// <summary>Being written; only its authors see it.</summary>
    Draft = 10,

    /// <summary>Put forward: everybody may read and support it.</summary>
    Submitted = 20,

    /// <summary>The council looks at whether it can be done and what it costs.</summary>
    InReview = 30,

    /// <summary>The council has asked its authors for changes.</summary>
    ChangesAsked = 40,

    /// <summary>On the ballot.</summary>
    Accepted = 50,

    /// <summary>Not on the ballot, with a reason.</summary>
    Declined = 60,

    /// <summary>Its authors have asked another officer to look at the decision.</summary>
    Appealed = 70,

    /// <summary>Goes on as part of another idea.</summary>
    Merged = 80,

    /// <summary>Taken back by its authors.</summary>
    Withdrawn = 90,
}

/// <summary>What can be asked of an idea's lifecycle.</summary>
public enum IdeaMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Put the draft forward.</summary>
    Submit = 1,

    /// <summary>Take the idea back.</summary>
    Withdraw = 2,

    /// <summary>Begin to look at it.</summary>
    StartReview = 3,

    /// <summary>Ask its authors for changes.</summary>
    AskForChanges = 4,

    /// <summary>Send the changes that were asked for.</summary>
    SendChanges = 5,

    /// <summary>Put it on the ballot.</summary>
    Accept = 6,

    /// <summary>Say no, with a reason.</summary>
    Decline = 7,

    /// <summary>Make it part of another idea.</summary>
    Merge = 8,

    /// <summary>Ask another officer to look at a "no".</summary>
    Appeal = 9,

    /// <summary>Agree with an appeal: the idea is looked at again.</summary>
    AllowAppeal = 10,

    /// <summary>Stand by the "no" for good.</summary>
    RejectAppeal = 11,

    /// <summary>Take it off the ballot and look at it again.</summary>
    Reconsider = 12,
}
