using System.Collections.Immutable;

namespace ParticipatoryHub.Communities;

/// <summary>A register of a community.</summary>
public enum EntryRegister
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>What the community has, and what makes it vulnerable.</summary>
    Assets = 1,

    /// <summary>What was heard, seen and measured.</summary>
    Evidence = 2,

    /// <summary>The guided profiles: its background, its people and its services, prompt by prompt.</summary>
    Profile = 3,

    /// <summary>What was done to involve people, how far, and what came of it.</summary>
    Activities = 4,

    /// <summary>Who lives there and who has been heard: counts only.</summary>
    Voices = 5,

    /// <summary>Organisations, what they offer and where they work.</summary>
    Partners = 6,

    /// <summary>Who needs, offers and has had which training.</summary>
    Skills = 7,

    /// <summary>What came of it all, told from six perspectives.</summary>
    Stories = 8,
}

/// <summary>What a field holds.</summary>
public enum EntryFieldKind
{
    /// <summary>A line.</summary>
    Line = 0,

    /// <summary>Several lines.</summary>
    Text = 1,

    /// <summary>A day that has been, as yyyy-MM-dd.</summary>
    PastDay = 2,

    /// <summary>Any day, as yyyy-MM-dd.</summary>
    Day = 3,

    /// <summary>A whole number from 0 to 9,999,999.</summary>
    Number = 4,
}

/// <summary>A field of a register's entries beyond title and text, declared once: form, check, list and CSV follow from it.</summary>
/// <param name="Name">In forms, stored JSON and the CSV's head; never changed.</param>
/// <param name="Longest">In characters.</param>
/// <param name="Choices">What may be chosen; empty where it is written freely.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsForStaff">Whether only staff fill it in and read it.</param>
/// <param name="IsPromise">Whether it stands once the entry's day has come.</param>
/// <param name="IsAnswer">Whether it can be filled in only once the entry's day has come.</param>
public sealed record EntryField(
    string Name,
    bool IsNeeded = false,
    int Longest = 300,
    ImmutableArray<string> Choices = default,
    EntryFieldKind Kind = EntryFieldKind.Line,
    bool IsForStaff = false,
    bool IsPromise = false,
    bool IsAnswer = false)
{
    /// <summary>What may be chosen; empty where it is written freely.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.IsDefault ? [] : Choices;
}

/// <summary>Who adds to a register and who reads what is kept in it.</summary>
public enum EntryAudience
{
    /// <summary>Residents suggest, everybody reads.</summary>
    Everybody = 0,

    /// <summary>Staff add, everybody reads.</summary>
    Readers = 1,

    /// <summary>Staff add and read.</summary>
    Staff = 2,
}

