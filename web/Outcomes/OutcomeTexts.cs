using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Outcomes;

/// <summary>The six outcomes in the words of the outcomes framework, in the reader's language.</summary>
internal sealed class OutcomeTexts(IStringLocalizer<Text> L)
{
    /// <summary>An outcome's address: its tag without what all of them begin with.</summary>
    public static string Slug(string outcome) => outcome[(outcome.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>What it means.</summary>
    public string Meaning(string outcome) => outcome switch
    {
        "outcome-connectivity" => L["The patterns and the quality of informal relationships, contacts and formal links between people, groups and organisations here, and the networks that cross social and geographic boundaries."],
        "outcome-collaboration" => L["The willingness and the opportunities to work together on joint projects, or in ways that complement each other: better co-operation, less unhelpful competition, fewer unresolved conflicts."],
        "outcome-resilience" => L["The resourcefulness to respond positively to change and disruption: recovery and creativity, flexibility and persistence, new ways towards new goals."],
        "outcome-capability" => L["The knowledge, skills, energy and shared resources with which members of the community set up and maintain projects, activities and organisations of their own, and take on leadership."],
        "outcome-efficacy" => L["A shared belief that the community can influence decisions and make things happen through its own efforts, confidence in each other, and trust that local organisations act in its interest."],
        "outcome-cohesion" => L["Equality, diversity and inclusion: recognising differences, equal opportunity with diverse needs, and going beyond tolerance to understanding and celebrating each other."],
        _ => "",
    };

    /// <summary>The kinds of actions that serve it.</summary>
    public string Serves(string outcome) => outcome switch
    {
        "outcome-connectivity" => L["It is served by what brings people together: networks, visits, shared meals, ways to get about and to stay in touch."],
        "outcome-collaboration" => L["It is served by joint projects, groups that share rooms, dates and money, and partners who plan together."],
        "outcome-resilience" => L["It is served by what helps through hard times: food clubs, advice, help between neighbours, places that stay open."],
        "outcome-capability" => L["It is served by training, small sums, mentors, and halls and facilities that the community runs."],
        "outcome-efficacy" => L["It is served by votes on budgets, co-design, seats where decisions are made, and answers to what was said."],
        "outcome-cohesion" => L["It is served by welcoming who is new, celebrating together, and removing what keeps people away."],
        _ => "",
    };
}
