using System.Globalization;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Search;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Communities;

/// <summary>Communities, their registers, fields, choices and refusals as people read them, in the reader's language.</summary>
internal sealed class EntryWords(IStringLocalizer<Text> L)
{
    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(CommunityPhase phase) => phase switch
    {
        CommunityPhase.InFocus => "govuk-tag--green",
        CommunityPhase.Proposed => "govuk-tag--yellow",
        CommunityPhase.Sustained => "govuk-tag--blue",
        _ => "govuk-tag--grey",
    };

    /// <summary>A phase as a short label.</summary>
    public string Phase(CommunityPhase phase) => phase switch
    {
        CommunityPhase.Proposed => L["Proposed for focus"],
        CommunityPhase.InFocus => L["In focus"],
        CommunityPhase.Sustained => L["Sustained"],
        _ => L["Watched"],
    };

    /// <summary>A register's name.</summary>
    public string Register(EntryRegister register) => register switch
    {
        EntryRegister.Assets => L["Assets and vulnerabilities"],
        EntryRegister.Evidence => L["Evidence"],
        EntryRegister.Profile => L["What we understand"],
        EntryRegister.Activities => L["How people are involved"],
        EntryRegister.Partners => L["Partners"],
        EntryRegister.Stories => L["Stories from six perspectives"],
        EntryRegister.Voices => "Counts of who is heard",
        _ => "Skills and training",
    };

    /// <summary>What a register holds.</summary>
    public string About(EntryRegister register) => register switch
    {
        EntryRegister.Assets => L["What the community has to build on, and what makes it vulnerable."],
        EntryRegister.Evidence => L["What was heard, seen and measured, with where it comes from. What contradicts each other is kept."],
        EntryRegister.Profile => L["Its background, its people and its services, in the words of many."],
        EntryRegister.Activities => L["What was promised before each activity, and what came of it."],
        EntryRegister.Partners => L["Organisations that work here, and what they offer."],
        EntryRegister.Stories => L["What came of it: for people, the community, professionals, those who lead, fund and decide."],
        EntryRegister.Voices => "Counts only, for the table of who has been heard.",
        _ => "Who needs, offers and has had training.",
    };

    /// <summary>What is done to add to a register.</summary>
    public string Add(EntryRegister register) => register switch
    {
        EntryRegister.Assets => L["Add an asset or a vulnerability"],
        EntryRegister.Partners => L["Add an organisation"],
        EntryRegister.Stories => L["Tell what came of it"],
        EntryRegister.Activities => "Add an activity",
        EntryRegister.Voices => "Add counts",
        EntryRegister.Skills => "Add a line",
        _ => L["Add what you know"],
    };

    /// <summary>What a field asks.</summary>
    public string Label(EntryRegister register, string field) => (register, field) switch
    {
        (EntryRegister.Partners, "title") => L["Name of the organisation"],
        (EntryRegister.Voices, "title") => "What was counted, such as the census or an event",
        (EntryRegister.Skills, "title") => "What is it, in a few words?",
        (_, "title") => L["In a few words"],
        (EntryRegister.Assets, "what") => L["What is it, and what is good about it or missing?"],
        (EntryRegister.Profile, "what") => L["What do people say?"],
        (EntryRegister.Stories, "what") => L["Your answer, or the story as it was told"],
        (EntryRegister.Activities, "what") => L["What is it for?"],
        (EntryRegister.Partners, "what") => L["What does it offer?"],
        (EntryRegister.Voices or EntryRegister.Skills, "what") => "Notes",
        (_, "what") => L["What was said, seen or measured?"],
        (EntryRegister.Assets, "kind") => L["What kind is it?"],
        (EntryRegister.Profile, "kind") => L["Which question does it answer?"],
        (EntryRegister.Stories, "kind") => L["Which question do you answer?"],
        (EntryRegister.Stories, "form") => L["Is it an answer or a story that was told?"],
        (EntryRegister.Stories, "emerged") => L["Did something come of it that nobody planned? Name it."],
        (EntryRegister.Activities, "kind") => L["How far are people involved?"],
        (EntryRegister.Partners, "kind") => L["Which sector is it?"],
        (EntryRegister.Voices, "kind") => "What do these counts say?",
        (EntryRegister.Skills, "kind") => "Needs it, offers it or has had it?",
        (_, "kind" or "method") => L["How was it gathered?"],
        (EntryRegister.Assets or EntryRegister.Activities, "where") => L["Where is it?"],
        (EntryRegister.Partners, "where") => L["Where does it work?"],
        (_, "where") => L["Where were people?"],
        (_, "contact") => L["Who to ask"],
        (_, "web") => L["Website"],
        (_, "when") => L["When can it be used?"],
        (_, "more") => L["What could it do more of?"],
        (_, "source") => L["Who or what does it come from?"],
        (_, "basis") => L["What does it rest on?"],
        (_, "gathered" or "day") => L["On which day?"],
        (_, "consent") => L["How may it be used?"],
        (_, "reach") => L["Whom is it meant to reach?"],
        (_, "promise") => L["What is promised to those who come?"],
        (_, "came") => L["How many came?"],
        (_, "answer") => L["What came of it, and how were people told?"],
        (_, "skill") => "Which training?",
        (_, "who") => "Who?",
        (_, EntryFieldSet.Everyone) => L["Everybody"],
        (EntryRegister.Voices, _) => Group(field),
        _ => "Factor of resilience",
    };

