using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Live;

/// <summary>What the hub sends, by name, and to whom.</summary>
internal static class LiveEvents
{
    /// <summary>Arguments: round, turnout as the API shows it.</summary>
    public const string TurnoutChanged = "turnoutChanged";

    /// <summary>Argument: the import's state.</summary>
    public const string ImportProgressed = "importProgressed";

    /// <summary>Argument: news of a thread of comments.</summary>
    public const string CommentsChanged = "commentsChanged";

    /// <summary>Argument: how far a file is (<see cref="Rounds.ExportState"/>).</summary>
    public const string ExportProgressed = "exportProgressed";

    /// <summary>Arguments: the page, and the mark of what it shows now.</summary>
    public const string PageChanged = "pageChanged";

    public static string PageGroup(string page) => "page:" + page;

    /// <summary>Whoever follows a round's turnout: staff see more of it than everybody.</summary>
    public static string RoundGroup(string round, bool isStaff) => (isStaff ? "staff-round:" : "round:") + round;

    public static string CommentsGroup(CommentSubject subject) => "comments:" + subject;

    public static string ExportGroup(string ticket) => "export:" + ticket;

    public static string ImportGroup(string job) => "import:" + job;
}
