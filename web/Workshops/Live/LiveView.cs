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

    /// <summary>Whether a role may follow a view: whoever leads any, whoever takes part all but the leader's.</summary>
    public static bool Allows(BoardAudience audience, WorkshopRole role) => role switch
    {
        WorkshopRole.Facilitator => audience != BoardAudience.Unspecified,
        WorkshopRole.Participant or WorkshopRole.TableHost => audience is BoardAudience.Participant or BoardAudience.Lite or BoardAudience.Projector,
        _ => false,
    };
}