    /// <summary>Help with a field, or null.</summary>
    public string? Hint(EntryRegister register, string field) => (register, field) switch
    {
        (EntryRegister.Assets, "title") => L["Such as: Tea and talk on Thursdays"].Value,
        (EntryRegister.Evidence, "title") => L["Such as: The last bus leaves too early"].Value,
        (_, "contact") => L["Everybody can read this. Give a place to ask at rather than a private number."].Value,
        (EntryRegister.Voices, "source") => "Such as the census of 2021, or the sheet at the door.",
        (_, "source") => L["Such as: a mother of two, or the census of 2021. Do not name anybody."].Value,
        (_, "promise") => "Said before it starts. Once the day has come it stands.",
        (_, "came" or "answer") => "Once the day has come.",
        (EntryRegister.Voices, EntryFieldSet.Everyone) => "Leave empty below what was not counted.",
        _ => null,
    };

    /// <summary>Something that can be chosen.</summary>
    public string Choice(EntryRegister register, string field, string value) => (register, value) switch
    {
        (EntryRegister.Activities, _) when field == "kind" => Spectrum(value),
        (EntryRegister.Profile, _) when field == "kind" => Prompt(value),
        (EntryRegister.Stories, _) when field == "kind" => Perspective(value),
        (_, "answer") => L["A short answer"],
        (_, "spoken") => L["A story that was told and written down"],
        (EntryRegister.Partners, _) when field == "kind" => Sector(value),
        (_, "skill") => L["People’s skills"],
        (_, "group") => L["Group"],
        (_, "place") => L["Place or building"],
        (_, "service") => L["Service"],
        (_, "business") => L["Business"],
        (_, "green") => L["Green space"],
        (_, EntryFieldSet.Vulnerability) => L["Vulnerability"],
        (_, "conversation") => L["Conversation"],
        (_, "interview") => L["Interview"],
        (_, "story") => L["Story"],
        (_, "observation") => L["Observation"],
        (_, "survey") => L["Survey"],
        (_, "data") => L["Data"],
        (_, "research") => L["Research"],
        (_, EntryFieldSet.OpenConsent) => L["Everybody may read it"],
        (_, "summary") => L["Only in summaries, without my words"],
        (_, "team") => L["Only the team that works with us may read it"],
        (_, EntryFieldSet.Lives) => "Who lives here",
        (_, EntryFieldSet.Heard) => "Who has been heard",
        (_, "needs") => "Needs it",
        (_, "offers") => "Offers it",
        (_, "has") => "Has had it",
        _ => field == "factor" ? Factor(value) : Training(value),
    };

    /// <summary>A place on the spectrum of involvement.</summary>
    public string Spectrum(string value) => value switch
    {
        "inform" => L["Inform: people are told"],
        "consult" => L["Consult: people are asked"],
        "involve" => L["Involve: people work on it with us"],
        "collaborate" => L["Collaborate: people and we decide together"],
        "empower" => L["Empower: people decide"],
        _ => "",
    };

    /// <summary>A profile, by the beginning of its prompts.</summary>
    public string ProfileName(string profile) => profile switch
    {
        "background" => L["Its background"],
        "people" => L["Its people"],
        _ => L["Its services"],
    };

