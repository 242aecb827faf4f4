using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>What staff read on buttons and before they press them.</summary>
internal static class StaffWords
{
    /// <summary>The phase, exactly.</summary>
    public static string Phase(RoundPhase phase) => phase switch
    {
        RoundPhase.Draft => "Draft",
        RoundPhase.Ideas => "Ideas",
        RoundPhase.Review => "Review",
        RoundPhase.Voting => "Voting",
        RoundPhase.Suspended => "Paused",
        RoundPhase.Closed => "Closed",
        RoundPhase.Counted => "Counted",
        RoundPhase.SignedOnce => "Signed once",
        RoundPhase.SignedTwice => "Signed twice",
        RoundPhase.Published => "Published",
        RoundPhase.Final => "Final",
        RoundPhase.Cancelled => "Cancelled",
        _ => "Not set",
    };

    /// <summary>The words on a move's button.</summary>
    public static string Move(RoundMove move) => move switch
    {
        RoundMove.OpenVoting => "Open voting",
        RoundMove.SuspendVoting => "Pause voting",
        RoundMove.ResumeVoting => "Resume voting",
        RoundMove.CloseVoting => "Close voting",
        RoundMove.Count => "Count the votes",
        RoundMove.Publish => "Publish the result",
        RoundMove.Cancel => "Cancel the round",
        RoundMove.OpenIdeas => "Open for ideas",
        RoundMove.CloseIdeas => "Close ideas and review them",
        RoundMove.ReopenIdeas => "Take ideas again",
        RoundMove.Sign => "Sign the result",
        RoundMove.ClearSignatures => "Take the signatures back",
        _ => "",
    };

    /// <summary>What a move does, before it is confirmed.</summary>
    public static string Means(RoundMove move) => move switch
    {
        RoundMove.OpenVoting =>
            "All rules, projects, costs and the budget are frozen and sealed. Residents with a code can vote from the opening time on. Nothing can be changed while voting is open, except that the close can be put later.",
        RoundMove.OpenIdeas =>
            "Residents can put ideas forward and support them until ideas close. The set-up can still be changed; the end of ideas may only be put later.",
        RoundMove.CloseIdeas =>
            "No more ideas are taken. Ideas that were put forward go on being reviewed; what is accepted goes on the ballot. Ideas close by themselves at their closing time, so this is only needed to end them early.",
        RoundMove.ReopenIdeas => "Residents can put ideas forward again until ideas close. Reviews that have begun go on.",
        RoundMove.SuspendVoting => "No votes are taken until voting is resumed. Votes already cast stay in the box. Residents see that voting is paused.",
        RoundMove.ResumeVoting => "Votes are taken again until the close.",
        RoundMove.CloseVoting => "Voting ends now and for good. Every vote that was accepted is counted; no other ever will be. Voting closes by itself at the closing time, so this is only needed to end it early.",
        RoundMove.Count => "The votes in the box are counted by the round’s rule. The result stays with staff until it is published. Counting again gives the same result and is kept as a new version.",
        RoundMove.Sign => "Two different people sign the count before it can be published.",
        RoundMove.ClearSignatures => "No signature holds any more, and the result must be signed twice again. That they were taken back, and why, stays on the public record.",
        RoundMove.Publish => "Anyone can read the result, how every project did, and download the ballots without names. It is taken back only where an objection is upheld, by two people and on the public record.",
        RoundMove.Cancel => "The round ends without a result. Residents see that it was cancelled. This cannot be taken back.",
        _ => "",
    };

    /// <summary>What takes two people, as a heading.</summary>
    public static string Joint(JointKind kind) => kind switch
    {
        JointKind.Extend => "Put the close later",
        JointKind.Void => "Declare a ballot void",
        JointKind.DestroyKeys => "Destroy the keys of the round",
        JointKind.SetAside => "Set the result aside",
        _ => "",
    };

    /// <summary>What it does, before the second agrees.</summary>
    public static string JointMeans(JointKind kind) => kind switch
    {
        JointKind.Extend => "Voting goes on longer, and the new close and its reason are sealed in the public record.",
        JointKind.Void => "The ballot is counted nowhere. The seal and the reason go on the public record. Signatures are cleared and the votes must be counted again. This cannot be taken back.",
        JointKind.DestroyKeys => "Voter codes no longer lead to any ballot, and no backup of the database can join them again. Tracking codes, the record and the result stay. This cannot be taken back.",
        JointKind.SetAside => "From then on the result is not public any more. Residents see that it was set aside, and why; that stays on the public record. The votes are counted, signed and published again. Deliveries stand still until then.",
        _ => "",
    };