/// <summary>What the entries of a register hold.</summary>
/// <param name="Name">In addresses and keys.</param>
/// <param name="Fields">In the order of the form.</param>
/// <param name="Tags">What an entry may be tagged with, as <c>group-value</c>.</param>
/// <param name="HasPlace">Whether an entry may be a point on the map.</param>
/// <param name="Audience">Who adds and who reads.</param>
/// <param name="NeedsText">Whether an entry says something beyond its title.</param>
/// <param name="HasPhoto">Whether an entry may show a photo.</param>
public sealed record EntryFieldSet(
    EntryRegister Register,
    string Name,
    ImmutableArray<EntryField> Fields,
    ImmutableArray<string> Tags,
    bool HasPlace = false,
    EntryAudience Audience = EntryAudience.Everybody,
    bool NeedsText = true,
    bool HasPhoto = false)
{
    /// <summary>An entry of assets that is a vulnerability.</summary>
    public const string Vulnerability = "vulnerability";

    /// <summary>Consent by which everybody may read an entry.</summary>
    public const string OpenConsent = "public";

    /// <summary>An entry of voices that says who lives in the community.</summary>
    public const string Lives = "lives";

    /// <summary>An entry of voices that says who has been heard.</summary>
    public const string Heard = "heard";

    /// <summary>In voices, everybody.</summary>
    public const string Everyone = "everyone";

    /// <summary>The framework's three levels.</summary>
    public static ImmutableArray<string> Levels { get; } = ["level-structural", "level-social", "level-self"];

    /// <summary>The six of the community resilience outcomes framework.</summary>
    public static ImmutableArray<string> Outcomes { get; } =
        ["outcome-connectivity", "outcome-collaboration", "outcome-resilience", "outcome-capability", "outcome-efficacy", "outcome-cohesion"];

    /// <summary>The framework's themes, and the three that stand beside them.</summary>
    public static ImmutableArray<string> Themes { get; } =
        ["theme-starting-well", "theme-ageing-well", "theme-life-changes", "theme-health-conditions", "theme-employability", "theme-social-inclusion", "theme-voluntary-capacity"];

    /// <summary>What leads to strong resilience, in the framework's order and, beginning with the level, in its words cut short.</summary>
    public static ImmutableArray<string> Factors { get; } =
    [
        "structural-money", "structural-enterprise", "structural-environment", "structural-crime", "structural-segregation",
        "social-networks", "social-loneliness", "social-sense", "social-efforts",
        "self-health", "self-education", "self-services", "self-technology", "self-changes", "self-reciprocity",
    ];

    /// <summary>How something came to be known.</summary>
    public static ImmutableArray<string> Methods { get; } = ["conversation", "interview", "story", "observation", "survey", "data", "research"];

    /// <summary>How what somebody said may be used.</summary>
    public static ImmutableArray<string> Consents { get; } = [OpenConsent, "summary", "team"];

    /// <summary>The framework's prompts for understanding a community, each beginning with the profile that it belongs to.</summary>
    public static ImmutableArray<string> Prompts { get; } =
    [
        "background-place", "background-industry", "background-leisure", "background-changes",
        "people-together", "people-values", "people-skills", "people-profile", "people-housing", "people-work", "people-complex", "people-history",
        "services-used", "services-how", "services-broken", "services-solutions",
    ];

    /// <summary>The spectrum of involvement, from the least to the most.</summary>
    public static ImmutableArray<string> Spectrum { get; } = ["inform", "consult", "involve", "collaborate", "empower"];

    /// <summary>Groups of a community's profile; those after the ages are the ones that are heard too seldom.</summary>
    public static ImmutableArray<string> Groups { get; } =
    [
        "age-under-16", "age-16-24", "age-25-44", "age-45-64", "age-65-79", "age-80-over",
        "women", "men", "minority-ethnic", "little-english", "disabled", "long-term-ill", "carers", "lone-parents", "social-tenants", "private-tenants", "out-of-work", "new-here",
    ];

    /// <summary>Skills and training of the framework.</summary>
    public static ImmutableArray<string> Training { get; } = ["asset-based", "evaluation", "person-centred", "listening", "engagement", "knowledge-sharing"];

    /// <summary>Who takes part in the framework's evaluation, each with a question of its own.</summary>
    public static ImmutableArray<string> Perspectives { get; } = ["as-person", "as-community", "as-professional", "as-lead", "as-funder", "as-policy"];

    /// <summary>Assets and vulnerabilities.</summary>
    public static EntryFieldSet Assets { get; } = new(
        EntryRegister.Assets,
        "assets",
        [
            new("kind", true, Choices: ["skill", "group", "place", "service", "business", "green", Vulnerability]),
            new("where"),
            new("contact"),
            new("when"),
            new("more", Longest: 1_000),
            new("factor", Choices: Factors, IsForStaff: true),
        ],
        [.. Levels, .. Outcomes],
        HasPlace: true);

    /// <summary>Evidence, each with its source, its method and how it may be used.</summary>
    public static EntryFieldSet Evidence { get; } = new(
        EntryRegister.Evidence,
        "evidence",
        [
            new("kind", true, Choices: Methods),
            new("source", true),
            new("where"),
            new("gathered", true, Kind: EntryFieldKind.PastDay),
            new("consent", true, Choices: Consents),
            new("factor", Choices: Factors, IsForStaff: true),
        ],
        [.. Levels, .. Themes, .. Outcomes]);

    /// <summary>The guided profiles.</summary>
    public static EntryFieldSet Profile { get; } = new(
        EntryRegister.Profile,
        "profile",
        [
            new("kind", true, Choices: Prompts),
            new("source", true),
            new("method", true, Choices: Methods),
            new("basis"),
            new("gathered", true, Kind: EntryFieldKind.PastDay),
            new("consent", true, Choices: Consents),
        ],
        [.. Levels]);

    /// <summary>Activities of engagement: their place on the spectrum, their purpose and their promise before, their answer after.</summary>
    public static EntryFieldSet Activities { get; } = new(
        EntryRegister.Activities,
        "activities",
        [
            new("kind", true, Choices: Spectrum, IsPromise: true),
            new("day", true, Kind: EntryFieldKind.Day),
            new("where"),
            new("reach"),
            new("promise", true, 1_000, Kind: EntryFieldKind.Text, IsPromise: true),
            new("came", Kind: EntryFieldKind.Number, IsAnswer: true),
            new("answer", Longest: 2_000, Kind: EntryFieldKind.Text, IsAnswer: true),
        ],
        [.. Levels, .. Themes, .. Outcomes],
        Audience: EntryAudience.Readers);

    /// <summary>Counts of who lives there and who has been heard.</summary>
    public static EntryFieldSet Voices { get; } = new(
        EntryRegister.Voices,
        "voices",
        [
            new("kind", true, Choices: [Lives, Heard]),
            new("source", true),
            new("gathered", true, Kind: EntryFieldKind.PastDay),
            new(Everyone, true, Kind: EntryFieldKind.Number),
            .. Groups.Select(group => new EntryField(group, Kind: EntryFieldKind.Number)),
        ],
        [],
        Audience: EntryAudience.Staff,
        NeedsText: false);

    /// <summary>Partner organisations.</summary>
    public static EntryFieldSet Partners { get; } = new(
        EntryRegister.Partners,
        "partners",
        [
            new("kind", true, Choices: ["police", "health", "care", "schools", "housing", "voluntary", "faith", "business", "council"]),
            new("where"),
            new("contact"),
            new("web"),
        ],
        [.. Levels, .. Themes, .. Outcomes],
        HasPlace: true);

    /// <summary>Skills and training.</summary>
    public static EntryFieldSet Skills { get; } = new(
        EntryRegister.Skills,
        "skills",
        [
            new("kind", true, Choices: ["needs", "offers", "has"]),
            new("skill", true, Choices: Training),
            new("who", true),
            new("day", Kind: EntryFieldKind.Day),
        ],
        [],
        Audience: EntryAudience.Staff,
        NeedsText: false);

    /// <summary>Stories and short answers from six perspectives; an answer may name an outcome that nobody planned.</summary>
    public static EntryFieldSet Stories { get; } = new(
        EntryRegister.Stories,
        "stories",
        [
            new("kind", true, Choices: Perspectives),
            new("form", true, Choices: ["answer", "spoken"]),
            new("source", true),
            new("gathered", true, Kind: EntryFieldKind.PastDay),
            new("consent", true, Choices: Consents),
            new("emerged"),
        ],
        [.. Outcomes],
        HasPhoto: true);

    /// <summary>Every register, in the order of a community's page.</summary>
    public static ImmutableArray<EntryFieldSet> All { get; } = [Profile, Assets, Evidence, Activities, Partners, Stories, Voices, Skills];

    /// <summary>The fields of a register.</summary>
    public static EntryFieldSet Of(EntryRegister register) => All.First(set => set.Register == register);

    /// <summary>The register with a name; null when there is none.</summary>
    public static EntryFieldSet? Find(string? name) => All.FirstOrDefault(set => set.Name == name);

    /// <summary>A field by name; null when there is none.</summary>
    public EntryField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
