namespace ParticipatoryHub.Ideas;

/// <summary>Phases and moves of ideas as people read them.</summary>
public static class IdeaWords
{
    /// <summary>A phase, as in "the idea is …".</summary>
    public static string Of(IdeaPhase phase) => phase switch
    {
        IdeaPhase.Draft => "a draft",
        IdeaPhase.Submitted => "put forward",
        IdeaPhase.InReview => "being reviewed",
        IdeaPhase.ChangesAsked => "waiting for changes by its authors",
        IdeaPhase.Accepted => "on the ballot",
        IdeaPhase.Declined => "declined",
        IdeaPhase.Appealed => "waiting for an appeal to be decided",
        IdeaPhase.Merged => "part of another idea",
        IdeaPhase.Withdrawn => "withdrawn",
        _ => "not there",
    };

    /// <summary>A move, as on a button.</summary>
    public static string Of(IdeaMove move) => move switch
    {
        IdeaMove.Submit => "Put the idea forward",
        IdeaMove.Withdraw => "Withdraw the idea",
        IdeaMove.StartReview => "Start the review",
        IdeaMove.AskForChanges => "Ask for changes",
        IdeaMove.SendChanges => "Send the changes",
        IdeaMove.Accept => "Accept onto the ballot",
        IdeaMove.Decline => "Decline",
        IdeaMove.Merge => "Merge into another idea",
        IdeaMove.Appeal => "Appeal",
        IdeaMove.AllowAppeal => "Allow the appeal",
        IdeaMove.RejectAppeal => "Reject the appeal",
        IdeaMove.Reconsider => "Take off the ballot and review again",
        _ => "Nothing",
    };

    /// <summary>Why a move does not fit the phase.</summary>
    public static string WrongPhase(IdeaPhase phase) => $"This cannot be done with an idea that is {Of(phase)}.";
}