    /// <summary>What is said when the second has agreed.</summary>
    public static string JointDone(JointKind kind) => kind switch
    {
        JointKind.Extend => "The close has been put later.",
        JointKind.Void => "The ballot is void. Count the votes again.",
        JointKind.DestroyKeys => "The keys are destroyed. Delete their copies in backups too.",
        JointKind.SetAside => "The result is set aside. Declare ballots void where that is what was wrong, then count the votes again.",
        _ => "",
    };

    /// <summary>Why a ballot is void.</summary>
    public static string Void(VoidReason reason) => reason switch
    {
        VoidReason.NotEligible => "Whoever cast it had no right to vote",
        VoidReason.VotedTwice => "Whoever cast it has another ballot in the box",
        VoidReason.CodeMisused => "It was cast with somebody else’s code",
        VoidReason.TestVote => "It was cast to try out the service",
        _ => "Another reason",
    };

    /// <summary>Who carries a project out.</summary>
    public static string Delivery(Delivery delivery) => delivery switch
    {
        ParticipatoryHub.Rounds.Delivery.Grant => "A grant",
        ParticipatoryHub.Rounds.Delivery.Council => "The council",
        ParticipatoryHub.Rounds.Delivery.Supplier => "A supplier",
        _ => "Not said",
    };

    /// <summary>A step of setting up.</summary>
    public static string Step(SetupStep step) => step switch
    {
        SetupStep.About => "What it is about",
        SetupStep.Money => "The money",
        SetupStep.Projects => "Projects",
        SetupStep.Voting => "How people vote",
        SetupStep.Counting => "How votes are counted",
        SetupStep.Conflicts => "Projects that exclude each other",
        SetupStep.Dates => "When",
        SetupStep.Codes => "Voter codes",
        SetupStep.Rehearsal => "Rehearse",
        _ => "Set-up",
    };

    /// <summary>Whether a move must say why.</summary>
    public static bool NeedsReason(RoundMove move) => move is RoundMove.SuspendVoting or RoundMove.Cancel or RoundMove.ClearSignatures;

    /// <summary>Whether a move ends something for good.</summary>
    public static bool IsFinal(RoundMove move) => move is RoundMove.CloseVoting or RoundMove.Cancel;

    /// <summary>What is said when a move was made.</summary>
    public static string Done(RoundMove move) => move switch
    {
        RoundMove.OpenVoting => "The rules are frozen and voting is open from the opening time.",
        RoundMove.OpenIdeas or RoundMove.ReopenIdeas => "The round is open for ideas.",
        RoundMove.CloseIdeas => "Ideas are closed. Review what came in.",
        RoundMove.SuspendVoting => "Voting is paused.",
        RoundMove.ResumeVoting => "Voting has been resumed.",
        RoundMove.CloseVoting => "Voting is closed.",
        RoundMove.Count => "The votes are counted. Check the result; two people sign it before it is published.",
        RoundMove.Publish => "The result is public.",
        RoundMove.ClearSignatures => "The signatures are taken back.",
        RoundMove.Cancel => "The round is cancelled.",
        _ => "",
    };

    /// <summary>A move as it is spelt in an address.</summary>
    public static string Slug(RoundMove move) => move switch
    {
        RoundMove.OpenVoting => "open",
        RoundMove.SuspendVoting => "pause",
        RoundMove.ResumeVoting => "resume",
        RoundMove.CloseVoting => "close",
        RoundMove.Count => "count",
        RoundMove.Publish => "publish",
        RoundMove.Cancel => "cancel",
        RoundMove.OpenIdeas => "open-ideas",
        RoundMove.CloseIdeas => "close-ideas",
        RoundMove.ReopenIdeas => "reopen-ideas",
        RoundMove.Sign => "sign",
        RoundMove.ClearSignatures => "clear-signatures",
        _ => "",
    };

    /// <summary>The move of an address, or unspecified.</summary>
    public static RoundMove Read(string? slug) =>
        string.IsNullOrEmpty(slug) ? RoundMove.Unspecified : Enum.GetValues<RoundMove>().FirstOrDefault(move => Slug(move) == slug);
}
