using System.Collections.Immutable;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Demo;

/// <summary>What is asked and said in the demo's workshops; all of it made up.</summary>
internal static class DemoWorkshopTexts
{
    private const string Notice = "Example data, made up for the demonstration. ";

    private static readonly ImmutableArray<RoomQuestion> Questions =
    [
        new("place", "Which part of the village do you live in?", ["Village centre", "Great Greens", "Bridgeway", "Brookside", "Somewhere else"]),
        new("age", "How old are you?", ["Under 18", "18 to 34", "35 to 64", "65 or older"]),
    ];

    public static WorkshopSetup Square { get; } = new(
        "What should the village square become? (example)",
        Notice + "The square by the shops is due to be paved anew. Before anyone draws a plan we would like to hear what you do there, what keeps you away, and what you would like to do.",
        [
            AgendaStage.Of(WorkshopStage.Gather, "What would bring you to the square more often?", 240),
            AgendaStage.Of(WorkshopStage.Reveal, "Read what everyone wrote.", 10),
            AgendaStage.Of(WorkshopStage.Group, "Which notes belong together?", 20),
            AgendaStage.Of(WorkshopStage.Vote, "Five dots: what matters most to you?", 10),
            AgendaStage.Of(WorkshopStage.Discuss, "What would it take?", 30),
            AgendaStage.Of(WorkshopStage.Agree, "Who does what next?", 20),
            AgendaStage.Of(WorkshopStage.Feedback, "How was it?", 5),
        ],
        Tables: 3,
        Questions: Questions);

    public static ImmutableArray<string> SquareNotes { get; } =
    [
        "Somewhere to sit that is not the bus stop.",
        "Lights. After four o’clock in winter I walk the long way round.",
        "A tap for drinking water, with a bowl for dogs.",
        "The market used to be here. I would come every Saturday for it.",
        "Shade. In July nobody can stand there.",
        "Kerbs that a wheelchair can get over.",
        "A board that says what is on this week, in big letters.",
        "Keep room for the Christmas tree!",
    ];

    public static WorkshopSetup Winter { get; } = new(
        "A warm winter for everyone (example)",
        Notice + "Last winter some of us were cold and alone. Forty minutes to say what helped and what would, and to agree on who does something about it.",
        [
            AgendaStage.Of(WorkshopStage.Gather, "What helped you or a neighbour last winter, and what was missing?", 10),
            AgendaStage.Of(WorkshopStage.Reveal, "Read what everyone wrote.", 5),
            AgendaStage.Of(WorkshopStage.Group, "Which notes belong together?", 10),
            AgendaStage.Of(WorkshopStage.Vote, "Five dots: what matters most to you?", 5),
            AgendaStage.Of(WorkshopStage.Discuss, "What would it take?", 15),
            AgendaStage.Of(WorkshopStage.Agree, "Who does what next?", 10),
            AgendaStage.Of(WorkshopStage.Feedback, "How was it?", 5),
        ],
        Tables: 2,
        Questions: Questions);

    public static ImmutableArray<DemoGroup> WinterGroups { get; } =
    [
        new(
            "A warm room that is open",
            ["The library was warm, but shut on the coldest days.", "A warm room with tea, and somebody to talk to.", "Somewhere warm to do homework."],
            "Rooms there are; what is missing are hours, and a person who opens up.",
            now => new AgreedOutcome(OutcomeKind.Action, "Open the chapel hall as a warm room three mornings a week from November to March.", "Chapel hall committee", DateOnly.FromDateTime(now.AddDays(60).UtcDateTime))),
        new(
            "Someone who knocks",
            ["My neighbour had no heating for nine days and nobody knew.", "A list of people who would like a knock on the door when it freezes."],
            "People would knock, if they knew who would like them to.",
            now => new AgreedOutcome(OutcomeKind.Action, "Ask at the surgery and the pantry who would like a call, and find twelve neighbours who make it.", "Neighbours’ network", DateOnly.FromDateTime(now.AddDays(45).UtcDateTime))),
        new(
            "Gritted paths",
            ["The path to the surgery was ice for two weeks.", "Give us the grit, we spread it ourselves."],
            "The roads are gritted, the paths between the closes are not.",
            _ => new AgreedOutcome(OutcomeKind.Declined, "The county grits main roads only and has no grit bins left this winter; we ask again in spring.")),
    ];
}

/// <summary>Notes that were put together, and what came of them.</summary>
internal sealed record DemoGroup(string Name, ImmutableArray<string> Notes, string Summary, Func<DateTimeOffset, AgreedOutcome> Outcome);
