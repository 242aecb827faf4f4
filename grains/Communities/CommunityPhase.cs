namespace ParticipatoryHub.Communities;

/// <summary>Where a community stands between being watched and standing on its own feet.</summary>
public enum CommunityPhase
{
    /// <summary>Not set: there is no such community.</summary>
    Unspecified = 0,

    /// <summary>Its numbers and stories are kept, and nothing is planned for it in particular.</summary>
    Watched = 1,

    /// <summary>It is proposed for focus.</summary>
    Proposed = 2,

    /// <summary>There is, or will be, a plan with it.</summary>
    InFocus = 3,

    /// <summary>What was begun goes on without the council's lead.</summary>
    Sustained = 4,
}

/// <summary>What moves a community from one phase to another.</summary>
public enum CommunityMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Proposes it for focus, from what was watched or after it had been sustained.</summary>
    Propose = 1,

    /// <summary>Sets a proposal aside.</summary>
    SetAside = 2,

    /// <summary>Brings it into focus.</summary>
    BringIntoFocus = 3,

    /// <summary>Says that it is sustained.</summary>
    Sustain = 4,
}

/// <summary>What kind of community it is.</summary>
public enum CommunityKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A place, or a pocket within one.</summary>
    Place = 1,

    /// <summary>People who share a stage of life or a need, wherever they live.</summary>
    Theme = 2,
}
