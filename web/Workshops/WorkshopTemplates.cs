using System.Collections.Immutable;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// What a facilitator begins with: an agenda for each of the service areas that the community resilience framework names for co-design
/// (Finance, Planning, systems and IT, development projects, Health and Wellbeing), for a community's plan, and an empty one. Like the
/// framework, each starts with what is good already and ends with who does what.
/// </summary>
internal sealed record WorkshopTemplate(string Id, string Name, string About, string Purpose, ImmutableArray<AgendaStage> Agenda)
{
    public static IReadOnlyList<WorkshopTemplate> All { get; } =
    [
        Of("finance", "Finance: a budget", "What a community’s money should do, before a vote on it.",
            "We have a budget for this area. Before anyone votes, we find out together what it should do.",
            "What does money already do well around here, and what would you spend it on next?", "Which of these would make the most difference to the most people?",
            "What would each of these need to work, and who would look after it?"),
        Of("planning", "Planning: a policy or a place", "Where planning law leaves room: what should change, and what must stay.",
            "The council is looking at how this area is planned. We look at where the law leaves us room, and what matters to those who live here.",
            "What do you value about this place, and what would you change about how it is built and used?", "Which of these should the plan take up first?",
            "What would the council need to know to get this right? What must not happen?"),
        Of("systems", "Systems and IT: a service online", "From the start, with those who use it, rather than a test at the end.",
            "We are going to redesign a service. We start with the people who use it, or would if they could.",
            "When you last needed this service, what helped and what got in your way?", "Which of these must be put right first?",
            "How would it work if it were easy? Who would still need help, and from whom?"),
        Of("development", "Development project: streets, buildings, green space", "Changes to the environment, with those who need something different.",
            "Something is going to change here. We plan it with the people who will use it, those with additional needs first.",
            "What is this place good for now, and what should you be able to do here?", "What matters most when there is not money for all of it?",
            "For each of these: who could not use it, and what would change that?"),
        Of("health", "Health and wellbeing: neighbourhood working", "Work, homes, centres and getting together.",
            "We look at what keeps people here well, and how services and neighbours can work together on it.",
            "What or who keeps you well around here? What is missing?", "Which of these would help you and your neighbours most?",
            "What can we do ourselves, what do we need from services, and who starts?"),
        Of("plan", "A community’s plan", "What is strong already, what should change, and who does it: the framework’s way to a plan.",
            "Together we make a plan for our community: what is strong, what we want to change, and the first steps.",
            "What is strong in our community: people, places, groups, skills?", "Which changes matter most over the next year?",
            "What can the community lead, what is shared, and where do we need public services?"),
        new("blank", "Blank", "One stage to write notes and one to read them. The rest is yours.", "",
            [AgendaStage.Of(WorkshopStage.Gather, "What do you think?", 10), AgendaStage.Of(WorkshopStage.Reveal, "Read what everyone wrote.", 10)]),
    ];

    /// <summary>The template with an id; null when there is none.</summary>
    public static WorkshopTemplate? Find(string? id) => All.FirstOrDefault(template => template.Id == id);

    private static WorkshopTemplate Of(string id, string name, string about, string purpose, string gather, string vote, string discuss) => new(id, name, about, purpose,
    [
        AgendaStage.Of(WorkshopStage.Gather, gather, 10),
        AgendaStage.Of(WorkshopStage.Reveal, "Read what everyone wrote. Is something missing?", 5),
        AgendaStage.Of(WorkshopStage.Group, "Which notes belong together? Give each group a name.", 15),
        AgendaStage.Of(WorkshopStage.Vote, vote, 5),
        AgendaStage.Of(WorkshopStage.Discuss, discuss, 25),
        AgendaStage.Of(WorkshopStage.Agree, "What happens next, who does it, and by when?", 15),
        AgendaStage.Of(WorkshopStage.Feedback, "How was this workshop for you?", 5),
    ]);
}
