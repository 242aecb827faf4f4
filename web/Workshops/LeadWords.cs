using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>What those who lead workshops read on buttons, and before they press them.</summary>
internal static class LeadWords
{
    public static string Phase(WorkshopPhase phase) => phase switch
    {
        WorkshopPhase.Draft => "Being prepared",
        WorkshopPhase.Open => "Open",
        WorkshopPhase.Paused => "Paused",
        WorkshopPhase.Closed => "Closed",
        WorkshopPhase.Published => "Published",
        _ => "Not set",
    };

    public static string Tag(WorkshopPhase phase) => phase switch
    {
        WorkshopPhase.Open => "govuk-tag--green",
        WorkshopPhase.Paused => "govuk-tag--yellow",
        WorkshopPhase.Published => "govuk-tag--blue",
        _ => "govuk-tag--grey",
    };

    public static string Stage(WorkshopStage stage) => stage switch
    {
        WorkshopStage.Gather => "Gather: private notes",
        WorkshopStage.Reveal => "Reveal: everyone reads",
        WorkshopStage.Group => "Group: put together",
        WorkshopStage.Vote => "Vote: dots",
        WorkshopStage.Discuss => "Discuss",
        WorkshopStage.Agree => "Agree actions",
        WorkshopStage.Feedback => "Feedback",
        _ => "Not chosen",
    };

    /// <summary>What moves can be asked for in a phase.</summary>
    public static IReadOnlyList<WorkshopMove> Moves(WorkshopPhase phase) => phase switch
    {
        WorkshopPhase.Draft => [WorkshopMove.Open],
        WorkshopPhase.Open => [WorkshopMove.Pause, WorkshopMove.Close],
        WorkshopPhase.Paused => [WorkshopMove.Resume, WorkshopMove.Close],
        WorkshopPhase.Closed => [WorkshopMove.Reopen, WorkshopMove.Publish],
        _ => [],
    };

    public static string Move(WorkshopMove move) => move switch
    {
        WorkshopMove.Open => "Open the workshop",
        WorkshopMove.Pause => "Pause",
        WorkshopMove.Resume => "Go on",
        WorkshopMove.Close => "End the workshop",
        WorkshopMove.Reopen => "Open it again",
        WorkshopMove.Publish => "Publish",
        _ => "",
    };

    public static string Means(WorkshopMove move) => move switch
    {
        WorkshopMove.Open => "People can join with the code from now on.",
        WorkshopMove.Pause => "Nothing is taken until it goes on. Everyone reads the reason.",
        WorkshopMove.Resume => "It goes on where it stopped.",
        WorkshopMove.Close => "Nobody writes any more. You can still settle what becomes of each group.",
        WorkshopMove.Reopen => "It goes on. Everyone reads the reason.",
        WorkshopMove.Publish => "Anyone can read the board, the votes and what was agreed. This cannot be taken back.",
        _ => "",
    };

    public static bool NeedsReason(WorkshopMove move) => move is WorkshopMove.Pause or WorkshopMove.Reopen;

    public static string Person(PersonView person) => person.Name ?? $"Participant {person.Number}";
}
