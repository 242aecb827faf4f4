namespace ParticipatoryHub.Plans;

/// <summary>Where a resilience plan stands: the framework's steps from understanding to review.</summary>
public enum PlanPhase
{
    /// <summary>Not set: there is no such plan.</summary>
    Unspecified = 0,

    /// <summary>The background, the people and the services are being understood.</summary>
    Understand = 1,

    /// <summary>Objectives and actions are worked out with the community.</summary>
    Develop = 2,

    /// <summary>It is carried out.</summary>
    Deliver = 3,

    /// <summary>It is looked back on: what changed, what was heard, what is amended.</summary>
    Review = 4,

    /// <summary>It is over.</summary>
    Closed = 5,
}

/// <summary>What moves a plan from one phase to another.</summary>
public enum PlanMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Begins to develop it, once the community is understood.</summary>
    Develop = 1,

    /// <summary>Begins to deliver what was agreed.</summary>
    Deliver = 2,

    /// <summary>Begins to look back.</summary>
    Review = 3,

    /// <summary>Develops it again, by what the review says.</summary>
    DevelopAgain = 4,

    /// <summary>Closes it after a review.</summary>
    Close = 5,

    /// <summary>Stops it before its time.</summary>
    Stop = 6,
}

/// <summary>Who leads an action.</summary>
public enum ActionLead
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>People of the community.</summary>
    Community = 1,

    /// <summary>A partner: a voluntary group, a business, a housing association.</summary>
    Partner = 2,

    /// <summary>A public service; only where that is necessary, says the framework.</summary>
    PublicService = 3,
}

/// <summary>How soon an action can make a difference.</summary>
public enum ActionTerm
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Within a year or so.</summary>
    ShortTerm = 1,

    /// <summary>Over years.</summary>
    LongTerm = 2,
}

/// <summary>Whether an action is tried out or meant to stay.</summary>
public enum ActionForm
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Tried out, to be learned from.</summary>
    Prototype = 1,

    /// <summary>Meant to stay.</summary>
    Lasting = 2,
}

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Not begun.</summary>
    Planned = 1,

    /// <summary>Under way.</summary>
    UnderWay = 2,

    /// <summary>Done.</summary>
    Done = 3,

    /// <summary>Given up, with the reason in what came of it.</summary>
    Stopped = 4,
}

/// <summary>The framework's six key milestones of a resilience plan, in its order.</summary>
public enum PlanMilestone
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Establishing the current state in the locality and desired outcomes.</summary>
    CurrentState = 1,

    /// <summary>Identify assets and vulnerabilities.</summary>
    Assets = 2,

    /// <summary>Benchmarking and gathering anecdotal evidence.</summary>
    Evidence = 3,

    /// <summary>Prioritise possibilities, agree actions and link in to other work.</summary>
    Prioritise = 4,

    /// <summary>Consider sustainability of changes.</summary>
    Sustain = 5,

    /// <summary>Review, understanding impacts of early changes and results of prototyping, and amend.</summary>
    Review = 6,
}
