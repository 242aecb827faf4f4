using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>The audiences by the names that pages ask for them, and who may be in which.</summary>
internal static class LiveView
{
    /// <summary>An audience; participants where nothing is said, unspecified where it is none.</summary>
    public static BoardAudience Parse(string? view) => view switch
    {
        null or "" or "participant" => BoardAudience.Participant,
        "lite" => BoardAudience.Lite,
        "projector" => BoardAudience.Projector,
        "facilitator" => BoardAudience.Facilitator,
        _ => BoardAudience.Unspecified,
    };

    /// <summary>An audience's name.</summary>
    public static string Name(BoardAudience audience) => audience switch
    {
        BoardAudience.Lite => "lite",
        BoardAudience.Projector => "projector",
        BoardAudience.Facilitator => "facilitator",
        _ => "participant",
    };

    /// <summary>Whether somebody may follow a view; the projector's is for anyone once the workshop has a door, as its page is.</summary>
    public static async Task<bool> IsFor(BoardAudience audience, WorkshopRole role, IWorkshopGrain workshop) =>
        Allows(audience, role) || (audience == BoardAudience.Projector && role == WorkshopRole.Stranger && await workshop.GetDoor() is not null);

    // Whoever leads follows any, whoever takes part or may read all but the leader's.
    private static bool Allows(BoardAudience audience, WorkshopRole role) => role switch
    {
        WorkshopRole.Facilitator => audience != BoardAudience.Unspecified,
        WorkshopRole.Participant or WorkshopRole.TableHost or WorkshopRole.Reader => audience is BoardAudience.Participant or BoardAudience.Lite or BoardAudience.Projector,
        _ => false,
    };
}
