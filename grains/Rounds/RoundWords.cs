using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Phases and moves as people read them.</summary>
public static class RoundWords
{
    /// <summary>A phase, as in "the round is …".</summary>
    public static string Of(RoundPhase phase) => phase switch
    {
        RoundPhase.Draft => "a draft",
        RoundPhase.Ideas => "open for ideas",
        RoundPhase.Review => "having its ideas looked at",
        RoundPhase.Voting => "open for voting",
        RoundPhase.Suspended => "paused",
        RoundPhase.Closed => "closed",
        RoundPhase.Counted => "counted",
        RoundPhase.SignedOnce => "signed by one officer",
        RoundPhase.SignedTwice => "signed by two officers",
        RoundPhase.Published => "published",
        RoundPhase.Final => "final",
        RoundPhase.Cancelled => "cancelled",
        _ => "not there",
    };

    /// <summary>A move, as on a button.</summary>
    public static string Of(RoundMove move) => move switch
    {
        RoundMove.OpenVoting => "Open voting",
        RoundMove.SuspendVoting => "Pause voting",
        RoundMove.ResumeVoting => "Resume voting",
        RoundMove.CloseVoting => "Close voting",
        RoundMove.Count => "Count the votes",
        RoundMove.Publish => "Publish the result",
        RoundMove.Cancel => "Cancel the round",
        RoundMove.TakeImportedVotes => "Take the imported votes",
        RoundMove.OpenIdeas => "Open for ideas",
        RoundMove.CloseIdeas => "Close ideas and review them",
        RoundMove.ReopenIdeas => "Take ideas again",
        RoundMove.Sign => "Sign the result",
        RoundMove.ClearSignatures => "Take the signatures back",
        RoundMove.VoidBallot => "Declare a ballot void",
        RoundMove.MakeFinal => "Make the result final",
        RoundMove.DestroyKeys => "Destroy the keys",
        RoundMove.SetAside => "Set the result aside",
        _ => "Nothing",
    };

    /// <summary>Why a ballot is void, as in "a ballot void, …".</summary>
    public static string Of(VoidReason reason) => reason switch
    {
        VoidReason.NotEligible => "cast by somebody who had no right to vote",
        VoidReason.VotedTwice => "cast by somebody who has another in the box",
        VoidReason.CodeMisused => "cast with somebody else’s code",
        VoidReason.TestVote => "cast to try out the service",
        _ => "",
    };

    /// <summary>Why a move does not fit the phase.</summary>
    public static string WrongPhase(RoundMove move, RoundPhase phase) => $"{When(move)}; this one is {Of(phase)}.";

    private static string When(RoundMove move) => move switch
    {
        RoundMove.OpenVoting => "Voting can be opened only in a draft round or after its ideas",
        RoundMove.SuspendVoting => "Voting can be paused only in a round that is open for voting",
        RoundMove.ResumeVoting => "Voting can be resumed only in a round that is paused",
        RoundMove.CloseVoting => "Voting can be closed only in a round that is open or paused",
        RoundMove.Count => "Votes can be counted only in a round that is closed and not yet published",
        RoundMove.Publish => "A result can be published only once two officers have signed it",
        RoundMove.Cancel => "Only a round that is neither published nor cancelled can be cancelled",
        RoundMove.TakeImportedVotes => "Imported votes can be taken only by a draft round",
        RoundMove.OpenIdeas => "Ideas can be opened only in a draft round",
        RoundMove.CloseIdeas => "Ideas can be closed only in a round that is open for ideas",
        RoundMove.ReopenIdeas => "Ideas can be taken again only while they are being reviewed",
        RoundMove.Sign => "A result can be signed only in a round that is counted and not yet signed twice",
        RoundMove.ClearSignatures => "Signatures can be taken back only between the first signature and the publication",
        RoundMove.VoidBallot => "A ballot can be declared void only between the close and the publication",
        RoundMove.MakeFinal => "A result becomes final only after it was published",
        RoundMove.DestroyKeys => "Keys can be destroyed only once the result is final",
        RoundMove.SetAside => "A result can be set aside only between its publication and the end of the time for objections",
        _ => "There is no such move",
    };
}
