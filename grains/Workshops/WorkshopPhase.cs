namespace ParticipatoryHub.Workshops;

/// <summary>Where a workshop is in its life.</summary>
public enum WorkshopPhase
{
    /// <summary>Not created.</summary>
    Unspecified = 0,

    /// <summary>Being prepared; nobody joins.</summary>
    Draft = 10,

    /// <summary>People join; the stage of the agenda says what they do.</summary>
    Open = 20,

    /// <summary>Stopped for a reason that everyone reads; nothing is taken until it goes on.</summary>
    Paused = 25,

    /// <summary>Over; the facilitator settles what becomes of the groups.</summary>
    Closed = 30,

    /// <summary>Anyone may read the board, the votes and the outcomes.</summary>
    Published = 40,
}

/// <summary>What can be asked of a workshop's lifecycle.</summary>
public enum WorkshopMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Let people join.</summary>
    Open = 1,

    /// <summary>Stop for a while; takes a reason.</summary>
    Pause = 2,

    /// <summary>Go on.</summary>
    Resume = 3,

    /// <summary>End it.</summary>
    Close = 4,

    /// <summary>Open it again; takes a reason.</summary>
    Reopen = 5,

    /// <summary>Show it to anyone.</summary>
    Publish = 6,
}

/// <summary>What people do in a part of the agenda.</summary>
public enum WorkshopStage
{
    /// <summary>Not set: before the first stage, people arrive.</summary>
    Unspecified = 0,

    /// <summary>Everyone writes notes of their own; what they say leaves the grain to nobody but their author.</summary>
    Gather = 1,

    /// <summary>Everything gathered is shown at once; more may be written, and is seen at once.</summary>
    Reveal = 2,

    /// <summary>Notes that belong together are put together.</summary>
    Group = 3,

    /// <summary>Dots are placed on groups and on notes that stand alone.</summary>
    Vote = 4,

    /// <summary>Groups are talked about: comments, hands, summaries.</summary>
    Discuss = 5,

    /// <summary>Groups become actions, ideas or evidence, or are declined with a reason.</summary>
    Agree = 6,

    /// <summary>How was it?</summary>
    Feedback = 7,
}

/// <summary>What a person is in a workshop.</summary>
public enum WorkshopRole
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Staff who lead workshops.</summary>
    Facilitator = 1,

    /// <summary>A participant whom the facilitator asked to look after a table.</summary>
    TableHost = 2,

    /// <summary>Who has joined.</summary>
    Participant = 3,

    /// <summary>Who had joined and was removed.</summary>
    Removed = 4,

    /// <summary>Anyone else.</summary>
    Stranger = 5,

    /// <summary>Who has the link to read the board, and nothing more.</summary>
    Reader = 6,
}

/// <summary>
/// Who hears what. Each is a stream of its own: the facilitator's has the people and what is hidden, the participants' what is revealed,
/// the projector's only the room and the groups. <see cref="Lite"/> carries what the participants' does, once a second.
/// </summary>
[Flags]
public enum BoardAudience
{
    /// <summary>Nobody.</summary>
    Unspecified = 0,

    /// <summary>The facilitator.</summary>
    Facilitator = 1,

    /// <summary>Participants.</summary>
    Participant = 2,

    /// <summary>The screen in the hall.</summary>
    Projector = 4,

    /// <summary>Participants on a slow line.</summary>
    Lite = 8,
}
