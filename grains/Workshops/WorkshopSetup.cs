using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Workshops;

/// <summary>How a workshop is prepared.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Purpose">Plain text, at most 2,000 characters.</param>
/// <param name="Agenda">1 to 30 stages, in the order they are meant for.</param>
/// <param name="ShowsAuthors">Whether a note shows its author's first name to the others. If not, nobody sees it, the facilitator included.</param>
/// <param name="Tables">How many tables have a board of their own, 0 to 60.</param>
/// <param name="Template">The template it was made from, or null.</param>
/// <param name="Round">The slug of the round that ideas go to, or null.</param>
/// <param name="Questions">What people may say of themselves if they want to; shown as counts of five and more only.</param>
/// <param name="Community">The slug of the community that it is about, or null where it belongs to a service area only.</param>
/// <param name="RehearsalOf">The slug of the workshop that this one rehearses, or null; a rehearsal is listed nowhere, is not published, and is thrown away.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopSetup")]
public sealed record WorkshopSetup(
    [property: Id(0)] string Title,
    [property: Id(1)] string Purpose,
    [property: Id(2)] ImmutableArray<AgendaStage> Agenda,
    [property: Id(3)] bool ShowsAuthors = true,
    [property: Id(4)] int Tables = 0,
    [property: Id(5)] string? Template = null,
    [property: Id(6)] string? Round = null,
    [property: Id(7)] ImmutableArray<RoomQuestion> Questions = default,
    [property: Id(8)] string? RehearsalOf = null,
    [property: Id(9)] string? Community = null);

/// <summary>A part of the agenda.</summary>
/// <param name="Prompt">What people are asked, at most 300 characters.</param>
/// <param name="Minutes">How long it is meant to last, 1 to 480. The end is shown; the facilitator goes on.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.AgendaStage")]
public sealed record AgendaStage(
    [property: Id(0)] WorkshopStage Kind,
    [property: Id(1)] string Prompt,
    [property: Id(2)] int Minutes,
    [property: Id(3)] StageRules Rules)
{
    /// <summary>A stage with the rules that its kind has by itself.</summary>
    public static AgendaStage Of(WorkshopStage kind, string prompt, int minutes) => new(kind, prompt, minutes, StageRules.Of(kind));
}

/// <summary>What participants may do in a stage.</summary>
/// <param name="MayWrite">Write notes.</param>
/// <param name="MayGroup">Make, name, merge and split groups and move notes; table hosts and the facilitator may in any case.</param>
/// <param name="DotsEach">How many dots a person has, 0 to 20.</param>
/// <param name="DotsOnOne">How many of them may stand on one thing.</param>
/// <param name="MayComment">Comment on groups and notes.</param>
/// <param name="MayRaiseHand">Stand in the queue to speak.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.StageRules")]
public sealed record StageRules(
    [property: Id(0)] bool MayWrite = false,
    [property: Id(1)] bool MayGroup = false,
    [property: Id(2)] int DotsEach = 0,
    [property: Id(3)] int DotsOnOne = 0,
    [property: Id(4)] bool MayComment = false,
    [property: Id(5)] bool MayRaiseHand = false)
{
    /// <summary>What a kind of stage is about.</summary>
    public static StageRules Of(WorkshopStage kind) => kind switch
    {
        WorkshopStage.Gather => new(MayWrite: true),
        WorkshopStage.Reveal => new(MayWrite: true, MayComment: true),
        WorkshopStage.Group => new(MayWrite: true, MayGroup: true),
        WorkshopStage.Vote => new(DotsEach: 5, DotsOnOne: 3),
        WorkshopStage.Discuss => new(MayWrite: true, MayComment: true, MayRaiseHand: true),
        WorkshopStage.Agree => new(MayComment: true, MayRaiseHand: true),
        _ => new(),
    };
}

/// <summary>A question about the people in the room, such as the part of town they live in.</summary>
/// <param name="Id">1 to 20 of a–z.</param>
/// <param name="Text">The question.</param>
/// <param name="Answers">2 to 12 coarse answers.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.RoomQuestion")]
public sealed record RoomQuestion(
    [property: Id(0)] string Id,
    [property: Id(1)] string Text,
    [property: Id(2)] ImmutableArray<string> Answers)
{
    /// <summary>For each answer the group of a community's profile that it stands for (<see cref="EntryFieldSet.Groups"/>), or empty; none where the question asks for no groups.</summary>
    [Id(3)]
    public ImmutableArray<string> Groups { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether any answer stands for a group.</summary>
    [JsonIgnore]
    public bool AsksForGroups => Groups.Any(group => group.Length > 0);
}