    /// <summary>A prompt of a guided profile.</summary>
    public string Prompt(string value) => value switch
    {
        "background-place" => L["The place: buildings, streets, open spaces"],
        "background-industry" => L["Industry and jobs, then and now"],
        "background-leisure" => L["Leisure and social life"],
        "background-changes" => L["What has changed lately, for better or worse"],
        "people-together" => L["How people get on and get things done"],
        "people-values" => L["What people value and put first"],
        "people-skills" => L["What people can do"],
        "people-profile" => L["Who lives here"],
        "people-housing" => L["Homes, and who owns them"],
        "people-work" => L["Being in work and out of it"],
        "people-complex" => L["Lives with several troubles at once"],
        "people-history" => L["Old troubles that still matter"],
        "services-used" => L["Which services people use, and how they reach them"],
        "services-how" => L["How those services work"],
        "services-broken" => L["What does not work"],
        "services-solutions" => L["What the community would do about it"],
        _ => "",
    };

    /// <summary>A sector.</summary>
    public string Sector(string value) => value switch
    {
        "police" => L["Police and emergency services"],
        "health" => L["Health"],
        "care" => L["Social care"],
        "schools" => L["Schools and children’s services"],
        "housing" => L["Housing association"],
        "voluntary" => L["Voluntary or community group"],
        "faith" => L["Faith group"],
        "business" => L["Business"],
        "council" => L["Council"],
        _ => "",
    };

    /// <summary>A group of a community.</summary>
    public string Group(string value) => value switch
    {
        "age-under-16" => L["Under 16"],
        "age-16-24" => L["16 to 24"],
        "age-25-44" => L["25 to 44"],
        "age-45-64" => L["45 to 64"],
        "age-65-79" => L["65 to 79"],
        "age-80-over" => L["80 and over"],
        "women" => L["Women"],
        "men" => L["Men"],
        "minority-ethnic" => L["People of minority ethnic groups"],
        "little-english" => L["People who speak little English"],
        "disabled" => L["Disabled people"],
        "long-term-ill" => L["People with a long-term illness"],
        "carers" => L["Carers"],
        "lone-parents" => L["Lone parents"],
        "social-tenants" => L["Tenants of a housing association or the council"],
        "private-tenants" => L["Tenants of a private landlord"],
        "out-of-work" => L["People out of work"],
        "new-here" => L["People who moved here lately"],
        _ => "",
    };

    /// <summary>Whether a group has been heard.</summary>
    public string Standing(VoicesStanding standing) => standing switch
    {
        VoicesStanding.Unheard => L["Not heard yet"],
        VoicesStanding.Few => L["Hardly heard"],
        VoicesStanding.Under => L["Heard too little"],
        VoicesStanding.Heard => L["Heard"],
        _ => L["Not known"],
    };

    /// <summary>What can be found, by its kind.</summary>
    public string Found(SearchKind kind) => kind switch
    {
        SearchKind.Community => L["Community"],
        SearchKind.Asset => L["Asset or vulnerability"],
        SearchKind.Evidence => L["Evidence"],
        SearchKind.Profile => L["What we understand"],
        SearchKind.Activity => L["How people are involved"],
        SearchKind.Partner => L["Partner"],
        SearchKind.Idea => L["Idea"],
        SearchKind.Plan => L["Plan"],
        SearchKind.Story => L["Story"],
        SearchKind.Voices => Register(EntryRegister.Voices),
        _ => Register(EntryRegister.Skills),
    };

    /// <summary>What was done to an entry; for staff.</summary>
    public static string Act(EntryAct act) => act switch
    {
        EntryAct.PhotoSet => "Photo set",
        EntryAct.PhotoTaken => "Photo taken away",
        _ => act.ToString(),
    };

