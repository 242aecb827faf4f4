namespace ParticipatoryHub.Communities;

/// <summary>Phases and moves as sentences of the record say them.</summary>
public static class CommunityWords
{
    /// <summary>A phase within a sentence.</summary>
    public static string Of(CommunityPhase phase) => phase switch
    {
        CommunityPhase.Watched => "watched",
        CommunityPhase.Proposed => "proposed for focus",
        CommunityPhase.InFocus => "in focus",
        CommunityPhase.Sustained => "sustained",
        _ => "not set up",
    };

    /// <summary>Why a move is not there in a phase.</summary>
    public static string WrongPhase(CommunityPhase phase) => $"This cannot be done while the community is {Of(phase)}.";
}
