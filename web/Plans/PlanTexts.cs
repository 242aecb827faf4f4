using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Plans;

/// <summary>Plans as people read them, in the reader's language.</summary>
internal sealed class PlanTexts(IStringLocalizer<Text> L)
{
    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(PlanPhase phase) => phase switch
    {
        PlanPhase.Understand or PlanPhase.Develop => "govuk-tag--yellow",
        PlanPhase.Deliver => "govuk-tag--green",
        PlanPhase.Review => "govuk-tag--blue",
        _ => "govuk-tag--grey",
    };

    /// <summary>GOV.UK's tag colour for how far an action is.</summary>
    public static string Tag(ActionStatus status) => status switch
    {
        ActionStatus.UnderWay => "govuk-tag--blue",
        ActionStatus.Done => "govuk-tag--green",
        ActionStatus.Stopped => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>What a button of a move says; for staff, in English.</summary>
    public static string Move(PlanMove move) => move switch
    {
        PlanMove.Develop => "Begin to develop the plan",
        PlanMove.Deliver => "Begin to deliver the plan",
        PlanMove.Review => "Begin the review",
        PlanMove.DevelopAgain => "Develop the plan again",
        PlanMove.Close => "Close the plan",
        PlanMove.Stop => "Stop the plan",
        _ => "",
    };

    /// <summary>A phase.</summary>
    public string Phase(PlanPhase phase) => phase switch
    {
        PlanPhase.Understand => L["Understand"],
        PlanPhase.Develop => L["Develop"],
        PlanPhase.Deliver => L["Deliver"],
        PlanPhase.Review => L["Review"],
        _ => L["Closed"],
    };

    /// <summary>What happens in a phase.</summary>
    public string About(PlanPhase phase) => phase switch
    {
        PlanPhase.Understand => L["The community’s background, people and services are being understood."],
        PlanPhase.Develop => L["Objectives and actions are worked out with the community."],
        PlanPhase.Deliver => L["The plan is carried out by the people named in it."],
        PlanPhase.Review => L["We look back: what changed, what we heard, what we amend."],
        _ => L["The plan is over."],
    };

    /// <summary>Who leads.</summary>
    public string Lead(ActionLead lead) => lead switch
    {
        ActionLead.Community => L["The community"],
        ActionLead.Partner => L["A partner"],
        ActionLead.PublicService => L["A public service"],
        _ => "",
    };

    /// <summary>How soon.</summary>
    public string Term(ActionTerm term) => term == ActionTerm.ShortTerm ? L["Short term"] : L["Long term"];

    /// <summary>Tried out or to stay.</summary>
    public string Form(ActionForm form) => form == ActionForm.Prototype ? L["Tried out first"] : L["Meant to stay"];

    /// <summary>How far.</summary>
    public string Status(ActionStatus status) => status switch
    {
        ActionStatus.UnderWay => L["Under way"],
        ActionStatus.Done => L["Done"],
        ActionStatus.Stopped => L["Stopped"],
        _ => L["Planned"],
    };

    /// <summary>A milestone of the framework.</summary>
    public string Milestone(PlanMilestone milestone) => milestone switch
    {
        PlanMilestone.CurrentState => L["Current state and desired outcomes"],
        PlanMilestone.Assets => L["Assets and vulnerabilities"],
        PlanMilestone.Evidence => L["Benchmark and anecdotal evidence"],
        PlanMilestone.Prioritise => L["Prioritise and agree"],
        PlanMilestone.Sustain => L["Sustainability"],
        _ => L["Review and amend"],
    };

    /// <summary>A priority of the Corporate Strategy.</summary>
    public string Priority(string priority) => priority switch
    {
        "priority-ambitious" => L["An ambitious council that does more to meet the needs of its residents and the local area"],
        "priority-involving" => L["Involving residents in improving their local area and equality of access for all"],
        "priority-homes" => L["Clean, safe and healthy homes and communities"],
        _ => "",
    };

    /// <summary>A part of a plan, in a comparison of versions.</summary>
    public string Part(string part) => part switch
    {
        "title" => L["Title"],
        "situation" => L["Situation"],
        "inputs" => L["What there is to begin with"],
        "short" => L["Within a year"],
        "medium" => L["Within three years"],
        "long" => L["In the long run"],
        "owner" => L["Who answers for the plan"],
        "what" => L["What is done"],
        "objective" => L["Objective"],
        "lead" or "leadname" => L["Led by"],
        "whypublic" => L["Why a public service leads this"],
        "term" => L["How soon"],
        "form" => L["Tried out or to stay"],
        "sustained" => L["How it goes on"],
        "level" => L["Level"],
        "outcome" => L["Outcomes"],
        "priority" => L["Priorities"],
        "due" => L["By"],
        _ => "",
    };

    /// <summary>What a resident was refused, in words.</summary>
    public IEnumerable<Refused> Say(IEnumerable<Refused> refusals) => refusals.Select(refused => refused with
    {
        Sentence = refused.Code switch
        {
            "name-missing" => L["Enter the name that is to be shown."],
            "words-too-long" => L["This is too long. Say it in fewer words."],
            "changed-meanwhile" => L["A newer version has been put forward meanwhile. Read it first."],
            "nothing-put-forward" => L["The plan has not been put forward yet."],
            "wrong-phase" => L["The plan is over."],
            _ => refused.Sentence,
        },
    });
}