    /// <summary>A day of a field, as people read it; nothing where there is none.</summary>
    public static string DayOf(string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : written;

    /// <summary>The beginning of a text, where it is longer.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    /// <summary>A tag.</summary>
    public string Tag(string tag) => tag switch
    {
        "level-structural" => L["Structural conditions"],
        "level-social" => L["Social networks and capital"],
        "level-self" => L["Self"],
        "outcome-connectivity" => L["Connectivity"],
        "outcome-collaboration" => L["Collaboration"],
        "outcome-resilience" => L["Resilience"],
        "outcome-capability" => L["Community capability"],
        "outcome-efficacy" => L["Collective efficacy"],
        "outcome-cohesion" => L["Community cohesion"],
        "theme-starting-well" => L["Starting well"],
        "theme-ageing-well" => L["Ageing well"],
        "theme-life-changes" => L["Managing key life changes"],
        "theme-health-conditions" => L["Onset of challenging health conditions"],
        "theme-employability" => L["Employability"],
        "theme-social-inclusion" => L["Social inclusion"],
        "theme-voluntary-capacity" => L["Voluntary capacity"],
        _ => "",
    };

    /// <summary>The heading over tags of a group.</summary>
    public string TagGroup(string group) => group switch
    {
        "level" => L["Which level is it about?"],
        "theme" => L["Which theme is it about?"],
        _ => L["Which outcomes does it serve or threaten?"],
    };

    /// <summary>What was refused, in words that say of which question: a summary of them is read by itself.</summary>
    public IEnumerable<Refused> Say(EntryFieldSet set, IEnumerable<Refused> refusals) => refusals.Select(refused => refused with { Sentence = Asked(set, refused.Field) + Sentence(refused) });

    private string Asked(EntryFieldSet set, string? field) => field == "alt" ? L["What does it show?"] + " " : field is "title" or "what" || field is not null && set.Field(field) is not null
        ? Label(set.Register, field) is var label && label.EndsWith('?') || label.EndsWith('؟') ? label + " " : label + ": "
        : "";

    private string Sentence(Refused refused) => refused.Code switch
    {
        "words-missing" => L["Fill this in."],
        "words-too-long" => L["This is too long. Say it in fewer words."],
        "choice-missing" => L["Choose one of these."],
        "day-missing" => L["Enter a day that has been."],
        "day-unfit" => L["Enter a day."],
        "number-unfit" => L["Enter a whole number, such as 12."],
        "place-unfit" => L["Enter degrees of latitude and longitude, such as 53.72 and -2.63, or leave both empty."],
        "consent-missing" => L["Say whether anybody can be recognised, and whether they agreed. Without that it is not shown."],
        "consent-who-missing" => L["Say who agreed."],
        "consent-who-too-long" => L["Say in at most 300 characters who agreed."],
        "consent-day-unfit" => L["Enter the day on which they agreed, or on which you looked. It cannot be in the future."],
        "photo-missing" => L["Choose a photo."],
        "photo-unreadable" => L["The file is not a photo that we can read. Choose a JPEG, PNG or WebP file."],
        "photo-too-large" => L["The photo is too large. Choose one of at most 10 MB and 50 megapixels."],
        "changed-meanwhile" or "busy" => L["Somebody else has changed this entry meanwhile. Load the page again to see what it says now."],
        _ => refused.Sentence,
    };

    private static string Training(string value) => value switch
    {
        "asset-based" => "Asset-based approaches",
        "evaluation" => "Monitoring and evaluating them",
        "person-centred" => "Person-centred approach",
        "listening" => "Listening",
        "engagement" => "Engagement",
        "knowledge-sharing" => "Sharing of knowledge",
        _ => "",
    };

    private string Perspective(string value) => value switch
    {
        "as-person" => L["The person: how has this helped me, my family, my friends?"],
        "as-community" => L["The community: how are things different around here as a place to live and work?"],
        "as-professional" => L["The professional: how has my involvement had a positive outcome?"],
        "as-lead" => L["Whoever leads the programme: what are we learning, and how do we best use it?"],
        "as-funder" => L["The funder: how can the impacts better inform funding decisions?"],
        _ => L["The policy maker: how can a better understanding of communities lead to better policy?"],
    };

    // The framework's own list; a field for staff, in English.
    private static string Factor(string value) => value switch
    {
        "structural-money" => "Structural: a positive flow of money and resources",
        "structural-enterprise" => "Structural: diverse, responsible businesses and good employment",
        "structural-environment" => "Structural: good access to high quality physical environments",
        "structural-crime" => "Structural: low crime",
        "structural-segregation" => "Structural: not cut off from other places",
        "social-networks" => "Social: strong and positive social networks",
        "social-loneliness" => "Social: reduced loneliness and isolation",
        "social-sense" => "Social: sense of community and sharing",
        "social-efforts" => "Social: efforts to improve the place",
        "self-health" => "Self: good health, and managing conditions",
        "self-education" => "Self: education, and support in it",
        "self-services" => "Self: awareness of services and how to influence them",
        "self-technology" => "Self: affording and using technology",
        "self-changes" => "Self: preparing for and recovering from life changes",
        "self-reciprocity" => "Self: confidence to give and to receive",
        _ => "",
    };
}
